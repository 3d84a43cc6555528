"""What was recorded is kept by its dates, and read back as it was last kept; on SQLite and on PostgreSQL."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from models.case import Case
from models.errors import Exit
from models.records.problem import Problem, ProblemKind, ProblemState
from models.records.result import Result
from models.records.stay import StayRecord, StayTime
from models.reports.book import RecordBook
from scheduler.exchange import write_case
from scheduler.jobs.ledger.publish import publish
from scheduler.ledger.faults import LedgerUnreadable, StaleBase
from scheduler.ledger.opening import to_read, to_write
from scheduler.ledger.record_books import RecordKind, book_of, joined, keep, kept, within
from tests.cases import FENGHUANG, LONGQIAO, START, calendar, day, tiny_case
from tests.ledger.rosters import as_json, on_duty
from tests.ledger.rosters import case as roster_case
from tests.paths import DATA

LATER = START + timedelta(7)


def stay(when: date, talks: int, **fields: Any) -> StayRecord:
    return StayRecord(date=when, officer="L01", station=LONGQIAO, time=StayTime.DAY, talks=talks, **fields)


def problem(when: date, state: str = "ongoing", **fields: Any) -> Problem:
    row = {"station": FENGHUANG, "kind": ProblemKind.CARE, "text": "空调坏了"} | fields
    return Problem(found_on=when, state=ProblemState(state), **row)


def case(start: date = START, **fields: Any) -> Case:
    return tiny_case(start=start, calendar=calendar(start, 7), **fields)


def book(start: date = START, **fields: Any) -> RecordBook:
    return book_of(case(start, **fields))


def test_a_book_comes_back_as_it_was_kept(db: str) -> None:
    given = book(
        as_of=day(6),
        stay_records=(stay(day(0), 7, phase="第一阶段"),),
        problems=(problem(day(0), phase="第一阶段"),),
        results=(Result(officer="C01", station=LONGQIAO, first=day(0), last=day(1), kind="警情", number=3, phase="夏"),),
    )
    keep(to_write(db), RecordKind.STAYS, given)
    assert kept(to_read(db), RecordKind.STAYS) == (given,)
    assert kept(to_read(db), RecordKind.RESULTS) == ()
    assert joined([given]) == given == within(given, given)


def test_a_publication_takes_the_records_of_its_case_along(db: str, tmp_path: Path) -> None:
    """In one line. What the version before said is not kept again, so that what was kept since stands; news are."""
    stays, results = (
        (stay(day(0), 7),),
        (Result(officer="A03", station=LONGQIAO, first=day(0), last=day(1), kind="警情", number=3),),
    )
    first = on_duty(0, of=roster_case(stay_records=stays, problems=(problem(day(0)),), results=results))
    lines = publish(as_json(tmp_path, first), db=db).lines
    assert lines[-1] == "案例中的记录（2024-07-22 至 2024-08-04）一并记入台账：驻所 1 场次、问题 1 个、帮扶成效 1 行"
    (kept_stays,), (kept_results,) = (kept(to_read(db), kind) for kind in RecordKind)
    assert (len(kept_stays.stays), len(kept_stays.problems), len(kept_results.results)) == (1, 1, 1)
    keep(to_write(db), RecordKind.STAYS, book_of(roster_case(stay_records=(*stays, stay(day(1), 2)))))
    same = on_duty(0, 4, of=first.case, made_from=first)
    assert not any("案例中的记录" in line for line in publish(as_json(tmp_path, same), db=db).lines)
    assert len(kept(to_read(db), RecordKind.STAYS)[0].stays) == 2
    newer = on_duty(0, 4, of=same.case.model_copy(update={"problems": (problem(day(0), "solved"),)}), made_from=same)
    assert publish(as_json(tmp_path, newer), db=db).lines[-1].endswith("一并记入台账：驻所 1 场次、问题 1 个")
    (now,) = kept(to_read(db), RecordKind.STAYS)
    assert [row.state for row in now.problems] == [ProblemState.SOLVED]


def test_what_is_not_published_keeps_no_records(db: str, tmp_path: Path) -> None:
    file = on_duty(0, of=roster_case(stay_records=(stay(day(0), 7),)))
    publish(as_json(tmp_path, on_duty(1)), db=db)
    with pytest.raises(StaleBase):
        publish(as_json(tmp_path, file), db=db)
    assert kept(to_read(db), RecordKind.STAYS) == ()


def test_what_has_no_phase_is_kept_under_the_dates_of_its_book(db: str) -> None:
    keep(to_write(db), RecordKind.STAYS, book(stay_records=(stay(day(0), 1), stay(day(1), 2, phase="一"))))
    assert [row.phase for row in kept(to_read(db), RecordKind.STAYS)[0].stays] == ["2024-07-22/2024-07-28", "一"]


def test_the_same_dates_are_replaced_and_other_dates_stand_beside_them(db: str) -> None:
    ledger = to_write(db)
    for given in (
        book(problems=(problem(day(0)),)),
        book(LATER, stay_records=(stay(LATER, 2),)),
        book(problems=(problem(day(0), "solved"),)),
    ):
        keep(ledger, RecordKind.STAYS, given)
    books = kept(ledger, RecordKind.STAYS)
    assert len(books) == 2
    whole = joined(books)
    assert [row.state.value for row in whole.problems] == ["solved"]
    assert [row.talks for row in whole.stays] == [2]
    assert (whole.first, whole.last) == (START, LATER + timedelta(6))


def test_of_dates_that_two_books_tell_the_one_kept_last_holds() -> None:
    older = book(stay_records=(stay(day(0), 1), stay(day(6), 1)))
    newer = book_of(tiny_case(days=3, stay_records=(stay(day(1), 5),)))
    assert [row.talks for row in joined([newer, older]).stays] == [5, 1]
    assert [row.talks for row in joined([older, newer]).stays] == [1, 1]


def test_people_and_units_are_known_as_they_were_last() -> None:
    older = book()
    moved = tuple(row.model_copy(update={"name": "改名"}) if row.id == "L01" else row for row in older.officers)
    whole = joined([book(LATER).model_copy(update={"officers": moved[-1:]}), older])
    assert [row.name for row in whole.officers if row.id == "L01"] == ["改名"]
    assert {row.id for row in whole.officers} == {row.id for row in older.officers}


def test_a_book_that_is_none_is_of_a_broken_ledger(db: str) -> None:
    ledger = to_write(db)
    keep(ledger, RecordKind.STAYS, book())
    with ledger.engine.begin() as connection:
        connection.execute(text("UPDATE records SET content = :content"), {"content": b"x"})
    with pytest.raises(LedgerUnreadable):
        kept(ledger, RecordKind.STAYS)


def test_a_file_is_kept_where_it_is_asked_for_alone(run) -> None:
    stays, results = DATA / "stays-2024-phase1.xlsx", DATA / "results-2024-summer.xlsx"
    assert run("stays", stays)[0] == Exit.OK
    code, said = run("stays")
    assert code == Exit.FAULTS
    assert "--keep" in said
    of_file = run("stays", stays, "--keep")[1].splitlines()
    assert of_file[-1] == "已记入台账：2024-05-06 至 2024-06-14 的记录"
    assert run("stays")[1].splitlines() == of_file[:-1]
    assert run("results", results, "--keep")[0] == Exit.OK
    assert "  凤凰山：2 段帮扶，2 人，24 人日；警情 112、调解 9" in run("results")[1].splitlines()


def test_without_a_phase_the_dates_recorded_last_are_told(run, tmp_path: Path) -> None:
    for number, (start, phase, talks) in enumerate(((LATER, "二", 5), (START, "一", 3))):
        write_case(case(start, stay_records=(stay(start, talks, phase=phase),)), tmp_path / f"{number}.json")
        assert run("stays", tmp_path / f"{number}.json", "--keep")[0] == Exit.OK
    assert "谈心谈话 5 人次" in run("stays")[1]
    assert "谈心谈话 3 人次" in run("stays", "--phase", "一")[1]
    assert run("stays", "--phase", "三")[0] == Exit.FAULTS


def test_a_ledger_that_cannot_be_written_leaves_the_report(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUTYCOVER_DB", str(DATA / "README.md"))
    code, said = run("stays", DATA / "stays-2024-phase1.xlsx", "--keep", "-o", tmp_path / "out.xlsx")
    assert code == Exit.UNREADABLE
    assert "README.md" in said
