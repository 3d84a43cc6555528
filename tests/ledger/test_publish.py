"""Publishing: audited, held against what it was made from, whole or not at all; on SQLite and on PostgreSQL."""

import threading
from pathlib import Path

import pytest

from models.base import LARGEST_NUMBER
from models.errors import Exit
from models.leave import Pin, PinKind
from models.publishing.roster_hash import LONGEST_LINE, forebears, roster_hash
from models.publishing.version import Version
from models.roster import Roster, RosterFile
from scheduler.exchange.errors import Unreadable
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.jobs.ledger.publish import NotPublished, publish
from scheduler.jobs.published import roster_of
from scheduler.ledger.faults import StaleBase, VersionRefused
from scheduler.ledger.opening import to_read
from tests.cases import START, assigned, day, tiny_case
from tests.ledger.rosters import ANSWER, as_book, as_json, case, on_duty, proven


@pytest.fixture
def first(tmp_path: Path, db: str) -> RosterFile:
    """Published as version 1."""
    file = on_duty(0, 4)
    publish(as_json(tmp_path, file, "第一.json"), "指挥中心", "首发", db=db)
    return file


def known(db: str) -> tuple[Version, ...]:
    return to_read(db).versions()


def test_a_version_says_who_published_what_and_when(first: RosterFile, db: str) -> None:
    version = known(db)[0]
    assert (version.number, version.author, version.note, version.supersedes) == (1, "指挥中心", "首发", None)
    assert (version.first, version.last, version.title) == (START, day(13), "城厢分局")
    assert (version.case_hash, version.roster_hash) == (first.case_hash, roster_hash(first))
    assert version.published_at.utcoffset() is not None


def test_what_was_published_comes_back_whole(first: RosterFile, db: str) -> None:
    assert roster_of("1", db) == first


def test_what_is_made_from_the_latest_supersedes_it(first: RosterFile, db: str, tmp_path: Path) -> None:
    said = publish(as_json(tmp_path, on_duty(0, 5, made_from=first)), db=db)
    assert (said.value.number, said.value.supersedes) == (2, 1)
    assert any("2 人日有变" in line for line in said.lines)
    assert any("7月26日：龙桥所/接处警/值 → 无" in line for line in said.lines)


def test_a_roster_made_by_several_steps_names_the_last_that_was_published(first: RosterFile, db: str, tmp_path: Path) -> None:
    between = on_duty(1, 5, made_from=first)
    assert publish(as_json(tmp_path, on_duty(2, 6, made_from=between)), db=db).value.supersedes == 1


def test_who_comes_second_is_told_what_changed_and_nothing_is_written(first: RosterFile, db: str, tmp_path: Path) -> None:
    publish(as_json(tmp_path, on_duty(0, 5, made_from=first), "甲.json"), "甲", "病假", db=db)
    mine = as_json(tmp_path, on_duty(0, 8, made_from=first), "乙.json")
    with pytest.raises(StaleBase) as refused:
        publish(mine, "乙", db=db)
    said = refused.value.sentence()
    assert refused.value.exit_code is Exit.STALE
    assert refused.value.latest == 2
    assert "甲" in said
    assert "病假" in said
    assert "7月27日：无 → 龙桥所/接处警/值" in said
    assert [version.number for version in known(db)] == [1, 2]
    assert read_roster(mine) == on_duty(0, 8, made_from=first)


def test_a_roster_that_does_not_say_what_it_was_made_from_is_stale_until_the_planner_says(
    first: RosterFile, db: str, tmp_path: Path
) -> None:
    path = as_json(tmp_path, on_duty(0, 9))
    with pytest.raises(StaleBase, match="--base 1"):
        publish(path, db=db)
    assert publish(path, base=1, db=db).value.supersedes == 1


def test_what_takes_a_version_back_supersedes_it(first: RosterFile, db: str, tmp_path: Path) -> None:
    """It was made from the second by way of the first, and is the first again."""
    second = on_duty(0, 5, made_from=first)
    publish(as_json(tmp_path, second), db=db)
    undone = first.model_copy(update={"made_from": (*forebears(second), roster_hash(first))})
    assert publish(as_json(tmp_path, undone), db=db).value.supersedes == 2


@pytest.mark.parametrize("base", [2, LARGEST_NUMBER])
def test_a_base_that_is_no_version_is_refused(first: RosterFile, db: str, tmp_path: Path, base: int) -> None:
    with pytest.raises(VersionRefused, match="有：1"):
        publish(as_json(tmp_path, on_duty(0, 9)), base=base, db=db)


def test_the_first_has_no_base(db: str, tmp_path: Path) -> None:
    with pytest.raises(VersionRefused, match="尚无"):
        publish(as_json(tmp_path, on_duty(0, 9)), base=1, db=db)
    assert publish(as_json(tmp_path, on_duty(0, 9)), base=0, db=db).value.number == 1


