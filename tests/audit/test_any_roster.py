"""A roster edited by hand may hold anything: the audit answers and never fails."""

from datetime import date, timedelta
from random import Random

import pytest

from models.leave import Opening, Pin, PinKind
from models.organisation import MutualAid, Restriction, RestrictionKind, Secondment
from models.roster import Assignment, BedGrant, LeaveDecision, Outcome, Roster, Source, Stint
from scheduler.audit import audit, breaches, facts_of, levels
from scheduler.ledger.closing import closing
from tests.cases import OFFICERS, START, day, request, tiny_case

CASE = tiny_case(
    as_of=day(-2),
    leave=(request("r", "A01", 1, 2, slack=1), request("s", "C01", 3, 3, kind="病假")),
    secondments=(
        Secondment(officer="D02", first=day(1), last=day(2)),
        Secondment(officer="B01", unit="禁毒大队", first=day(2), last=day(9)),
    ),
    mutual_aid=(MutualAid(station="龙桥所", partner="凤凰山所"),),
    restrictions=(Restriction(officer="C01", kind=RestrictionKind.TOGETHER, other="C02"),),
    opening=(Opening(officer="C02", stint_station="龙桥所", work_run=3),),
    pins=(Pin(kind=PinKind.ASSIGN, officer="C01", date=day(1), station="龙桥所", post="接处警", shift="值", forced=True),),
)


def scribble(rng: Random) -> Roster:
    def someone() -> str:
        return rng.choice([*(row.id for row in OFFICERS), "Z9"])

    def sometime() -> date:
        return START + timedelta(rng.randint(-3, 10))

    def somewhere() -> str:
        return rng.choice(["龙桥所", "凤凰山所", "禁毒大队", "无名所"])

    return Roster(
        assignments=tuple(
            Assignment(
                officer=someone(),
                station=somewhere(),
                post=rng.choice(["接处警", "户籍窗口", "带班领导", "", "无名岗"]),
                shift=rng.choice(["白", "夜", "值", "备", "行政班", "无名班"]),
                date=sometime(),
                source=rng.choice(list(Source)),
                rung=rng.randint(-1, 5),
            )
            for _ in range(20)
        ),
        stints=tuple(Stint(officer=someone(), station=somewhere(), first=sometime(), last=sometime()) for _ in range(6)),
        leave=tuple(
            LeaveDecision(
                request=rng.choice("rsx"),
                outcome=rng.choice(list(Outcome)),
                choice=rng.choice([None, -1, 0, 7]),
                first=rng.choice([None, sometime()]),
                last=rng.choice([None, sometime()]),
            )
            for _ in range(2)
        ),
        beds=(BedGrant(officer=someone(), night=sometime()),),
    )


@pytest.mark.parametrize("seed", range(50))
def test_scribbled_rosters(seed: int) -> None:
    roster = scribble(Random(seed))
    judged = audit(CASE, roster)
    assert judged.breaches
    facts = facts_of(CASE)
    assert tuple(breaches(facts, roster)) == judged.breaches
    assert levels(facts, roster) == judged.levels
    assert len(closing(CASE, roster)) == len(CASE.officers)
