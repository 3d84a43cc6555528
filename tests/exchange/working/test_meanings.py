"""Edits of the duties' cells, of leave and of absences: what they mean together, and what follows from them."""

import re
from pathlib import Path

import pytest

from models.leave import LeaveStatus, PinKind
from models.roster import Outcome, Roster, Source
from scheduler.audit import audit
from scheduler.demand.needs import Duty
from scheduler.exchange import CaseFaults
from scheduler.exchange.working.edits.edit_codes import Codes
from scheduler.exchange.working.edits.edit_meanings import meanings
from scheduler.exchange.working.edits.roster_edits import AnyEdit, CrewEdit, Edit, LeaveEdit, LeaveField
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.jobs.edited_roster import kept, with_edits
from tests.cases import LONGQIAO, NARCOTICS, UNITS, assigned, day, refused, request, stint, tiny_case
from tests.exchange.rosters import roster_file

FILE = roster_file()
COUNTER = Duty(LONGQIAO, "户籍窗口", "白", day(1))
"""A04 of the station is on it, and D01 by a cover."""


def crew(after: str, duty: Duty = COUNTER, before: str = "警员A04 ★户政科 警员D01") -> CrewEdit:
    return CrewEdit("龙桥所", "E7", duty, before, after)


def row(officer: str, after: str, before: str = "", number: int = 1) -> Edit:
    return Edit("警员", "F8", officer, day(number), before, after)


def leave(request: str, outcome: str | None = None, dates: str | None = None, officer: str = "A01") -> list[AnyEdit]:
    typed = ((LeaveField.OUTCOME, "G4", outcome), (LeaveField.DATES, "H4", dates))
    return [LeaveEdit("请假", cell, request, officer, field, "", text) for field, cell, text in typed if text is not None]


def said(*edits: AnyEdit) -> str:
    with pytest.raises(CaseFaults) as caught:
        meanings(Tables(FILE), edits)
    return str(caught.value)


def test_a_name_taken_out_and_another_put_in() -> None:
    meant = meanings(Tables(FILE), [crew("警员A04、警员A03")])
    by_officer = {date_meant.officer: date_meant for date_meant in meant.dates}
    assert by_officer["D01"].duties == ()
    assert by_officer["D01"].removed == (COUNTER,)
    assert by_officer["A03"].duties == by_officer["A03"].added == (COUNTER,)
    pins = {(pin.officer, pin.kind, pin.post) for pin in kept(FILE, [crew("警员A04、警员A03")]).pins}
    assert pins == {("D01", PinKind.FORBID, "户籍窗口"), ("A03", PinKind.ASSIGN, "户籍窗口")}
    works = {
        (work.officer, work.post)
        for work in with_edits(FILE, [crew("警员A04、警员A03")]).roster.assignments
        if work.date == day(1)
    }
    assert ("A03", "户籍窗口") in works
    assert not {officer for officer, _ in works} & {"D01"}


@pytest.mark.parametrize(
    "typed", ["★户政科\n警员D01\n警员A04", "户政科/警员D01, A04", "警员A04；★ 警员 D01 缺1", "D01 警员A04\n差2"]
)
def test_the_same_crew_however_typed_is_no_edit_but_named(typed: str) -> None:
    meant = meanings(Tables(FILE), [crew(typed)])
    assert (meant.edits, meant.dates) == ((), ())
    assert [str(edit).startswith("龙桥所!E7：") for edit in meant.idle] == [True]