def test_the_same_roster_is_not_published_twice(first: RosterFile, db: str, tmp_path: Path) -> None:
    with pytest.raises(VersionRefused, match="已经发布"):
        publish(as_json(tmp_path, first), db=db)
    assert len(known(db)) == 1


def test_an_earlier_version_may_be_published_again_over_the_latest(first: RosterFile, db: str, tmp_path: Path) -> None:
    publish(as_json(tmp_path, on_duty(0, 5, made_from=first)), db=db)
    with pytest.raises(StaleBase):
        publish(as_json(tmp_path, first), db=db)
    assert publish(as_json(tmp_path, first), base=2, db=db).value.number == 3
    assert roster_of("3", db) == first


def test_periods_are_apart(first: RosterFile, db: str, tmp_path: Path) -> None:
    after = case(start=day(14), days=7)
    assert publish(as_json(tmp_path, on_duty(14, of=after)), db=db).value.supersedes is None
    with pytest.raises(VersionRefused, match="重叠"):
        publish(as_json(tmp_path, on_duty(14, of=case(start=day(13), days=9))), db=db)


def test_a_breach_is_not_published(db: str, tmp_path: Path) -> None:
    file = on_duty(0)
    roster = Roster(assignments=tuple(assigned("A03", ANSWER, n, "free") for n in range(2)))
    with pytest.raises(NotPublished, match="规则冲突") as refused:
        publish(as_json(tmp_path, file.model_copy(update={"roster": roster})), db=db)
    assert refused.value.exit_code is Exit.BREACHES
    assert known(db) == ()


def test_an_accepted_breach_is(db: str, tmp_path: Path) -> None:
    duty = {"station": "龙桥所", "post": "接处警", "shift": "值", "forced": True, "who": "指挥长", "why": "无人"}
    pins = tuple(Pin(kind=PinKind.ASSIGN, officer="A03", date=day(n), **duty) for n in range(2))
    roster = Roster(assignments=tuple(assigned("A03", ANSWER, n, "free") for n in range(2)))
    assert publish(as_json(tmp_path, proven(case(pins=pins), roster)), db=db).value.number == 1


def test_a_level_that_is_not_what_the_audit_counts_is_not_published(db: str, tmp_path: Path) -> None:
    file = on_duty(0)
    levels = (file.proof.levels[0].model_copy(update={"value": 0}), *file.proof.levels[1:])
    false = file.model_copy(update={"proof": file.proof.model_copy(update={"levels": levels})})
    with pytest.raises(NotPublished, match="不符"):
        publish(as_json(tmp_path, false), db=db)


def test_a_roster_changed_in_its_file_is_not_published(db: str, tmp_path: Path) -> None:
    """Another roster under the old claims, and another case under the old hash."""
    moved = on_duty(0).model_copy(update={"roster": on_duty(0, 4).roster})
    with pytest.raises(NotPublished):
        publish(as_json(tmp_path, moved), db=db)
    with pytest.raises(Unreadable):
        publish(as_json(tmp_path, on_duty(0).model_copy(update={"case": tiny_case()})), db=db)
    assert known(db) == ()


def test_a_hidden_sheet_that_was_tampered_with_is_not_published(db: str, tmp_path: Path) -> None:
    import openpyxl

    path = as_book(tmp_path, on_duty(0))
    book = openpyxl.load_workbook(path)
    cell = book["_dutycover"]["A5"]
    cell.value = cell.value[:40] + ("A" if cell.value[40] != "A" else "B") + cell.value[41:]
    book.save(path)
    with pytest.raises(Unreadable):
        publish(path, db=db)
    assert known(db) == ()


def test_a_cell_changed_by_hand_is_not_published_before_it_is_solved(db: str, tmp_path: Path) -> None:
    import openpyxl

    path = as_book(tmp_path, on_duty(0))
    book = openpyxl.load_workbook(path)
    sheet = book["警员"]
    row = next(row for row in sheet.iter_rows() if any(cell.value == "警员A03" for cell in row))
    next(cell for cell in row if cell.value and "值" in str(cell.value)).value = None
    book.save(path)
    with pytest.raises(NotPublished, match="dutycover solve"):
        publish(path, db=db)
    assert known(db) == ()


def test_two_at_once_from_the_same_base_are_one_version_and_one_told_conflict(first: RosterFile, db: str, tmp_path: Path) -> None:
    paths = [as_json(tmp_path, on_duty(0, 5 + n, made_from=first), f"{n}.json") for n in range(2)]
    ended: list[object] = []

    def one_of_two(path: Path) -> None:
        try:
            ended.append(publish(path, db=db).value)
        except StaleBase as stale:
            ended.append(stale)

    threads = [threading.Thread(target=one_of_two, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(type(end).__name__ for end in ended) == ["StaleBase", "Version"]
    assert len(known(db)) == 2


def test_a_line_of_forebears_stays_short() -> None:
    file = on_duty(0).model_copy(update={"made_from": tuple(map(str, range(LONGEST_LINE)))})
    assert forebears(file) == (*file.made_from[1:], roster_hash(file))
