"""The report: one page with all that is known of a roster, or with what may hang on a wall, and nothing from outside."""

import re
import sys
from html import unescape
from pathlib import Path

import pytest
from openpyxl import load_workbook

import cli
from models.errors import Exit
from models.leave import Commitment, Pin, PinKind
from models.roster import Roster
from models.words import Language, say, speaking
from scheduler.board.charts import weeks_chart
from scheduler.board.environment import KINDS
from scheduler.board.report import report_page
from scheduler.exchange.reading.roster_file import write_roster_json
from scheduler.exchange.working.workbook import write_working
from scheduler.exchange.writing.wall.workbook import write_wall
from scheduler.jobs.report.content import report_of
from tests.board.test_browser import AXE, CHROMIUM, IS_REQUIRED
from tests.cases import LONGQIAO, day, seat, tiny_case
from tests.exchange.rosters import SECRETS, case, closing, reasons, report, roster_file
from tests.exchange.writing.visible import texts
from tests.explain.asked.files import file_of
from tests.ledger.rosters import as_json, on_duty
from tests.models.words import CHINESE

PEAK = seat(f"{LONGQIAO}/接处警/值", 1, 2, weight=3, on=8)
COMMITMENT = Commitment(officer="A04", first=day(2), last=day(2), title="妇科体检")
REFUSAL = Pin(kind=PinKind.REFUSE, request="Q3", who="某领导", why="平时表现", when=day(0))
HIDDEN = (*SECRETS, "病假", "妇科体检", "平时表现", "某领导", say("head.marks"), "未准")


def test_no_line_runs_through_a_weeks_number() -> None:
    """A target a little above who is there, as usual, was drawn through the number."""
    drawn = weeks_chart(["9月21日", "9月28日"], target=[119, 140], present=[114, 129])
    numbers = [float(y) for y in re.findall(r'y="([\d.]+)">\d+<', drawn)]
    line = re.findall(r"[\d.]+,([\d.]+)", re.findall(r'points="(.*?)"', drawn)[0])
    assert re.findall(r">(\d+)<", drawn) == ["114", "129"]
    assert min(numbers) - 20 > max(map(float, line))


def page(is_wall: bool = False, language: Language = Language.ZH) -> str:
    """Of a roster with everything on it, and a peak."""
    given = case(commitments=(COMMITMENT,), pins=(REFUSAL,), demands=(*case().demands, PEAK))
    with speaking(language, language):
        return report_page(report_of(file_of(given, roster_file().roster), is_wall))


def said(html: str) -> set[str]:
    """What is read on the page."""
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    named = re.findall(r'(?:aria-label|title|content)="([^"]*)"', body)
    return {unescape(text).strip() for text in [*re.findall(r">([^<>]+)<", body), *named]} - {""}


@pytest.mark.parametrize("is_wall", [False, True])
@pytest.mark.parametrize("language", Language)
def test_it_is_whole_in_itself(is_wall: bool, language: Language) -> None:
    html = page(is_wall, language)
    assert html.rstrip().endswith("</html>")
    assert not re.search(r"https?:|//|\burl\(|@import|\bsrc=|<script|<link|<iframe", html.replace("<!doctype html>", ""))
    assert all(address.startswith("#") for address in re.findall(r'href="([^"]*)"', html))
    assert {address[1:] for address in re.findall(r'href="(#[^"]*)"', html)} <= set(re.findall(r'id="([^"]*)"', html))
    assert "default-src 'none'" in html


def test_the_private_form_says_all_that_the_working_copy_says(tmp_path: Path) -> None:
    """Each line of its tables, of what is proven and of the key figures."""
    file = roster_file(case())
    write_working(tmp_path / "底稿.xlsx", file, report(), reasons(), closing())
    html = said(report_page(report_of(file, False)))
    titles = {say(f"title.{name}") for name in ("leave", "covers", "shortages", "fairness")}
    words = {text for where, text in texts(tmp_path / "底稿.xlsx") if where.split("!")[0] in titles}
    own = {text.sentence for kind in (reasons().leave, reasons().covers, reasons().shortages) for text in kind}
    assert titles <= html
    assert {"癌症复查", "夫妻团聚", "照顾孩子"} <= words & html
    heads = {say(key) for key in ("head.outcome", "head.ahead", "head.funnel", "head.why_rung", "head.burden", "head.exempt")}
    assert heads <= words & html
    assert own
    assert any("已证明任何方案不低于11" in text for text in html)
    assert "复核未得到同样结论" in html


def test_peaks_stand_with_their_dates() -> None:
    for is_wall in (False, True):
        assert say("report.peaks") in said(page(is_wall))
        assert "7月30日" in said(page(is_wall))


def test_nothing_private_is_anywhere_in_the_wall_form() -> None:
    assert [text for text in HIDDEN if text in page()] != []
    assert [text for text in HIDDEN if text in page(is_wall=True)] == []