def test_a_row_and_a_cell_that_say_the_same_are_one_edit() -> None:
    edits = [row("D01", "", "★龙桥所 户籍窗口/白"), crew("警员A04")]
    meant = meanings(Tables(FILE), edits)
    assert meant.edits == (edits[0],)
    assert [date_meant.duties for date_meant in meant.dates] == [()]


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ((row("A03", "休"), crew("警员A04 ★户政科 警员D01 警员A03")), r"龙桥所!E7: .*警员!F8 改为「休」"),
        ((row("D01", "★龙桥所 户籍窗口/白", "x"), crew("警员A04")), r"龙桥所!E7: .*警员!F8 改为「★龙桥所 户籍窗口/白」"),
        ((row("A01", "白", "休", 0), *leave("Q1", "准")), r"警员!F8: .*请假!G4 改为「准」"),
        (tuple(leave("Q2", "不准", "7月25日至27日", "A02")), r"请假!G4: 结果与准假日期不一致：.*请假!H4 改为「7月25日至27日」"),
        ((crew("警员A04 张三"),), "龙桥所!E7: 没有叫「张三」的警员"),
        (tuple(leave("Q2", "也许")), "请假!G4: 「也许」不是这里能识别的结果或日期"),
        (tuple(leave("Q2", "改至8月30日")), "请假!G4: 「8月30日」不是申请 Q2 可准的日期；应为自7月23日至27日中任一天起 3 天"),
        (tuple(leave("Q2", dates="")), "请假!H4: 清空了准假日期"),
        ((row("A02", "病", "休", 4),), "警员!F8: 该日在申请 Q2 的日期内"),
    ],
)
def test_what_contradicts_or_means_nothing_is_named(edits: tuple[AnyEdit, ...], told: str) -> None:
    assert re.search(told, said(*edits)), said(*edits)


@pytest.mark.parametrize(
    ("outcome", "dates", "first", "kind"),
    [
        ("不准", None, None, Outcome.REFUSED),
        ("refuse", None, None, Outcome.REFUSED),
        ("改至7月27日", None, 5, Outcome.MOVED),
        ("move to 2024-07-27", None, 5, Outcome.MOVED),
        (None, "7月25日至27日", 3, Outcome.GRANTED),
        (None, "07-26 to 28", 4, Outcome.MOVED),
        ("准", "2024-07-27/2024-07-29", 5, Outcome.MOVED),
        ("准", None, 4, Outcome.MOVED),
    ],
)
def test_a_decision_is_audited_and_kept(outcome: str | None, dates: str | None, first: int | None, kind: Outcome) -> None:
    """Q2 asks for days 3 to 5 and may begin two days later; the roster grants it from day 4."""
    edits = leave("Q2", outcome, dates, "A02")
    decided = {decision.request: decision for decision in with_edits(FILE, edits).roster.leave}["Q2"]
    assert (decided.outcome, decided.first) == (kind, None if first is None else day(first))
    (pin,) = kept(FILE, edits).pins
    assert (pin.request, pin.date) == ("Q2", decided.first)
    assert pin.kind is (PinKind.REFUSE if first is None else PinKind.GRANT)


def test_base_duties_come_back_where_leave_is_refused_and_go_where_it_is_granted() -> None:
    """A01 is on a rota: duty on day 0, standby on day 1; without the leave of days 0 to 2 both stand again."""
    back = with_edits(FILE, leave("Q1", "不准")).roster
    assert {(work.date, work.shift) for work in back.assignments if work.officer == "A01"} >= {(day(0), "值"), (day(1), "备")}


@pytest.mark.parametrize("station", ["龙桥", "龙桥所", "龙桥派出所", "★龙桥所", "★龙桥派出所", "★ 龙桥　"])
@pytest.mark.parametrize("duty", ["户籍窗口/白", "户籍窗口／白"])
def test_a_cover_typed_with_any_name_of_its_station(station: str, duty: str) -> None:
    assert [meant.duties for meant in meanings(Tables(FILE), [row("D01", f"{station} {duty}")]).dates] == [(COUNTER,)]


@pytest.mark.parametrize("unit", ["古渡", "古渡所", "古渡派出所"])
def test_a_station_is_known_by_any_of_its_names_whichever_is_its_id(unit: str) -> None:
    tables = Tables(FILE)
    tables.stations = [unit]
    places = Codes(tables).places
    assert {places[f"{name}户籍窗口"] for name in ("古渡", "古渡所", "古渡派出所")} == {(unit, "户籍窗口")}


@pytest.mark.parametrize("unit", ["龙桥", "龙桥所", "龙桥派出所"])
@pytest.mark.parametrize("stroke", ["/", "／"])
def test_a_crew_typed_with_any_name_of_a_unit(unit: str, stroke: str) -> None:
    added = {date_meant.officer for date_meant in meanings(Tables(FILE), [crew(f"{unit}{stroke}警员A03")]).dates}
    assert "A03" in added


