from models.organisation import MutualAid
from models.roster import Roster
from scheduler.audit import facts_of
from scheduler.audit.rules.mutual_balance import Balance, balances
from scheduler.audit.sheet import Sheet
from tests.audit.reading import broken, term
from tests.cases import FENGHUANG, LONGQIAO, assigned, tiny_case

HERE, THERE = "龙桥所/接处警/白", "凤凰山所/接处警/白"
AID = (MutualAid(station=LONGQIAO, partner=FENGHUANG, past_balance=2),)
COVERS = [assigned("B01", HERE, n, rung=3) for n in range(6)]


def test_past_lent_and_borrowed_by_steps() -> None:
    case = tiny_case(mutual_aid=AID)
    assert term("mutual_balance", case) == 2
    assert term("mutual_balance", case, *COVERS[:2]) == 0
    assert term("mutual_balance", case, *COVERS) == 4 + 1
    assert term("mutual_balance", case, assigned("A03", THERE, 0, rung=3)) == 3
    assert term("mutual_balance", case, assigned("C01", HERE, 0), assigned("A03", HERE, 1, "free")) == 2
    assert term("mutual_balance", tiny_case(), *COVERS) == 0


def test_what_each_lent_is_told_as_the_first_row_has_it() -> None:
    rows = (MutualAid(station=FENGHUANG, partner=LONGQIAO), *AID)
    facts = facts_of(tiny_case(mutual_aid=rows))
    roster = Roster(assignments=(*COVERS[:3], assigned("A03", THERE, 4, rung=3)))
    assert list(balances(facts, Sheet(facts, roster))) == [Balance(FENGHUANG, LONGQIAO, -2, 3, 1, -2)]


def test_a_breach_where_hard() -> None:
    hard = tiny_case(mutual_aid=AID, policy={"mutual_balance": {"hard": True, "value": "1;3"}})
    assert not broken("mutual_balance", hard)
    assert not broken("mutual_balance", hard, *COVERS[:4])
    assert broken("mutual_balance", hard, *COVERS[:5]) == ["凤凰山所借给龙桥所的比借入的多 3 人次，不得超过 2 人次"]
    assert broken("mutual_balance", hard, assigned("A03", THERE, 0, rung=3)) == [
        "龙桥所借给凤凰山所的比借入的多 3 人次，不得超过 2 人次"
    ]