def test_every_word_of_the_wall_form_stands_on_the_wall_or_over_the_peaks(tmp_path: Path) -> None:
    """What a 张贴 holds is held against names, posts, dates and signs by a test of its own."""
    given = case(commitments=(COMMITMENT,), pins=(REFUSAL,), demands=(*case().demands, PEAK))
    write_wall(tmp_path / "张贴.xlsx", roster_file(given))
    wall = "\0".join(packed(text) for _, text in texts(tmp_path / "张贴.xlsx"))
    shown = report_of(roster_file(given), is_wall=True)
    peaks = {shown.peaks.title, *(head.text for head in shown.peaks.heads), *(text for row in shown.peaks.rows for text in row)}
    units = {unit.name for unit in shown.units} | {f"{unit.name} {title}" for unit in shown.units for title, _ in unit.pages}
    ours = {shown.title, shown.span, say("report.contents"), say("report.roster")}
    ours |= {"width=device-width, initial-scale=1", "default-src 'none'; style-src 'unsafe-inline'", "no-referrer"}
    left = {text for text in said(report_page(shown)) - peaks - units - ours if packed(text) not in wall}
    looks = "|".join(say(kind) for kind in KINDS.values())
    assert not {text for text in left if not re.fullmatch(rf"(?:(?:{looks}) ?)+", text)}


def packed(text: str) -> str:
    """The workbook breaks lines where a cell is narrow."""
    return "".join(text.split())


def test_an_english_page_holds_no_chinese_but_names() -> None:
    given = case()
    names = [*(officer.name for officer in given.officers), *(row.id for row in (*given.units, *given.posts, *given.shifts))]
    names += [given.title, *SECRETS, "病假", "妇科体检", "平时表现", "某领导", "机关"]
    known = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) + "|[★＋●▲　（）：；，]")
    for is_wall in (False, True):
        assert not {text for text in said(page(is_wall, Language.EN)) if CHINESE.search(known.sub("", text))}


def test_text_stays_text() -> None:
    hostile = tiny_case(days=2, title="<script>alert(1)</script>")
    html = report_page(report_of(file_of(hostile, Roster()), False))
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)" in html


def ended(*words: object) -> int:
    with pytest.raises(SystemExit) as left:
        cli.main([str(word) for word in words])
    return int(left.value.code or 0)


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    write_roster_json(tmp_path / "排班.json", file_of(case(), roster_file().roster))
    return tmp_path / "排班.json"


@pytest.mark.parametrize("options", [(), ("--wall",)])
def test_the_command_writes_it(roster: Path, options: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    goal = roster.with_name("报告.html")
    assert ended("report", roster, "-o", goal, *options) == Exit.OK
    assert "报告.html" in capsys.readouterr().out
    assert ("癌症复查" in goal.read_text(encoding="utf-8")) is not bool(options)


def test_a_published_version_is_told_too(tmp_path: Path) -> None:
    db = tmp_path / "ledger.db"
    assert ended("publish", as_json(tmp_path, on_duty(0)), "--db", db) == Exit.OK
    assert ended("report", 1, "-o", tmp_path / "一.html", "--db", db) == Exit.OK
    assert ended("report", 2, "-o", tmp_path / "二.html", "--db", db) != Exit.OK
    assert not (tmp_path / "二.html").exists()


def test_a_copy_edited_by_hand_is_solved_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy, file = tmp_path / "底稿.xlsx", file_of(case(), roster_file().roster)
    write_working(copy, file, report(), reasons(), closing())
    book = load_workbook(copy)
    book["警员"]["E6"] = "夜"
    book.save(copy)
    assert ended("report", copy, "-o", tmp_path / "报告.html") == Exit.BREACHES
    assert "1 处手工改动" in capsys.readouterr().err


@pytest.mark.parametrize(("goal", "words"), [("报告.pdf", "应以 .html 结尾"), ("没有/报告.html", "文件夹")])
def test_a_target_that_cannot_be_written_is_refused(
    roster: Path, goal: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended("report", roster, "-o", roster.parent / goal) == Exit.NOT_WRITTEN
    assert words in capsys.readouterr().err


def test_where_jinja_lacks_it_is_said_how_it_comes(
    roster: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    for name in ("scheduler.board.report", "scheduler.board.environment"):
        monkeypatch.delitem(sys.modules, name)
    assert ended("report", roster, "-o", roster.with_name("报告.html")) == Exit.FAULTS
    assert "pip install 'dutycover[board]'" in capsys.readouterr().err


@pytest.mark.skipif(
    (CHROMIUM is None and not IS_REQUIRED) or sys.platform == "win32", reason="Chromium is missing: apt-get install chromium"
)
@pytest.mark.xdist_group("browser")
def test_in_a_browser_it_asks_for_nothing_fits_a_phone_and_prints(tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    asked: list[str] = []
    axe = AXE.read_text(encoding="utf-8")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        for is_wall, language in enumerate(Language):
            path = tmp_path / f"{language.value}.html"
            path.write_text(page(bool(is_wall), language), encoding="utf-8")
            tab = browser.new_page(viewport={"width": 390, "height": 800})
            tab.on("request", lambda request: asked.append(request.url))
            tab.goto(path.as_uri())
            assert tab.evaluate("document.documentElement.scrollWidth") <= 390
            tab.evaluate(axe)
            known = tab.evaluate("axe.run()")["violations"]
            assert [(row["id"], row["nodes"][0]["html"]) for row in known if row["impact"] in ("serious", "critical")] == []
        assert tab.pdf(prefer_css_page_size=True).startswith(b"%PDF")
        browser.close()
    assert [url for url in asked if not url.startswith("file:")] == []
    assert len(asked) == 2


@pytest.mark.parametrize("is_wall", [False, True])
def test_whatever_it_shows_apart_has_a_look(is_wall: bool) -> None:
    """The board's styles stand in several files: all that its grids are drawn by are on the page."""
    html = page(is_wall)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    shown = {name for names in re.findall(r'class="([^"]*)"', html) for name in names.split()}
    assert len(shown) > 10
    assert shown - set(re.findall(r"\.([a-z][\w-]*)", style[1])) <= {"own"}  # a name like any other
