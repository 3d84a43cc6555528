"""What a pin of each kind has to say."""

from collections.abc import Iterator

from models.integrity.fault import Fault, Parts, rows
from models.leave import Pin
from models.words import say

PIN_NEEDS = {
    "assign": ("officer", "date", "station", "post", "shift"),
    "forbid": ("officer", "date"),
    "grant": ("request",),
    "refuse": ("request",),
}
"""The fields that a kind of pin cannot do without."""


def pins(parts: Parts) -> Iterator[Fault]:
    """Fields that a kind of pin needs, dates that do not fit it, leave that is decided already, and stays that cannot be."""
    yield from _stays(parts)
    pending = {request.id: request.status == "pending" for request in rows(parts, "leave")}
    lengths = {request.id: {choice.last - choice.first for choice in request.choices} for request in rows(parts, "leave")}
    for index, pin in enumerate(rows(parts, "pins")):
        for field in PIN_NEEDS[pin.kind]:
            if getattr(pin, field) is None and not (field == "post" and _may_be_stay(parts, pin)):
                yield Fault("pins", index, field, say("integrity.pin_lacks"))
        if pin.burden_of and (pin.kind != "assign" or pin.burden_of == pin.officer):
            yield Fault("pins", index, "burden_of", say("integrity.pin_burden"))
        if pin.request in pending and not pending[pin.request]:
            yield Fault("pins", index, "request", say("integrity.already_approved", request=pin.request))
        if pin.date and not parts.start <= pin.date <= parts.end and pin.kind != "grant":
            yield Fault("pins", index, "date", say("integrity.outside", date=pin.date, start=parts.start, end=parts.end))
        if pin.last and pin.date and pin.last < pin.date:
            yield Fault("pins", index, "last", say("integrity.dates_reversed", last=pin.last, first=pin.date))
        elif pin.last and pin.kind == "assign" and pin.last != pin.date:
            yield Fault("pins", index, "last", say("integrity.assign_last"))
        elif pin.last and pin.kind in ("grant", "refuse"):
            length = pin.last - pin.date if pin.date else None
            if pin.request in lengths and length not in lengths[pin.request]:
                yield Fault("pins", index, "last", say("integrity.grant_last"))


def _may_be_stay(parts: Parts, pin: Pin) -> bool:
    """An assignment at no post, in a case that knows of stays."""
    return pin.kind == "assign" and pin.post is None and bool(rows(parts, "stay_phases"))


def _stays(parts: Parts) -> Iterator[Fault]:
    """By whoever is no leader, on dates or in shifts of no phase, or with what is of duties alone."""
    leads = {row.id: row.category in (None, "leader") for row in rows(parts, "officers")}
    for index, pin in enumerate(rows(parts, "pins")):
        if not _may_be_stay(parts, pin):
            continue
        if not leads.get(pin.officer, True):
            yield Fault("pins", index, "post", say("integrity.pin_stay_leader", officer=pin.officer))
        phase = next((row for row in rows(parts, "stay_phases") if pin.date and row.first <= pin.date <= row.last), None)
        if pin.date and phase is None:
            yield Fault("pins", index, "date", say("integrity.pin_stay_date", date=pin.date))
        if phase and pin.shift and pin.shift not in (phase.day_shift, phase.night_shift):
            shifts = {"day": phase.day_shift, "night": phase.night_shift}
            yield Fault("pins", index, "shift", say("integrity.pin_stay_shift", shift=pin.shift, **shifts))
        for field in ("forced", "burden_of"):
            if getattr(pin, field):
                yield Fault("pins", index, field, say("integrity.pin_stay_alone"))
