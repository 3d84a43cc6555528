"""Leaders' stays, as the sheets show them."""

from datetime import date

from models.case import Case
from models.duty import Shift
from models.roster import LeaderStay
from models.words import say
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.exchange.writing.paper.text import STAY, shift_sign


def stays_on(tables: Tables, officer: str, day: date) -> list[LeaderStay]:
    return [stay for stay in tables.roster.stays if (stay.officer, stay.date) == (officer, day)]


def is_away(tables: Tables, officer: str, day: date) -> bool:
    """On a stint or a stay."""
    return (officer, day) in tables.stints or bool(stays_on(tables, officer, day))


def stay_shift(case: Case, stay: LeaderStay) -> Shift:
    """The shift whose hours the stay takes."""
    phase = next(phase for phase in case.stay_phases if phase.first <= stay.date <= phase.last)
    return next(shift for shift in case.shifts if shift.id == phase.shift(stay.time))


def stay_text(case: Case, stay: LeaderStay) -> str:
    """驻龙桥所 夜●"""
    return say(STAY, station=stay.station, shift=shift_sign(stay_shift(case, stay)))
