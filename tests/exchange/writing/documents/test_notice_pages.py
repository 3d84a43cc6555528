"""Notices as documents: what stands on a page, and on which paper."""

from io import BytesIO

import pytest
from docx import Document

from models.words import Language, speaking
from scheduler.exchange.writing.documents.notice_pages import Source, person_document, unit_document
from tests.cases import LONGQIAO, REGISTRY
from tests.publishing.test_notices import COUNTER, NIGHT, file, told


def texts(content: bytes) -> list[str]:
    """Lines and cells, in order of kind."""
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [line.text for line in document.paragraphs] + cells


def test_an_officer_reads_where_when_and_whom_to_report_to() -> None:
    known = file(("C03", f"{LONGQIAO}/带班领导/值", 1, "cover"), ("D01", COUNTER, 1, "cover"))
    shown = texts(person_document(told(known)["D01"], Source(known.case, None)))
    assert shown[:2] == ["勤务通知", "户政科　警员D01："]
    assert shown[-6:] == ["7月23日 周二", "白 08:00–18:00", "龙桥派出所", "★ 户籍窗口", "警员C03", ""]


def test_changes_stand_old_and_new() -> None:
    before, after = file(("D01", COUNTER, 1, "cover")), file(("D01", COUNTER, 2, "cover"))
    shown = texts(person_document(told(before, after, only_changed=True)["D01"], Source(after.case, None)))
    assert shown[0] == "勤务变更通知"
    assert "一、变更" in shown
    at = shown.index("7月23日 周二")
    assert shown[at : at + 3] == ["7月23日 周二", "龙桥所/户籍窗口/白", "无"]


def test_who_has_no_duty_left_is_told_so() -> None:
    before, after = file(("D01", COUNTER, 1, "cover")), file()
    assert "本期不再安排勤务。" in texts(person_document(told(before, after)["D01"], Source(after.case, None)))


def test_a_unit_sees_who_comes_and_who_goes() -> None:
    known = file(*(("D01", COUNTER, number, "cover") for number in (1, 2, 5)), ("C01", NIGHT, 1, "cover"))
    letters, source = tuple(told(known).values()), Source(known.case, None)
    station = texts(unit_document(LONGQIAO, letters, source))
    assert station[:2] == ["勤务通知", "龙桥派出所："]
    rows = [station[at : at + 5] for at in range(len(station)) if station[at] == "警员D01"]
    hours = ["白 08:00–18:00", "户籍窗口"]
    assert rows == [["警员D01", "户政科", "7月23日至24日", *hours], ["警员D01", "户政科", "7月27日", *hours]]
    assert "警员C01" not in station
    registry = texts(unit_document(REGISTRY, letters, source))
    assert registry[registry.index("警员D01") :][:3] == ["警员D01", "龙桥派出所", "7月23日至24日"]
    assert "户政科　警员D01：" in registry


def test_a_station_reads_who_comes_no_more() -> None:
    before = file(("D01", COUNTER, 1, "cover"), ("D02", COUNTER, 2, "cover"))
    after = file(("D02", COUNTER, 2, "cover"), ("D02", COUNTER, 4, "cover"))
    shown = texts(unit_document(LONGQIAO, tuple(told(before, after, only_changed=True).values()), Source(after.case, None)))
    assert [line for line in shown if "、" in line] == ["一、来所支援", "二、取消的来所支援"]
    at = shown.index("警员D01")
    assert shown[at : at + 5] == ["警员D01", "户政科", "7月23日", "白 08:00–18:00", "户籍窗口"]


def test_hours_of_a_shift_that_is_given_up_are_its_name() -> None:
    known = file(("D01", COUNTER, 1, "cover"))
    (duty,) = told(known)["D01"].duties
    assert Source(known.case, None).hours(duty.model_copy(update={"shift": "早"})) == "早"


def test_the_paper_is_that_of_official_documents() -> None:
    known = file(("D01", COUNTER, 1, "cover"))
    (section,) = Document(BytesIO(person_document(told(known)["D01"], Source(known.case, None)))).sections
    lengths = (
        *(section.page_width, section.page_height),
        *(section.top_margin, section.bottom_margin, section.left_margin, section.right_margin),
    )
    assert [round(length.mm) for length in lengths if length] == [210, 297, 37, 35, 28, 26]


@pytest.mark.parametrize("language", Language)
def test_no_page_mixes_languages(language: Language) -> None:
    known = file(("D01", COUNTER, 1, "cover"))
    with speaking(language, language):
        shown = "".join(texts(person_document(told(known)["D01"], Source(known.case, None))))
    assert ("Report to" in shown) is (language is Language.EN)
    assert ("报到" in shown) is (language is Language.ZH)
