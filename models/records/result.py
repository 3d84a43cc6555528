"""帮扶成效: what an officer got done on a stint."""

from models.base import Count, DateRange, Id


class Result(DateRange):
    """`number` of one kind (警情, 户籍, 调解 …) on the stint of `officer` at `station` from `first` to `last`.

    A stint has a row for each kind. `phase` is the name of a round of support; empty is the period of the case.
    """

    officer: Id
    station: Id
    kind: Id
    number: Count
    phase: str = ""
