"""What was recorded: leaders' stays, problems found, results of stints."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date

from models.alike import id_key
from models.base import DateRange
from models.integrity.fault import Fault, Parts, rows
from models.records.problem import ProblemState
from models.records.result import Result
from models.words import listed, say


def stay_records(parts: Parts) -> Iterator[Fault]:
    """Stays by whoever is no leader, outside the phases, or at two places at once."""
    leaders = {row.id: row.category in (None, "leader") for row in rows(parts, "officers")}
    places: dict[tuple[str, date, str], str] = {}
    phases = rows(parts, "stay_phases")
    for index, stay in enumerate(rows(parts, "stay_records")):
        if not leaders.get(stay.officer, True):
            yield Fault("stay_records", index, "officer", say("integrity.no_leader", officer=stay.officer))
        yield from _outside(parts, "stay_records", index, {"date": stay.date}, phases)
        key = stay.officer, stay.date, stay.time
        if key in places:
            wrong = say("integrity.stay_twice", officer=stay.officer, station=places[key])
            yield Fault("stay_records", index, "officer", wrong)
        places.setdefault(key, stay.station)


def problems(parts: Parts) -> Iterator[Fault]:
    """A deadline that lacks or comes before the problem was found, the same problem twice, dates outside the phases."""
    known: set[tuple[str, date, str]] = set()
    phases = rows(parts, "stay_phases")
    for index, problem in enumerate(rows(parts, "problems")):
        yield from _outside(parts, "problems", index, {"found_on": problem.found_on}, phases)
        if problem.deadline is None and problem.state is ProblemState.DATED:
            yield Fault("problems", index, "deadline", say("integrity.no_deadline"))
        if problem.deadline is not None and problem.deadline < problem.found_on:
            wrong = say("integrity.deadline_before", deadline=problem.deadline, found_on=problem.found_on)
            yield Fault("problems", index, "deadline", wrong)
        key = problem.station, problem.found_on, id_key(problem.text)
        if key in known:
            yield Fault("problems", index, "text", say("integrity.problem_twice", station=problem.station))
        known.add(key)


def results(parts: Parts) -> Iterator[Fault]:
    """Of one officer, the same kind twice for a stint, and stints that overlap; dates outside the horizon."""
    stints: dict[str, _Stints] = {}
    for index, result in enumerate(rows(parts, "results")):
        yield from _outside(parts, "results", index, {"first": result.first, "last": result.last})
        if result.first <= result.last:
            wrong = stints.setdefault(result.officer, _Stints()).clash(result)
            if wrong:
                yield Fault("results", index, *wrong)


class _Stints:
    """Those of one officer so far, in their order; none of them overlap."""

    def __init__(self) -> None:
        self._spans: list[tuple[date, date, str]] = []
        self._kinds: dict[tuple[date, date, str], set[str]] = {}

    def clash(self, result: Result) -> tuple[str, str] | None:
        """Takes a row in; of one that does not go with the others, the field and the sentence."""
        span = result.first, result.last, result.station
        if span in self._kinds:
            is_new = id_key(result.kind) not in self._kinds[span]
            self._kinds[span].add(id_key(result.kind))
            return None if is_new else ("kind", say("integrity.result_twice", kind=result.kind))
        place = bisect(self._spans, span)
        for first, last, station in self._spans[max(0, place - 1) : place + 1]:
            if first <= result.last and result.first <= last:
                return "first", say("integrity.stints_overlap", station=station, first=first, last=last)
        self._spans.insert(place, span)
        self._kinds[span] = {id_key(result.kind)}
        return None


def _outside(parts: Parts, sheet: str, row: int, dates: dict[str, date], phases: Sequence[DateRange] = ()) -> Iterator[Fault]:
    """Dates in none of the phases, which may begin before the horizon; without phases, outside the horizon."""
    for field, day in dates.items():
        if phases and not any(phase.first <= day <= phase.last for phase in phases):
            spans = listed(f"{phase.first}/{phase.last}" for phase in phases)
            yield Fault(sheet, row, field, say("integrity.outside_phases", date=day, phases=spans))
        elif not phases and parts.start <= parts.end and not parts.start <= day <= parts.end:
            yield Fault(sheet, row, field, say("integrity.outside", date=day, start=parts.start, end=parts.end))
