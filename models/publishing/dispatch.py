"""What a dispatch order asks of a unit: an officer at a station, on certain duties of one kind."""

import datetime as dt

from models.base import Id, Noun


class DispatchRow(Noun):
    """`number` counts through all orders of a roster; `unit` sends the officer, whose `name` is the one suggested."""

    number: int
    officer: Id
    name: str
    unit: Id
    station: Id
    post: Id
    shift: Id
    dates: tuple[dt.date, ...]
