"""Dispatch orders: what is asked of whom, and what comes back."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from models.errors import Exit
from models.leave import PinKind
from models.roster import RosterFile
from scheduler.exchange.errors import CaseFaults, Unreadable
from scheduler.exchange.reading.roster_file import read_roster
from scheduler.exchange.writing.paper.roster_tables import Tables
from scheduler.jobs.edited_roster import taken_back
from scheduler.publishing.dispatching import dispatch_rows
from tests.cases import LONGQIAO, NARCOTICS, REGISTRY, assigned, day, stint, tiny_case
from tests.explain.asked.files import file_of
from tests.jobs.test_notice import run  # noqa: F401
from tests.ledger.rosters import as_json

COUNTER, NIGHT = f"{LONGQIAO}/户籍窗口/白", "凤凰山所/接处警/夜"


def roster() -> RosterFile:
    """D01 at the counter for five dates with a gap, C01 on two nights of one stint, B01 lent for a date."""
    from models.roster import Roster

    works = (
        *(assigned("D01", COUNTER, number, rung=2) for number in (1, 2, 3, 7, 8)),
        *(assigned("C01", NIGHT, number) for number in (1, 4)),
        assigned("B01", f"{LONGQIAO}/接处警/白", 9, rung=3),
    )
    stints = (
        stint("D01", LONGQIAO, 1, 3),
        stint("D01", LONGQIAO, 7, 8),
        stint("C01", "凤凰山所", 1, 4),
        stint("B01", LONGQIAO, 9, 9),
    )
    return file_of(tiny_case(days=14, title="城厢分局2024年暑期"), Roster(assignments=works, stints=stints))


@pytest.fixture
def orders(run, tmp_path: Path) -> Path:  # noqa: F811
    path = as_json(tmp_path, roster())
    assert run("dispatch", path, "-o", tmp_path / "调派")[0] == Exit.OK
    return path


def answered(tmp_path: Path, unit: str, sent: dict[int, str], name: str = "报回") -> Path:
    """The unit's order with the last column filled in, by the number of the row."""
    document = Document(str(tmp_path / "调派" / f"{unit}.docx"))
    for table in document.tables:
        for row in table.rows[1:]:
            row.cells[6].paragraphs[0].add_run(sent.get(int(row.cells[0].text), ""))
    (tmp_path / name).mkdir(exist_ok=True)
    document.save(str(tmp_path / name / f"{unit}.docx"))
    return tmp_path / name


def faults(path: Path, folder: Path) -> list[str]:
    with pytest.raises(CaseFaults) as wrong:
        taken_back(path, folder)
    return [str(fault) for fault in wrong.value.faults]


def test_a_row_is_an_officers_duties_of_one_kind_in_one_stint() -> None:
    rows = [
        (row.number, row.unit, row.name, row.station, [on.day for on in row.dates]) for row in dispatch_rows(Tables(roster()))
    ]
    assert rows == [
        (1, "凤凰山所", "警员B01", LONGQIAO, [31]),
        (2, NARCOTICS, "警员C01", "凤凰山所", [23, 26]),
        (3, REGISTRY, "警员D01", LONGQIAO, [23, 24, 25]),
        (4, REGISTRY, "警员D01", LONGQIAO, [29, 30]),
    ]


def test_who_sends_and_who_receives_has_an_order(orders: Path, tmp_path: Path) -> None:
    assert {path.stem for path in (tmp_path / "调派").iterdir()} == {"龙桥派出所", "凤凰山派出所", NARCOTICS, REGISTRY}
    registry = Document(str(tmp_path / "调派" / f"{REGISTRY}.docx"))
    lines = [line.text for line in registry.paragraphs]
    assert lines[:2] == ["城厢分局调派通知", "户政科："]
    (table,) = registry.tables
    assert [cell.text for cell in table.rows[1].cells] == [
        "3",
        "龙桥派出所",
        "7月23日至25日",
        "白 08:00–18:00",
        "户籍窗口",
        "警员D01",
        "",
    ]
    station = Document(str(tmp_path / "调派" / "凤凰山派出所.docx"))
    assert [[row.cells[0].text for row in table.rows[1:]] for table in station.tables] == [["1"], ["2"]]


