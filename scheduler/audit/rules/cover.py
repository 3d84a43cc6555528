"""Who is on each duty, who counts, and what is missing: shortages, which are no breaches."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from models.findings import Shortage
from models.words import say

from .. import words
from ..facts import Facts
from ..given.needs import Duty, Need
from . import sworn_lead

if TYPE_CHECKING:
    from ..sheet import Sheet


class Count(NamedTuple):
    present: int
    effective: int
    below_minimum: int
    below_target: int
    surplus: int


def counts(facts: Facts, sheet: "Sheet") -> dict[Duty, Count]:
    if "cover" not in facts.rules:
        return {}
    crews = sheet.crew
    return {
        duty: _count(facts, sheet, duty, need) if duty in crews else Count(0, 0, need.minimum, need.target, 0)
        for duty, need in facts.needs.items()
    }


def check(facts: Facts, sheet: "Sheet") -> Iterator[Shortage]:
    for duty, count in sheet.counts.items():
        if count.below_target:
            yield _shortage(facts, duty, facts.needs[duty], count)


def _count(facts: Facts, sheet: "Sheet", duty: Duty, need: Need) -> Count:
    crew = sheet.crew[duty]
    present, effective = len(crew), sworn_lead.effective(facts, duty, crew)
    return Count(
        present,
        effective,
        max(0, need.minimum - effective),
        max(0, need.target - effective),
        max(0, present - need.target),
    )


def _shortage(facts: Facts, duty: Duty, need: Need, count: Count) -> Shortage:
    lacks_lead = count.effective < min(count.present, need.target)
    crew = say("audit.cover.present", present=count.present) + (
        say("audit.cover.no_lead", effective=count.effective) if lacks_lead else ""
    )
    below = (
        say("audit.cover.below_minimum", below_minimum=count.below_minimum)
        if count.below_minimum
        else say("audit.cover.below_target", below_target=count.below_target)
    )
    return Shortage(
        station=duty.station,
        post=duty.post,
        shift=duty.shift,
        date=facts.date_of(duty.day),
        minimum=need.minimum,
        target=need.target,
        weight=need.weight,
        present=count.present,
        effective=count.effective,
        below_minimum=count.below_minimum,
        below_target=count.below_target,
        lacks_lead=lacks_lead,
        sentence=say(
            "audit.cover.short", date=words.date(facts, duty.day), place=words.place(facts, duty), crew=crew, shortage=below
        ),
    )
