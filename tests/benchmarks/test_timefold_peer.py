"""The peer keeps our rules on a small case, counts as the audit does, and finds nothing better than a proven roster."""

from typing import Any

import pytest

from benchmarks.generator import RECORDED_VALUES, recorded_policy
from benchmarks.peers import timefold
from benchmarks.timefold.policy import LATER_KNOWN, unsupported
from models.case import Case
from models.organisation import StayPhase
from models.policy import older_rows
from models.rules import rule_of
from scheduler.audit import audit
from scheduler.formulation.instance import Instance
from scheduler.plan import Settings, plan
from tests.cases import START, request, tiny_case

needs_peer = pytest.mark.skipif(timefold.available() is not None, reason=timefold.available() or "")


def known(**fields: Any) -> Case:
    """Of what the peer knows."""
    older = {row.key: {"on": row.on} for row in recorded_policy().rows if row.key in older_rows()}
    recorded = older | {key: {"value": value} for key, value in RECORDED_VALUES.items()}
    return tiny_case(policy=recorded | fields.pop("policy", {}), **fields)


def with_leave() -> Case:
    return known(leave=(request("Q1", "A03", 1, 2, slack=1), request("Q2", "C01", 2, 4)))


@needs_peer
@pytest.mark.parametrize("case", [known(), with_leave()], ids=["tiny", "with leave"])
def test_peer_keeps_the_rules_and_is_no_better(case: Case) -> None:
    solved = timefold.run(case, time_limit=5, workers=2)
    assert solved is not None
    report = audit(case, solved.roster)
    values = [value for _, value in sorted(report.levels.items())]
    proven = [level.value for level in plan(case, Settings(time_limit=20)).file.proof.levels]
    assert report.breaches == ()
    assert values >= proven
    assert solved.score == f"[0]hard/[{'/'.join(str(-value) for value in values)}]soft"


def test_what_the_peer_does_not_know_is_said() -> None:
    assert unsupported(Instance(known())) is None
    unknown = {key for key, row in older_rows().items() if not row.on} - set(LATER_KNOWN)
    assert {"stint.away", "mutual_balance", "compensatory_rest"} <= unknown
    for key in unknown:
        switched_on = {rule_of(key): {"on": True}} | {key: {"on": True}}
        assert rule_of(key) in (unsupported(Instance(known(policy=switched_on))) or "")
    phase = StayPhase(first=START, last=START)
    assert "stays" in (unsupported(Instance(known(stay_phases=(phase,)))) or "")
    windows = known(policy={"load.nights": {"value": "7:4;14:6"}})
    assert "windows" in (unsupported(Instance(windows)) or "")
    asked = known(policy={"days_off.run": {"value": 2}})
    assert "days_off.run" in (unsupported(Instance(asked)) or "")
