"""A roster that the new one is to stay near to: what it held of each officer on each date."""

import datetime as dt

from models.base import Id, Noun


class DutyBefore(Noun):
    """`post` is empty for a shift of a rota worked without a post of its own."""

    station: Id
    post: str = ""
    shift: Id


class RosterDay(Noun):
    """An officer's cell of a date: assignments, stations of the stints that span it, leave, a bed in town.

    A cell without any of them has no row.
    """

    officer: Id
    date: dt.date
    duties: tuple[DutyBefore, ...] = ()
    detached: tuple[Id, ...] = ()
    on_leave: bool = False
    bed: bool = False