def test_who_is_sent_is_pinned_and_who_was_suggested_is_not(orders: Path, tmp_path: Path) -> None:
    folder = answered(tmp_path, REGISTRY, {3: "警员D02", 4: "同意"})
    answered(tmp_path, NARCOTICS, {2: "不派"})
    taken, known = taken_back(orders, folder)
    assert (known.agreed, len(taken.edits), known.unanswered) == (1, 2, 1)
    pins = {(pin.kind, pin.officer, pin.date, pin.post) for pin in taken.read.case.pins}
    assert pins == {
        *((PinKind.ASSIGN, "D02", day(number), "户籍窗口") for number in (1, 2, 3)),
        *((PinKind.FORBID, "D01", day(number), "户籍窗口") for number in (1, 2, 3)),
        *((PinKind.ASSIGN, "D01", day(number), "户籍窗口") for number in (7, 8)),
        *((PinKind.FORBID, "C01", day(number), "接处警") for number in (1, 4)),
    }
    assert str(taken.edits[1]) == f"{REGISTRY}.docx 表1第2行 {COUNTER} 7月23日至25日：建议 警员D01 → 实派 警员D02"


def test_solve_takes_the_answers_and_names_each_difference(orders: Path, tmp_path: Path, run) -> None:  # noqa: F811
    folder = answered(tmp_path, NARCOTICS, {2: "C02"})
    code, said = run("solve", orders, "--returned", folder, "-o", tmp_path / "新.json", "--time-limit", "4", "--workers", "1")
    assert code == Exit.OK
    assert "0 行同建议，1 行另有安排，3 行未报回" in said
    assert "建议 警员C01 → 实派 警员C02" in said
    works = {
        (work.officer, work.date) for work in read_roster(tmp_path / "新.json").roster.assignments if work.station == "凤凰山所"
    }
    assert {("C02", day(1)), ("C02", day(4))} <= works


def test_a_folder_that_is_not_there_is_told_from_an_empty_folder(orders: Path, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="找不到「"):
        taken_back(orders, tmp_path / "没有")
    (tmp_path / "空").mkdir()
    with pytest.raises(Unreadable, match=r"里没有 \.docx 文件"):
        taken_back(orders, tmp_path / "空")


def test_what_was_typed_with_changes_tracked_counts(orders: Path, tmp_path: Path) -> None:
    """And what was struck out does not."""
    document = Document(str(tmp_path / "调派" / f"{NARCOTICS}.docx"))
    line = document.tables[0].rows[1].cells[6].paragraphs[0]
    for tag, text_tag, text in (("w:del", "w:delText", "警员C03"), ("w:ins", "w:t", "警员C02")):
        change, run_, typed = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        typed.text = text
        run_.append(typed)
        change.append(run_)
        line._p.append(change)
    (tmp_path / "报回").mkdir()
    document.save(str(tmp_path / "报回" / "改.docx"))
    taken, _ = taken_back(orders, tmp_path / "报回")
    assert [edit.after for edit in taken.edits] == ["警员C02"]


def returned_cell(tmp_path: Path, number: int):
    """The registry's order, and the cell in which one of its rows is answered."""
    document = Document(str(tmp_path / "调派" / f"{REGISTRY}.docx"))
    (tmp_path / "报回").mkdir()
    return document, document.tables[0].rows[number].cells[6]


def test_one_answer_over_several_rows_is_that_of_each(orders: Path, tmp_path: Path) -> None:
    document, cell = returned_cell(tmp_path, 1)
    cell.merge(document.tables[0].rows[2].cells[6]).paragraphs[0].add_run("警员D02")
    document.save(str(tmp_path / "报回" / "合并.docx"))
    taken, known = taken_back(orders, tmp_path / "报回")
    assert [edit.after for edit in taken.edits] == ["警员D02", "警员D02"]
    assert known.unanswered == 2


