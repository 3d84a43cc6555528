"""What may be decided on a pending request for leave, and what each outcome costs."""

from fractions import Fraction

from models.leave import LeaveRequest
from tests.third.world import Option, Span, World


def options(world: World, request: LeaveRequest) -> list[Option]:
    """Refused first."""
    policy, asked = world.policy, request.choices[0]
    kind = f"leave.weight.{request.kind}"
    weight = policy.number(kind) if policy.has(kind) else policy.number("leave")
    before = world.opening[request.officer].past_refusals if request.officer in world.opening else 0
    weight += policy.number("leave.past_refusal") * max(before, request.past_refusals)
    dates = sum(world.span(asked.first, asked.last).covers(day) for day in range(world.days))
    whole = weight * max(1, dates)
    outcomes = [Option(None, None, whole)]
    spared_as_asked = work_spared(world, request, world.day(asked.first), world.day(asked.last))
    for number, choice in enumerate(request.choices):
        first, length = world.day(choice.first), (choice.last - choice.first).days
        starts = range(world.day(choice.earliest), world.day(choice.latest) + 1)
        longest = max(abs(start - first) for start in starts)
        for start in starts:
            is_asked = number == 0 and start == first
            inside = start >= 0 and start + length < world.days
            planned = world.case.as_of is None or start >= world.day(world.case.as_of)
            if not planned or not (is_asked or inside):
                continue
            spared = work_spared(world, request, start, start + length)
            if not is_asked and 0 in (spared, spared_as_asked):
                continue
            percent = Fraction(policy.number("leave.choice_percent") * number)
            if longest:
                percent += Fraction(policy.number("leave.move_percent") * abs(start - first), longest)
            if spared < spared_as_asked:
                percent += 100 - Fraction(100 * spared, spared_as_asked)
            cost = -int(-whole * min(Fraction(90), percent) // 100)
            outcomes.append(Option(number, Span(start, start + length), max(0, min(whole - 1, cost))))
    return outcomes


def work_spared(world: World, request: LeaveRequest, first: int, last: int) -> int:
    officer, kinds = request.officer, "leave.calendar_kinds"
    days = {day for day in range(world.days) if first <= day <= last}
    days -= {day for span in world.given_leave[officer] for day in days if span.covers(day)}
    if world.policy.on(kinds) and request.kind not in world.policy.entries(kinds):
        days = {day for day in days if world.is_free(officer, day) or world.base(officer, day) is not None}
    return len(days)
