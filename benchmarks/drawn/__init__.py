"""Tiny cases drawn by a seed over every field of the JSON schema (`models.case.Case`), with touching times made common."""

from datetime import date
from random import Random

from benchmarks.drawn.chance import Chance
from benchmarks.drawn.duties import duty_sheets
from benchmarks.drawn.history import history_sheets
from benchmarks.drawn.organisation import organisation_sheets, stay_phases
from benchmarks.drawn.policy import drawn_policy
from benchmarks.drawn.records import in_phases, record_sheets
from benchmarks.drawn.requests import request_sheets, stay_pins
from models.case import Case

STARTS = (date(2024, 7, 26), date(2024, 7, 29), date(2024, 12, 30), date(2024, 2, 27), date(2025, 3, 28), date(2025, 9, 30))
"""Before weekends, holidays, the ends of a month, of February and of a year."""


def drawn_case(seed: int) -> Case:
    """One case in seven is so long that whole weeks lie in it, with two officers."""
    rng = Random(seed)
    is_long = rng.random() < 0.15
    chance = Chance(rng, rng.choice(STARTS), rng.choice((7, 8, 9)) if is_long else rng.choice((1, 2, 2, 3, 3, 4, 4, 5)))
    organisation = organisation_sheets(chance, 2 if is_long else rng.choice((2, 2, 3, 3, 4)))
    duties = duty_sheets(chance)
    phases = stay_phases(Chance(Random(f"stays {seed}"), chance.start, chance.days))
    sheets = (
        organisation
        | duties
        | request_sheets(chance, organisation, duties)
        | history_sheets(chance)
        | in_phases(record_sheets(chance, organisation), phases)
    )
    pinned = stay_pins(Chance(Random(f"stay pins {seed}"), chance.start, chance.days), sheets["officers"], phases)
    sheets["pins"] = (*sheets["pins"], *pinned)
    return Case(
        title="城厢分局" if chance.often(0.1) else "分局",
        start=chance.start,
        end=chance.date(chance.days - 1),
        as_of=chance.date(-rng.randint(0, 4)) if chance.often(0.3) else None,
        policy=drawn_policy(chance),
        stay_phases=phases,
        **sheets,
    )
