from models.policy import default_rows
from models.roster import Roster
from models.rules import BY_KEY
from scheduler.audit import audit, audit_with, breaches, facts_of, levels
from scheduler.audit.checks import PENALTIES
from scheduler.audit.terms import OBJECTIVE
from tests.cases import assigned, stint, tiny_case

CASE = tiny_case(only=("A03", "C01"))
TIRED = Roster(assignments=tuple(assigned("C01", "龙桥所/接处警/值", n) for n in (1, 2)), stints=(stint("C01", "龙桥所", 1, 2),))


def test_every_rule_and_term_of_the_policy_is_checked() -> None:
    bare = {row.key for row in default_rows() if "." not in row.key}
    assert bare == set(BY_KEY) | set(OBJECTIVE)
    assert {row.key for row in default_rows() if row.level} == set(OBJECTIVE) | set(PENALTIES)


def test_only_the_rules_named_are_checked_and_those_off_never() -> None:
    assert [finding.rule for finding in audit(CASE, TIRED).breaches] == ["rest"]
    assert not audit(CASE, TIRED, rules=("stint",)).breaches
    off = tiny_case(only=("A03", "C01"), policy={"rest": {"on": False}})
    assert not audit(off, TIRED).breaches
    assert not audit(off, TIRED, rules=("rest",)).breaches


def test_facts_serve_many_rosters() -> None:
    facts = facts_of(CASE)
    for roster in (TIRED, Roster(), TIRED):
        whole = audit(CASE, roster)
        assert audit_with(facts, roster) == whole
        assert tuple(breaches(facts, roster)) == whole.breaches
        assert levels(facts, roster) == whole.levels


def test_a_level_is_the_weighted_sum_of_its_terms() -> None:
    """Level 4: two pairs of covers by an unnamed constable; no head, no surplus. Level 6: one stint in town, one face."""
    judged = audit(CASE, TIRED)
    assert judged.levels[4] == 2 * (2 + 1)
    assert judged.levels[6] == 0 + 2 * 1 + 1


def test_candidates_follow_the_rules_that_are_checked() -> None:
    """Without the ladder, C01 may serve the pool's counter too if the skill is not asked."""
    strict, loose = facts_of(CASE), facts_of(CASE, rules=("category",))
    duty = next(need for need in strict.needs if need.post == "户籍窗口")
    line = strict.lines["C01"]
    assert not strict.candidates.may(line, duty)
    assert loose.candidates.may(loose.lines["C01"], duty)
