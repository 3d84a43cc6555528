"""What duties lack of their minimum and target: shortages, which are no breaches."""

from collections.abc import Iterator

from models.findings import Shortage
from models.words import say

from .. import words
from ..counts import Count
from ..facts import Facts
from ..given.needs import Duty, Need
from ..sheet import Sheet


def shortages(facts: Facts, sheet: Sheet) -> Iterator[Shortage]:
    for duty, count in sheet.counts.items():
        if count.below_target:
            yield _shortage(facts, duty, facts.needs[duty], count)


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
