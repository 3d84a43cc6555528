"""Results of stints, summed by station, by the unit that lent, by officer or by phase."""

from collections import Counter
from collections.abc import Iterable, Sequence

from models.alike import id_key
from models.records.result import Result
from models.reports.book import RecordBook
from models.reports.grouping import Grouping
from models.reports.results import ResultsReport, ResultTally


def results_report(book: RecordBook, by: Grouping = Grouping.STATION) -> ResultsReport:
    kinds = _kinds(book.results)
    groups: dict[str, tuple[str, list[Result]]] = {}
    for result in book.results:
        name = _group(book, by, result)
        groups.setdefault(id_key(name), (name, []))[1].append(result)
    rows = [_tally(name, results, kinds) for name, results in groups.values()]
    return ResultsReport(
        book=book,
        by=by,
        kinds=kinds,
        rows=tuple(sorted(rows, key=lambda row: (-sum(row.numbers), row.of))),
        total=_tally("", book.results, kinds),
    )


def _kinds(results: Iterable[Result]) -> tuple[str, ...]:
    """As they are first spelt."""
    spelt: dict[str, str] = {}
    numbers: Counter[str] = Counter()
    for result in results:
        spelt.setdefault(id_key(result.kind), result.kind)
        numbers[id_key(result.kind)] += result.number
    return tuple(spelt[key] for key in sorted(spelt, key=lambda key: (-numbers[key], key)))


def _group(book: RecordBook, by: Grouping, result: Result) -> str:
    match by:
        case Grouping.STATION:
            return result.station
        case Grouping.DEPARTMENT:
            return _unit_on(book, result)
        case Grouping.OFFICER:
            return result.officer
        case Grouping.PHASE:
            return result.phase


def _unit_on(book: RecordBook, result: Result) -> str:
    """The unit that the officer worked for when the stint began, if lent to another of the bureau."""
    lent = (row for row in book.secondments if row.officer == result.officer and row.first <= result.first <= row.last)
    units = {officer.id: officer.unit for officer in book.officers}
    return next((row.unit for row in lent if row.unit is not None), units[result.officer])


def _tally(of: str, results: Sequence[Result], kinds: Sequence[str]) -> ResultTally:
    numbers: Counter[str] = Counter()
    for row in results:
        numbers[id_key(row.kind)] += row.number
    stints = {(row.officer, row.station, row.first, row.last) for row in results}
    return ResultTally(
        of=of,
        stints=len(stints),
        officers=len({officer for officer, _, _, _ in stints}),
        days=sum((last - first).days + 1 for _, _, first, last in stints),
        numbers=tuple(numbers[id_key(kind)] for kind in kinds),
    )