@pytest.mark.parametrize("code", ["休", "／", "/", "－", "轮休", ""])
def test_a_day_off_typed_into_a_date(code: str) -> None:
    assert [meant.duties for meant in meanings(Tables(FILE), [row("A03", code)]).dates] == [()]


@pytest.mark.parametrize(("typed", "kind"), [("病", "病假"), ("年休", "年休假"), ("事假", "事假"), ("sick leave", "sick leave")])
def test_an_absence_typed_into_a_date_is_approved_leave(typed: str, kind: str) -> None:
    edits = [row("A04", typed, "户籍窗口/白", number) for number in (0, 1)]
    (added,) = [request for request in kept(FILE, edits).leave if request.officer == "A04"]
    assert (added.kind, added.status) == (kind, LeaveStatus.APPROVED)
    assert (added.choices[0].first, added.choices[0].last) == (day(0), day(1))
    after = with_edits(FILE, edits)
    assert not [work for work in after.roster.assignments if work.officer == "A04" and work.date in (day(0), day(1))]
    assert not [breach for _, breach in after.broken if breach.officer == "A04"]


def test_all_cells_of_a_stint_blanked_remove_it() -> None:
    case = tiny_case(days=7)
    works = (assigned("C01", "凤凰山所/接处警/夜", 1), assigned("C01", "凤凰山所/接处警/夜", 4))
    file = roster_file(case).model_copy(update={"roster": Roster(assignments=works, stints=(stint("C01", "凤凰山所", 1, 4),))})
    marks = {1: "★凤凰山所 接处警/夜●", 2: "驻凤凰山所", 3: "驻凤凰山所", 4: "★凤凰山所 接处警/夜●"}
    after = with_edits(file, [row("C01", "", text, number) for number, text in marks.items()])
    assert after.roster.stints == after.roster.assignments == ()
    parted = with_edits(file, [row("C01", "", marks[number], number) for number in (2, 3)])
    assert [(stint.first, stint.last) for stint in parted.roster.stints] == [(day(1), day(1)), (day(4), day(4))]


def test_two_officers_who_change_places_are_not_away_between_their_covers() -> None:
    """One of the department may be away at once; C02, who takes over day 4 from C01, is at home on C03's day 2."""
    units = tuple(unit.model_copy(update={"max_away": 1}) if unit.id == NARCOTICS else unit for unit in UNITS)
    days = {"C02": 0, "C03": 2, "C01": 4}
    works = tuple(assigned(officer, "凤凰山所/接处警/夜", number) for officer, number in days.items())
    stints = tuple(stint(officer, "凤凰山所", number, number) for officer, number in days.items())
    file = roster_file(tiny_case(days=7, units=units))
    file = file.model_copy(update={"roster": Roster(assignments=works, stints=stints)})
    code = "★凤凰山所 接处警/夜●"
    after = with_edits(file, [row("C01", "", code, 4), row("C02", code, "行政班", 4)])
    assert "max_away" not in {breach.rule for _, breach in after.broken}
    assert [work.officer for work in after.roster.assignments if work.source is Source.COVER and work.date == day(4)] == ["C02"]


def test_an_edit_of_a_second_round_replaces_the_pin_of_the_first() -> None:
    first = kept(FILE, leave("Q2", "不准", officer="A02"))
    again = FILE.model_copy(update={"case": first, "roster": FILE.roster.model_copy(update={"leave": (refused("Q2"),)})})
    second = leave("Q2", "改至7月25日", officer="A02")
    assert [pin.kind for pin in kept(again, second).pins] == [PinKind.GRANT]
    assert not [
        breach
        for breach in audit(with_edits(again, second).case, with_edits(again, second).roster).breaches
        if breach.rule == "pins"
    ]


def test_requests_of_the_case_stay_as_they_were(tmp_path: Path) -> None:
    assert kept(FILE, leave("Q2", "不准", officer="A02")).leave == FILE.case.leave
    assert request("Q2", "A02", 3, 5, slack=2, kind="夫妻团聚") in FILE.case.leave