def test_an_answer_behind_merged_cells_is_found(orders: Path, tmp_path: Path) -> None:
    """A cell over two columns takes the place of two, in a row and in the headings."""
    document, cell = returned_cell(tmp_path, 1)
    cell.paragraphs[0].add_run("警员D02")
    for row in document.tables[0].rows[:2]:
        row.cells[3].merge(row.cells[4])
    document.save(str(tmp_path / "报回" / "合并.docx"))
    taken, _ = taken_back(orders, tmp_path / "报回")
    assert [edit.after for edit in taken.edits] == ["警员D02"]


@pytest.mark.parametrize(("place", "agreed"), [("F0FC", 1), ("f0fc", 1), ("F0FB", 0)])
def test_a_tick_from_a_font_of_signs_is_an_answer(orders: Path, tmp_path: Path, place: str, agreed: int) -> None:
    """And any other sign is unclear, not an empty cell."""
    document, cell = returned_cell(tmp_path, 1)
    sign = OxmlElement("w:sym")
    sign.set(qn("w:font"), "Wingdings")
    sign.set(qn("w:char"), place)
    cell.paragraphs[0].add_run()._r.append(sign)
    document.save(str(tmp_path / "报回" / "勾.docx"))
    if agreed:
        assert taken_back(orders, tmp_path / "报回")[1].agreed == 1
    else:
        assert "没有叫「□」的警员" in faults(orders, tmp_path / "报回")[0]


@pytest.mark.parametrize("text", ["同 意", "同意。", " 同\u3000意 "])
def test_agreed_is_agreed_however_it_is_set(orders: Path, tmp_path: Path, text: str) -> None:
    assert taken_back(orders, answered(tmp_path, REGISTRY, {3: text}))[1].agreed == 1


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".PDF", ".ofd"])
def test_an_answer_in_another_format_is_told(orders: Path, tmp_path: Path, suffix: str) -> None:
    folder = answered(tmp_path, REGISTRY, {3: "同意"})
    (folder / f"禁毒{suffix}").write_bytes(b"x")
    (told,) = faults(orders, folder)
    assert told.startswith(f"禁毒{suffix}: 不是 .docx 文件")


def test_capitals_are_read_and_what_a_program_leaves_is_not(orders: Path, tmp_path: Path) -> None:
    folder = answered(tmp_path, REGISTRY, {3: "同意"})
    (folder / f"{REGISTRY}.docx").rename(folder / "报回.DOCX")
    for name in ("~$报回.docx", ".~报回.docx", "._报回.docx"):
        (folder / name).write_bytes(b"x")
    assert taken_back(orders, folder)[1].agreed == 1


def pair() -> RosterFile:
    """D01 and D02 at the counter on the same date."""
    from models.roster import Roster

    works = tuple(assigned(officer, COUNTER, 1, rung=2) for officer in ("D01", "D02"))
    stints = tuple(stint(officer, LONGQIAO, 1, 1) for officer in ("D01", "D02"))
    return file_of(tiny_case(days=14), Roster(assignments=works, stints=stints))


def test_nobody_is_sent_twice_to_one_duty(run, tmp_path: Path) -> None:  # noqa: F811
    """Two who change places are told of nothing: both are there."""
    path = as_json(tmp_path, pair())
    assert run("dispatch", path, "-o", tmp_path / "调派")[0] == Exit.OK
    (told,) = faults(path, answered(tmp_path, REGISTRY, {1: "D02", 2: "同意"}, "重"))
    assert told.startswith(f"{REGISTRY}.docx!表1第3行: 「同意」在 {REGISTRY}.docx 表1第2行 已派到同一班")
    taken, _ = taken_back(path, answered(tmp_path, REGISTRY, {1: "D02", 2: "D01"}, "换"))
    assert {(pin.kind, pin.officer) for pin in taken.read.case.pins} == {(PinKind.ASSIGN, "D01"), (PinKind.ASSIGN, "D02")}


