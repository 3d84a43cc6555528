"""Requests for leave as rows."""

from benchmarks.timefold.export.known import Known, Row


def request(known: Known, number: int) -> list[Row]:
    """Its options and the refusal, without those that pins or given leave rule out."""
    leave, program = known.instance.leave.decidable[number], known.model.program
    options = [
        {"number": at, "first": option.first, "last": option.last, "cost": option.cost}
        for at, (option, var) in enumerate(zip(leave.options, known.model.leave.options[number], strict=True))
        if program.upper[var]
    ]
    if program.upper[known.model.leave.refused[number]]:
        options.append({"number": -1, "first": 1, "last": 0, "cost": leave.refusal_cost})
    for row in options:
        row |= {"officer": leave.officer, "uses": known.limits.of_leave(leave.request, row["first"], row["last"])}
    return options
