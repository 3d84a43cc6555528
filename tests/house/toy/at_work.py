"""What a planner sees of the toy rules. Run in a process of its own, in whose path a copy of the house stands first."""

import tempfile
from pathlib import Path

from openpyxl import load_workbook

import models
from models.case import Case
from models.leave import Pin, PinKind
from models.organisation import OfficerLimit
from models.rules import own_rows, raisable_rows, soft_rows
from scheduler.audit import audit, facts_of
from scheduler.checks.warnings import warnings
from scheduler.exchange.sheets.words import LIMIT
from scheduler.exchange.writing.case.template import write_template
from scheduler.explain.asked.relaxations import relaxations
from scheduler.explain.asked.shortage import shortage
from tests.cases import NARCOTICS, assigned, day, officer, seat, tiny_case
from tests.explain.asked.files import solved, view_of
from tests.twins import NAMES, assert_twins, broken, optimum, short, term_values

DAY = "龙桥所/接处警/白"
TWO_MONDAYS = {"days": 8, "only": ["A03"], "demands": (seat(DAY, on=0), seat(DAY, on=7))}


def tuesday(**policy: object) -> Case:
    head = officer("C09", NARCOTICS, "head")
    return tiny_case(days=2, officers=(head,), demands=(seat(DAY, on=1),), policy=policy)


def it_is_solved_and_audited() -> None:
    case = tiny_case(**TWO_MONDAYS)
    assert short(case) == 1
    assert broken(case, without="mondays") == {"mondays"}
    assert broken(case) == set()
    assert short(tiny_case(**TWO_MONDAYS, policy={"mondays": {"value": 2}})) == 0
    assert short(tiny_case(**TWO_MONDAYS, policy={"mondays": {"on": False}})) == 0
    both = [assigned("A03", DAY, n, "free") for n in (0, 7)]
    (finding,) = audit(case, view_of(case, *both).roster).breaches
    assert (finding.rule, finding.sentence) == ("mondays", "警员A03周一上勤 2 次，不得超过 1 次")


def model_and_audit_are_twins() -> None:
    for case in (tiny_case(**TWO_MONDAYS), tuesday(), tiny_case(**TWO_MONDAYS, policy={"mondays.least": {"value": 2}})):
        assert assert_twins(case, NAMES)


def who_may_cover_is_asked_of_it() -> None:
    assert short(tuesday()) == 1
    assert short(tuesday(idle_tuesdays={"on": False})) == 0
    assert "idle_tuesdays" in broken(tuesday(), without="idle_tuesdays")
    facts = facts_of(tuesday())
    assert not facts.candidates.may(facts.lines["C09"], next(iter(facts.needs)))
    pin = Pin(kind=PinKind.ASSIGN, officer="C09", station="龙桥所", post="接处警", shift="白", date=day(1))
    (warning,) = [told for told in warnings(tuesday().model_copy(update={"pins": (pin,)})) if "中层周二不替岗" in told.sentence]
    assert warning


def its_soft_row_is_priced_and_may_be_hard() -> None:
    assert "mondays.least" in soft_rows()
    lone = {"days": 1, "only": ["A03"], "demands": (seat(DAY, on=0),)}
    least = {"mondays.least": {"value": 1}}
    assert term_values(tiny_case(**lone, policy=least), "mondays.least") == {0, 1}
    unasked = lone | {"demands": (seat(DAY, 0, 0, on=0, surplus_weight=9),)}
    assert not optimum(tiny_case(**unasked, policy=least)).roster.assignments
    assert optimum(tiny_case(**unasked, policy={"mondays.least": {"value": 1, "level": 1}})).roster.assignments
    hard = tiny_case(**lone, policy={"mondays.least": {"value": 1, "hard": True}})
    assert [breach.rule for breach in audit(hard, view_of(hard).roster).breaches] == ["mondays"]
    assert assert_twins(hard, NAMES)


def an_officer_may_have_an_own_value() -> None:
    assert own_rows()[-1] == "mondays"
    own = (OfficerLimit(officer="A03", key="mondays", value=2),)
    assert short(tiny_case(**TWO_MONDAYS, limits=own)) == 0
    assert LIMIT.words["mondays"] == ("周一勤务上限",)


def it_is_explained_and_relaxed() -> None:
    assert raisable_rows()[-1] == "mondays"
    view = solved(tiny_case(**TWO_MONDAYS))
    lacking = next(n for n in (0, 7) if not view.works_on("A03", day(n)))
    duty = view.duty(*DAY.split("/"), day(lacking))
    assert view.obstacles.of(view.facts.lines["A03"], duty) == "mondays"
    assert any("周一勤务到限排除 1 人" in line for line in shortage(view, duty).audited)
    (way,) = [way for way in relaxations(view, duty) if "规则「周一勤务上限」由 1 放宽为 2 次" in way.words]
    assert not audit(way.case, way.roster).breaches
    head = solved(tuesday())
    assert head.obstacles.of(head.facts.lines["C09"], head.duty(*DAY.split("/"), day(1))) == "idle_tuesdays"


def it_is_shown() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "空表.xlsx"
        write_template(path, full=True)
        rows = [row for row in load_workbook(path)["规则"].iter_rows(values_only=True) if "mondays" in row]
        assert rows, "the sheet lacks the row"
        assert "周一勤务上限" in rows[0]


if __name__ == "__main__":
    assert (Path(models.__file__).parents[1] / "scheduler/rules/mondays.py").exists()
    it_is_solved_and_audited()
    model_and_audit_are_twins()
    who_may_cover_is_asked_of_it()
    its_soft_row_is_priced_and_may_be_hard()
    an_officer_may_have_an_own_value()
    it_is_explained_and_relaxed()
    it_is_shown()