def test_orders_are_not_written_over_answers(orders: Path, tmp_path: Path, run) -> None:  # noqa: F811
    assert run("dispatch", orders, "-o", tmp_path / "调派")[0] == Exit.OK
    folder = answered(tmp_path, REGISTRY, {3: "D02"}, "调派")
    before = (folder / f"{REGISTRY}.docx").read_bytes()
    code, said = run("dispatch", orders, "-o", folder)
    assert code == Exit.NOT_WRITTEN
    assert f"{REGISTRY}.docx 已经填写" in said
    assert (folder / f"{REGISTRY}.docx").read_bytes() == before


def test_what_is_unclear_is_told_by_document_table_and_row(orders: Path, tmp_path: Path) -> None:
    folder = answered(tmp_path, REGISTRY, {3: "张三", 4: "警员D01、警员D02"})
    told = faults(orders, folder)
    assert len(told) == 2
    assert told[0].startswith(f"{REGISTRY}.docx!表1第2行: ")
    assert "张三" in told[0]
    assert "不是一个人" in told[1]


def test_two_orders_that_differ_are_told(orders: Path, tmp_path: Path) -> None:
    folder = answered(tmp_path, REGISTRY, {3: "D02"})
    answered(tmp_path, "龙桥派出所", {3: "同意"})
    (told,) = faults(orders, folder)
    assert told.startswith(f"龙桥派出所.docx!表1第3行: 「同意」与 {REGISTRY}.docx 表1第2行 填的「D02」不同")


def test_a_changed_row_and_an_order_of_another_roster_are_told(orders: Path, tmp_path: Path) -> None:
    folder = answered(tmp_path, REGISTRY, {3: "D02"})
    document = Document(str(folder / f"{REGISTRY}.docx"))
    document.tables[0].rows[1].cells[5].paragraphs[0].runs[0].text = "警员D02"
    document.save(str(folder / f"{REGISTRY}.docx"))
    assert "没有第 3 行、建议人选「警员D02」" in faults(orders, folder)[0]
    other = roster()
    fewer = other.model_copy(update={"roster": other.roster.model_copy(update={"beds": (), "stints": other.roster.stints[:-1]})})
    assert "不是这份排班的调派通知" in faults(as_json(tmp_path, fewer, "另.json"), folder)[0]


def test_a_document_without_the_table_and_an_empty_folder_are_told(orders: Path, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    with pytest.raises(Unreadable):
        taken_back(orders, tmp_path / "空")
    folder = answered(tmp_path, REGISTRY, {})
    document = Document(str(folder / f"{REGISTRY}.docx"))
    document.tables[0]._tbl.getparent().remove(document.tables[0]._tbl)
    document.save(str(folder / f"{REGISTRY}.docx"))
    assert "没有调派人员的表" in faults(orders, folder)[0]


def hostile(content: bytes, name: str = "word/document.xml") -> bytes:
    book = BytesIO()
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as document:
        document.writestr(name, content)
    return book.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"no zip at all",
        hostile(b"<w:document"),
        hostile(b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"),
        hostile(b"<a>" * 100_000),
        hostile(b" " * 40_000_000),
        hostile(b"<x/>", "word/other.xml"),
    ],
    ids=["no zip", "cut off", "entities", "deep", "bomb", "no text"],
)
def test_a_hostile_document_is_refused(orders: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "报回").mkdir()
    (tmp_path / "报回" / "坏.docx").write_bytes(content)
    with pytest.raises(Unreadable):
        taken_back(orders, tmp_path / "报回")


def test_pages_are_numbered(orders: Path, tmp_path: Path) -> None:
    document = Document(str(tmp_path / "调派" / f"{REGISTRY}.docx"))
    footer = document.sections[0].footer._element
    assert [field.get(qn("w:instr")) for field in footer.iter(qn("w:fldSimple"))] == ["PAGE"]


def test_a_roster_without_covers_asks_for_nobody(run, tmp_path: Path) -> None:  # noqa: F811
    from models.roster import Roster

    code, said = run("dispatch", as_json(tmp_path, file_of(tiny_case(), Roster())), "-o", tmp_path / "调派")
    assert code == Exit.OK
    assert "没有需要调派的人员" in said
    assert not (tmp_path / "调派").exists()
