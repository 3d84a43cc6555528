"""Leaders' stays in words, as a chief reads them out: stays, talks, petitions, companies, problems and what is overdue."""

from collections.abc import Callable, Iterator, Mapping

from models.organisation import StayPhase
from models.records.problem import Problem, ProblemKind, ProblemState
from models.records.stay import Activity
from models.reports.stays import StaysOwed, StaysReport, StayTally
from models.words import listed, say
from scheduler.exchange.writing.answers.stress_rows import names
from scheduler.exchange.writing.paper.text import case_title

READ_OUT = (Activity.TALKS, Activity.PETITIONS, Activity.COMPANIES)
"""Activities with a line of their own."""

WORDS = {
    Activity.HANDOVERS: "stays.word.handovers",
    Activity.BRIEFINGS: "stays.word.briefings",
    Activity.TALKS: "stays.word.talks",
    Activity.REVISITS: "stays.word.revisits",
    Activity.PETITIONS: "stays.word.petitions",
    Activity.DISPUTES: "stays.word.disputes",
    Activity.COMPANIES: "stays.word.companies",
    Activity.TOWNSHIPS: "stays.word.townships",
    Activity.OPINIONS: "stays.word.opinions",
    Activity.RECTIFICATIONS: "stays.word.rectifications",
    ProblemKind.DUTY: "stays.word.duty",
    ProblemKind.TEAM: "stays.word.team",
    ProblemKind.STAFFING: "stays.word.staffing",
    ProblemKind.CARE: "stays.word.care",
    ProblemState.SOLVED: "stays.word.solved",
    ProblemState.DATED: "stays.word.dated",
    ProblemState.MECHANISM: "stays.word.mechanism",
    ProblemState.ONGOING: "stays.word.ongoing",
}


def stays_title(report: StaysReport) -> str:
    about = {"title": case_title(report.book.title), "start": report.book.first, "end": report.book.last}
    return say("stays.title", **about) + ("" if report.phase is None else say("stays.of_phase", phase=phase_name(report.phase)))


def phase_name(phase: str) -> str:
    return phase or say("stays.this_period")


def word(value: Activity | ProblemKind | ProblemState) -> str:
    """What is said of it, in the language spoken; the case's own sheets name it in theirs."""
    return say(WORDS[value])


def heading(value: Activity | ProblemState) -> str:
    """The word over a column."""
    said = word(value)
    return said[:1].upper() + said[1:]


def has_several_phases(report: StaysReport) -> bool:
    return report.phase is None and len(report.phases) > 1


def stays_lines(report: StaysReport) -> Iterator[str]:
    yield stays_title(report)
    yield from summary_lines(report)
    if has_several_phases(report):
        yield say("stays.phases")
        yield from (_line(phase, phase_name(phase.of)) for phase in report.phases)
    yield say("stays.stations")
    yield from (_line(station, station.of) for station in report.stations if station.stays or station.problems)
    shown = names(report.book.officers)
    yield say("stays.leaders")
    yield from (_line(leader, shown[leader.of]) for leader in report.leaders if leader.stays or leader.problems)


def summary_lines(report: StaysReport) -> Iterator[str]:
    total = report.total
    leaders, stations = (sum(row.stays > 0 for row in rows) for rows in (report.leaders, report.stations))
    yield say("stays.total", stays=total.stays, nights=total.nights, leaders=leaders, stations=stations)
    yield say("stays.read_out", **{activity.value: total.number(activity) for activity in READ_OUT})
    others = [activity for activity in Activity if activity not in READ_OUT]
    yield say("stays.others", activities=listed(f"{word(activity)} {total.number(activity)}" for activity in others))
    yield from _missing(report)
    yield from _owed(report)
    yield _as_of(report)
    yield say("stays.problems", problems=total.problems, states=_states(report.states), overdue=total.overdue)
    for kind in report.kinds:
        yield say(
            "stays.kind",
            kind=word(kind.kind),
            problems=sum(kind.by_state),
            states=_states(kind.number),
            overdue=kind.overdue,
        )
    if report.overdue:
        yield say("stays.overdue_head", overdue=total.overdue)
        shown = names(report.book.officers)
        yield from (_overdue(report, problem, shown) for problem in report.overdue)


def _missing(report: StaysReport) -> Iterator[str]:
    """What the phase still lacks: activities, stations and leaders."""
    shown = names(report.book.officers)
    undone = [word(activity) for activity in Activity if activity not in report.total.done]
    stations = [station.of for station in report.stations if not station.stays]
    leaders = [shown[leader.of] for leader in report.leaders if not leader.stays]
    for key, missing in (("stays.undone", undone), ("stays.no_stay_at", stations), ("stays.no_stay_by", leaders)):
        if missing:
            yield say(key, names=listed(missing))


def _owed(report: StaysReport) -> Iterator[str]:
    """What 驻所 still asks of leaders and stations, phase by phase."""
    shown = names(report.book.officers)
    for owed in report.owed:
        yield say("stays.owed.phase", phase=phase_words(owed.phase))
        lacking = [(shown[row.of], row) for row in owed.leaders if row.lacks or row.lacks_nights]
        at = [(row.of, row) for row in owed.stations if row.lacks]
        for key, rows in (("stays.owed.leaders", lacking), ("stays.owed.stations", at)):
            if rows:
                yield say(key, names=listed(_had(name, row) for name, row in rows))
        if not lacking and not at:
            yield say("stays.owed.none")


def phase_words(phase: StayPhase) -> str:
    """What it asks, with its dates."""
    fields = {"first": phase.first, "last": phase.last, "stays": phase.leader_stays, "station_stays": phase.station_stays}
    return say("stays.owed.asked", **fields, nights=say("stays.owed.nights", nights=phase.nights) if phase.nights else "")


def _had(name: str, row: StaysOwed) -> str:
    nights = {"nights": row.nights, "nights_asked": row.nights_asked}
    night = say("stays.owed.had_nights", **nights) if row.lacks_nights else ""
    return say("stays.owed.had", name=name, had=row.had, asked=row.asked, nights=night)


def _as_of(report: StaysReport) -> str:
    is_told = report.as_of != report.book.last or report.book.as_of == report.book.last
    return say("stays.as_of" if is_told else "stays.as_of_end", as_of=report.as_of)


def _states(number: Callable[[ProblemState], int]) -> str:
    return listed(f"{word(state)} {number(state)}" for state in ProblemState)


def _overdue(report: StaysReport, problem: Problem, shown: Mapping[str, str]) -> str:
    assert problem.deadline is not None
    return say(
        "stays.overdue",
        station=problem.station,
        kind=word(problem.kind),
        text=" ".join(problem.text.split()),
        deadline=problem.deadline,
        days=(report.as_of - problem.deadline).days,
        state=word(problem.state),
        finder=say("stays.found_by", officer=shown[problem.officer]) if problem.officer else "",
    )


def _line(tally: StayTally, name: str) -> str:
    return say(
        "stays.line",
        name=name,
        stays=tally.stays,
        nights=tally.nights,
        done=len(tally.done),
        problems=tally.problems,
        unsettled=tally.unsettled,
        overdue=tally.overdue,
        **{activity.value: tally.number(activity) for activity in READ_OUT},
    )
