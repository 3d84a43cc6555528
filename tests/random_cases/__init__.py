"""Random cases so small that every roster can be listed, with touching times and limits made common."""

from collections.abc import Mapping
from datetime import timedelta
from random import Random
from typing import Any

from models.case import Case
from models.duty import CalendarRota
from models.leave import PastBurden
from models.organisation import MutualAid, Pairing
from tests.random_cases import duties, organisation, requests
from tests.random_cases.chance import START, Chance
from tests.random_cases.duties import SHIFTS
from tests.random_cases.policy import drawn_policy
from tests.random_cases.stays import stay_phases, stay_pin
from tests.random_cases.touching import Touching
from tests.random_cases.widened import Widened

__all__ = ["SHIFTS", "START", "crowded_case", "random_case", "staying_case", "touching_case", "wide_case"]


def random_case(
    seed: int,
    kinds: tuple[int, ...] | None = None,
    days: int | None = None,
    policy: Mapping[str, Mapping[str, Any]] | None = None,
    **fields: Any,
) -> Case:
    """A case drawn by a seed; its parts appear often enough that every rule binds somewhere in a few hundred seeds.

    `kinds` asks for these officers of the line-up (0 … 7), `days` for this length; policy rows and fields may be set.
    """
    chance = Chance(Random(seed), days)
    drawn = _drawn(chance, kinds, policy or {})
    officers = [officer.id for officer in drawn["officers"]]
    drawn["limits"] = organisation.limits(chance, officers)
    drawn["shifts"] = duties.shifts(chance)
    drawn["demands"] = tuple(duties.weighed(chance, row) for row in drawn["demands"])
    drawn["demands"] = tuple(duties.wanting_more(chance, row) for row in drawn["demands"])
    drawn["units"] = organisation.by_sex(chance, drawn["units"])
    drawn["roster_before"] = requests.roster_before(chance, officers, drawn["demands"])
    drawn["mutual_aid"] = organisation.with_past(chance, drawn["mutual_aid"])
    drawn["commitments"] = requests.at_stations(chance, officers, drawn["commitments"])
    drawn["stay_phases"] = stay_phases(Random(f"stays {seed}"), drawn["start"], chance.days)
    return Case(**drawn | fields)


def wide_case(seed: int) -> Case:
    """A random case with more of what is rare: officers lent into floors and out of the bureau, standby that weighs nothing,
    and duties that pins force, wanted or not and whatever stands against them, beside wishes, leave and lenders.
    """
    return Widened(Random(f"wide {seed}"), random_case(seed)).widened()


def crowded_case(seed: int) -> Case:
    """A wide case in which up to four forced duties fall to one officer, some of them on one date."""
    return Widened(Random(f"crowded {seed}"), wide_case(seed)).crowded()


def touching_case(seed: int) -> Case:
    """A random case of three dates in which own rota duties touch the rest after covers."""
    touching = Touching(Random(f"touching {seed}"), random_case(seed, days=3).start)
    return random_case(seed, touching.kinds, 3, **touching.fields())


def staying_case(seed: int) -> Case:
    """A random case of two dates with a phase of leaders' stays: a leader, and another one or somebody of a department.

    Now and then a stay is pinned.
    """
    rng = Random(f"staying {seed}")
    kinds = rng.choice(((7,), (2, 7), (4, 7)))
    drawn = random_case(seed, kinds, 2)
    fields: dict[str, Any] = {"stay_phases": stay_phases(rng, drawn.start, 2, chance=1)}
    if kinds == (7,):
        fields["officers"] = (*drawn.officers, organisation.second_leader(rng))
    if rng.random() < 0.4:
        own = Pairing(station=rng.choice(("甲所", "乙所")), officer="警员7")
        fields["pairings"] = (*drawn.pairings, own)
    if rng.random() < 0.4:
        meets = {"meeting_weekday": drawn.start.weekday()}
        fields["units"] = tuple(unit.model_copy(update=meets) if unit.id == "分局" else unit for unit in drawn.units)
    chooser = Random(f"stay pins {seed}")
    if chooser.random() < 0.3:
        fields["pins"] = (*drawn.pins, stay_pin(chooser, drawn.start, 2, "警员7", fields["stay_phases"][0]))
    return random_case(seed, kinds, 2, **fields)


def _drawn(chance: Chance, kinds: tuple[int, ...] | None, policy: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The order of the fields is that of the draws: another one draws other cases for every seed."""
    officers = organisation.officers_of(chance, kinds)
    ids = [officer.id for officer in officers]
    return {
        "start": chance.start,
        "end": chance.start + timedelta(chance.days - 1),
        "as_of": chance.start - timedelta(chance.rng.randint(-1, 3)) if chance.often(0.2) else None,
        "calendar": duties.calendar(chance),
        "units": organisation.units(chance),
        "officers": officers,
        "qualifications": organisation.qualifications(chance, ids),
        "secondments": organisation.secondments(chance, ids),
        "posts": duties.posts(chance),
        "cycle_rotas": (duties.cycle(chance),),
        "calendar_rotas": (
            CalendarRota(id="机关", working="行政班"),
            CalendarRota(id="窗口", working="白", rest=chance.rng.choice((None, "白"))),
        ),
        "demands": duties.demands(chance),
        "demand_exceptions": duties.exceptions(chance),
        "leave": requests.leave(chance, ids),
        "pairings": organisation.pairings(chance, officers),
        "mutual_aid": (MutualAid(station="甲所", partner="乙所"),) if chance.often(0.5) else (),
        "restrictions": organisation.restrictions(chance, ids),
        "commitments": requests.commitments(chance, ids),
        "wishes": requests.wishes(chance, ids),
        "bed_requests": requests.beds(chance, ids),
        "opening": requests.opening(chance, officers),
        "past_burdens": tuple(PastBurden(officer=name, burden=chance.rng.randint(0, 6)) for name in ids if chance.often(0.3)),
        "policy": drawn_policy(chance, policy),
    }
