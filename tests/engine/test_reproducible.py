"""Promise 11: one case, one roster: in three processes, whatever the order of the rows and the hashes of the day."""

import hashlib
import random
from dataclasses import replace

import pytest

from models.case import Case
from models.duty import Demand
from models.roster import Roster
from scheduler.formulation.canonical import canonical
from scheduler.formulation.instance import Instance
from scheduler.plan import Settings, plan
from tests.cases import request, tiny_case
from tests.explain.medium import medium_case

SETTINGS = Settings(time_limit=20, workers=2, reproducible=True)


def shuffled(case: Case, seed: int) -> Case:
    """Every sheet but demand, in which a later row wins over an earlier one."""
    rng = random.Random(seed)
    fields = {name: getattr(case, name) for name in Case.model_fields}
    sheets = {name: rng.sample(rows, len(rows)) for name, rows in fields.items() if isinstance(rows, tuple)}
    return Case(**fields | sheets | {"demands": case.demands})


def roster_hash(roster: Roster) -> str:
    return hashlib.sha256(roster.model_dump_json().encode()).hexdigest()


@pytest.mark.parametrize("case", [tiny_case(leave=(request("Q1", "A03", 1, 2),)), medium_case(1)], ids=["tiny", "medium"])
def test_three_processes_and_shuffled_rows_give_one_roster(case: Case) -> None:
    files = [plan(ordered, SETTINGS).file for ordered in (case, shuffled(case, 1), shuffled(case, 2))]
    assert len({roster_hash(file.roster) for file in files}) == 1
    assert all(file.proof.parameters["reproducible"] for file in files)
    assert all(file.proof.workers == 1 for file in files)


def test_a_limit_of_work_cuts_every_run_at_the_same_place() -> None:
    """A limit too short to finish within: the count of work, not the clock, says where it ends."""
    files = [plan(medium_case(2), replace(SETTINGS, time_limit=1.5)).file for _ in range(2)]
    assert len({file.proof.levels for file in files}) == 1
    assert len({roster_hash(file.roster) for file in files}) == 1


def test_the_canonical_case_means_the_same_and_knows_no_order() -> None:
    case = medium_case(3)
    first, second = (row.model_dump() for row in case.demands[:2])
    priced = [Demand(**first | {"surplus_weight": 5}), Demand(**second | {"minimum": 0, "target": 0, "surplus_weight": 3})]
    case = Case.model_validate(dict(case) | {"demands": (*priced, *case.demands[2:])})
    assert duties(canonical(shuffled(case, 3))) == duties(case)
    assert {5, 3} <= {duty[-1] for duty in duties(case)}
    assert canonical(case) == canonical(shuffled(case, 4))


def duties(case: Case) -> list[tuple[object, ...]]:
    return sorted(
        (duty.station, duty.post.id, duty.shift.id, duty.day, duty.minimum, duty.target, duty.weight, duty.surplus_weight)
        for duty in Instance(case).duties.all
    )
