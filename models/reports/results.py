"""What stints came to, summed."""

from models.base import Noun
from models.reports.book import RecordBook
from models.reports.grouping import Grouping


class ResultTally(Noun):
    """`of` is the id of a station, unit or officer, or a phase; empty is no phase, or all together.

    `days` are officer-days of the stints; `numbers` stand in the order of the report's kinds.
    """

    of: str
    stints: int
    officers: int
    days: int
    numbers: tuple[int, ...]


class ResultsReport(Noun):
    """`kinds` in the order of their numbers, the largest first; so are the `rows` by the sum of theirs."""

    book: RecordBook
    by: Grouping
    kinds: tuple[str, ...]
    rows: tuple[ResultTally, ...]
    total: ResultTally
