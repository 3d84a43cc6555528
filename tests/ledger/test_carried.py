"""What the next case takes from the ledger where its sheets are silent; and nothing where nothing is published."""

from datetime import date, timedelta
from pathlib import Path

import pytest

import cli
from models.case import Case
from models.errors import Exit
from models.leave import Opening, PastBurden
from models.organisation import MutualAid
from models.roster import Roster
from scheduler.exchange import read_case, write_case
from scheduler.exchange.reading.roster_file import write_roster_json
from scheduler.jobs.after import after
from scheduler.jobs.ledger.publish import publish
from scheduler.jobs.ready import read
from scheduler.ledger.carried import WHOLE, Borne, carried, past_burden
from scheduler.ledger.closing import closing
from scheduler.ledger.opening import to_read
from tests.cases import FENGHUANG, LONGQIAO, OFFICERS, assigned, day, request, seat, stint, tiny_case
from tests.ledger.rosters import NIGHT, as_json, case, on_duty, proven

AID = (MutualAid(station=LONGQIAO, partner=FENGHUANG),)


@pytest.fixture
def published(tmp_path: Path, db: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Fourteen days of July and August 2024: A03 on duty on a Monday and a Saturday, a request refused."""
    monkeypatch.setenv("DUTYCOVER_DB", db)
    publish(as_json(tmp_path, on_duty(0, 12, of=case([request("Q1", "A03", 2, 3)]))), db=db)
    return db


def typed(tmp_path: Path, planned: Case, ledger: bool = True):
    write_case(planned, tmp_path / "case.xlsx")
    return read(tmp_path / "case.xlsx", None, ledger)


def next_case(gap: int = 0, **fields: object) -> Case:
    return case(start=day(14 + gap), days=7, **fields)


def test_burden_halves_with_each_half_life(published: str) -> None:
    known = carried(to_read(published), day(14), 10)
    weights = [round(WHOLE * 0.5 ** (age / 10)) for age in (14, 2)]
    assert known.borne["A03"].points == 3 * weights[0] + 6 * weights[1], "a working day 2, a Saturday 4, nights × 1.5"
    assert known.this_year == {"A03": 9, "B01": 0}
    assert carried(to_read(published), day(14), None).borne == {}


def test_what_lies_after_the_case_is_not_its_past(published: str) -> None:
    known = carried(to_read(published), day(0), 10)
    assert not known.refusals
    assert not known.cover_days
    assert sum(row.points for row in known.borne.values()) == 0
    assert carried(to_read(published), day(14).replace(year=2025), 180).this_year == {}, "another year"


def test_who_was_not_there_is_like_the_unit_for_those_days() -> None:
    """A joiner, one who was half the time away, one who came from elsewhere, and one of a unit of newcomers."""
    borne = {"old": Borne(60 * WHOLE, 20 * WHOLE), "half": Borne(30 * WHOLE, 10 * WHOLE), "moved": Borne(80 * WHOLE, 40 * WHOLE)}
    units = {"old": "所", "half": "所", "joiner": "所", "moved": "队", "alone": "新"}
    assert past_burden(borne, units) == {"old": 60, "half": 60, "joiner": 60, "moved": 80, "alone": 57}


def test_the_leaver_counts_for_nobody_of_the_unit() -> None:
    borne = {"stays": Borne(10 * WHOLE, 10 * WHOLE), "left": Borne(90 * WHOLE, 30 * WHOLE)}
    assert past_burden(borne, {"stays": "所"}) == {"stays": 10}


def test_nothing_published_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: str) -> None:
    planned = next_case()
    write_case(planned, tmp_path / "case.xlsx")
    plain = read_case(tmp_path / "case.xlsx")
    assert typed(tmp_path, planned) == plain, "no ledger"
    monkeypatch.setenv("DUTYCOVER_DB", db)
    assert typed(tmp_path, planned) == plain, "a ledger that is not there"
    publish(as_json(tmp_path, on_duty(30, of=case(start=day(28)))), db=db)
    assert typed(tmp_path, planned) == plain, "only a later period"


def test_on_the_eve_the_state_is_that_of_going_on_after_the_roster(published: str, tmp_path: Path) -> None:
    taken = typed(tmp_path, next_case())
    write_roster_json(tmp_path / "before.json", on_duty(0, 12, of=case([request("Q1", "A03", 2, 3)])))
    write_case(next_case(), tmp_path / "case.xlsx")
    by_hand = after(read_case(tmp_path / "case.xlsx"), tmp_path / "before.json")
    without = [row.model_copy(update={"burden": 0}) for row in by_hand.case.opening]
    assert list(taken.case.opening) == without, "burden is among what decays"
    assert taken.case.opening[0].past_refusals == 1
    assert {row.officer: row.burden for row in taken.case.past_burdens}["A03"] == 9
    assert any("第 1 版" in note for note in taken.defaults)
    assert any("往期勤务量" in note for note in taken.defaults)


def test_after_a_gap_counts_are_taken_and_the_state_is_not(published: str, tmp_path: Path) -> None:
    taken = typed(tmp_path, next_case(gap=60))
    assert taken.case.opening == (Opening(officer="A03", past_refusals=1),)
    assert {row.officer: row.burden for row in taken.case.past_burdens}["A03"] in (6, 7)


def test_off_is_the_year_to_date(published: str, tmp_path: Path) -> None:
    off = {"fairness.half_life": {"on": False}}
    assert typed(tmp_path, next_case(gap=9, policy=off)).case.past_burdens == ()
    assert typed(tmp_path, next_case(gap=9, policy=off)).case.opening == (Opening(officer="A03", past_refusals=1, burden=9),)
    later = case(start=date(2025, 1, 6), days=7, policy=off)
    assert typed(tmp_path, later).case.opening == (Opening(officer="A03", past_refusals=1),)


def test_what_the_sheets_say_stands(published: str, tmp_path: Path) -> None:
    own = next_case(opening=(Opening(officer="A03", burden=1),), past_burdens=(PastBurden(officer="B01", burden=5),))
    taken = typed(tmp_path, own).case
    assert taken.opening[0] == Opening(officer="A03", burden=1)
    assert taken.past_burdens == own.past_burdens


def test_no_ledger_is_asked_where_the_planner_says_so(published: str, tmp_path: Path) -> None:
    assert typed(tmp_path, next_case(), ledger=False) == read_case(tmp_path / "case.xlsx")


def test_the_balance_of_mutual_aid_is_what_was_lent(db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUTYCOVER_DB", db)
    officers = tuple(row for row in OFFICERS if row.id in ("A03", "B01", "L01"))
    lending = tiny_case(days=14, officers=officers, mutual_aid=AID, demands=(seat(NIGHT),))
    works = tuple(assigned("A03", NIGHT, n, rung=3) for n in (0, 2, 4))
    publish(as_json(tmp_path, proven(lending, Roster(assignments=works, stints=(stint("A03", FENGHUANG, 0, 4),)))), db=db)
    taken = typed(tmp_path, next_case(mutual_aid=AID)).case
    assert [row.past_balance for row in taken.mutual_aid] == [3]
    assert {row.officer: row.cover_days for row in taken.opening}["A03"] == 3
    turned = (MutualAid(station=FENGHUANG, partner=LONGQIAO),)
    assert [row.past_balance for row in typed(tmp_path, next_case(mutual_aid=turned)).case.mutual_aid] == [-3]
    said = (MutualAid(station=LONGQIAO, partner=FENGHUANG, past_balance=0),)
    assert [row.past_balance for row in typed(tmp_path, next_case(mutual_aid=said)).case.mutual_aid] == [0]


def test_check_tells_what_it_took_and_no_ledger_takes_nothing(
    published: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_case(next_case(), tmp_path / "case.xlsx")
    for words, is_told in (((), True), (("--no-ledger",), False)):
        with pytest.raises(SystemExit) as left:
            cli.main(["check", str(tmp_path / "case.xlsx"), *words])
        assert int(left.value.code or 0) == Exit.OK
        assert ("取自台账" in capsys.readouterr().out) is is_told


def test_a_superseded_version_is_no_past(published: str, tmp_path: Path) -> None:
    first = on_duty(0, 12, of=case([request("Q1", "A03", 2, 3)]))
    publish(as_json(tmp_path, on_duty(0, made_from=first, of=first.case)), db=published)
    assert carried(to_read(published), day(14), None).this_year["A03"] == 3


def test_the_closing_state_of_the_version_in_force_counts(published: str) -> None:
    first = on_duty(0, 12, of=case([request("Q1", "A03", 2, 3)]))
    ends = {row.officer: row.last_end for row in closing(first.case, first.roster)}
    assert ends["A03"].date() == day(12) + timedelta(1)


def test_a_case_planned_with_the_ledger_is_known_again(
    published: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = typed(tmp_path, next_case()).case
    roster = as_json(tmp_path, proven(taken, Roster()))
    for db, is_known in ((published, True), (str(tmp_path / "none.db"), False)):
        monkeypatch.setenv("DUTYCOVER_DB", db)
        with pytest.raises(SystemExit) as left:
            cli.main(["audit", str(tmp_path / "case.xlsx"), str(roster)])
        assert int(left.value.code or 0) == Exit.OK
        assert ("所给案例与底稿内所带的案例不同" in capsys.readouterr().out) is not is_known
