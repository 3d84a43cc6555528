"""The pages in a real browser: keys, focus, what follows a file, and that nothing is asked for from outside."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from scheduler.exchange.writing.case.case_file import write_case
from tests.board.desks import CASE, ROSTER, filled
from tests.board.served import Served, served
from tests.cases import day
from tests.demand.cases import counted, counting_case
from tests.exchange.books import sound, write_book

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = Path(__file__).parent / "vendored" / "axe.min.js"
OF_ROSTER = f"/roster?file={quote(ROSTER)}"
OF_LEDGER = (
    "/ledger/publish",
    f"/ledger/publish?file={quote(ROSTER)}",
    "/ledger/diff",
    f"/ledger/replan?roster={quote(ROSTER)}",
    f"/ledger/fairness?roster={quote(ROSTER)}",
    "/ledger/aid",
    "/ledger/stays",
    "/ledger/results",
)
OF_CASE = f"/case?file={quote(CASE)}"
PATHS = (
    "/start",
    "/case",
    OF_CASE,
    "/case/merge",
    "/solve",
    "/roster",
    OF_ROSTER,
    f"{OF_ROSTER}&of=officers",
    "/today",
    "/ledger",
    *OF_LEDGER,
)
OF_ANSWERS = (
    *(f"/leave?file={quote(ROSTER)}", f"/why?file={quote(ROSTER)}&question=leave&id=Q3"),
    *(f"/whatif?file={quote(CASE)}&action=scale", f"/whatif/stress?file={quote(CASE)}"),
)
IS_REQUIRED = os.environ.get("DUTYCOVER_CHROMIUM") == "required"

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None and not IS_REQUIRED, reason="Chromium is missing: apt-get install chromium"),
    pytest.mark.skipif(sys.platform == "win32", reason="Debian's Chromium"),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("board") / "夏季")


@pytest.fixture(scope="module")
def board(folder: Path) -> Iterator[Served]:
    with served(folder, "--by", "指挥中心") as known:
        yield known


@pytest.fixture(scope="module")
def tab(board: Served):
    """Let in. Whatever is asked for from outside is not sent, and counted when all is over; so is what the policy blocks."""
    from playwright.sync_api import sync_playwright

    outside: list[str] = []
    faults: list[str] = []

    def pass_on(route) -> None:
        if route.request.url.startswith(board.root + "/"):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.route("**/*", pass_on)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        page.goto(board.address)
        yield page
        browser.close()
    assert outside == []
    assert faults == []


def go(tab, board: Served, path: str) -> None:
    assert tab.goto(board.root + path).status == 200


@pytest.mark.parametrize("path", [*PATHS, "/demand", *OF_ANSWERS])
@pytest.mark.parametrize("width", [1366, 683, 390])
def test_no_page_is_wider_than_its_window(tab, board: Served, path: str, width: int) -> None:
    """At 200 % a window holds half as many of the page's pixels; down to a phone's."""
    tab.set_viewport_size({"width": width, "height": 768 * width // 1366 if width > 390 else 768})
    go(tab, board, path)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.set_viewport_size({"width": 1366, "height": 768})


@pytest.mark.parametrize("path", [*PATHS, *OF_ANSWERS])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_has_nothing_serious_to_say(tab, board: Served, path: str, language: str) -> None:
    go(tab, board, f"{path}{'&' if '?' in path else '?'}lang={language}")
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    known = tab.evaluate("axe.run()")["violations"]
    go(tab, board, "/case?lang=zh")
    assert [(row["id"], row["nodes"][0]["html"]) for row in known if row["impact"] in ("serious", "critical")] == []


def test_the_grid_is_one_tab_stop_with_arrows(tab, board: Served) -> None:
    go(tab, board, f"/roster?file={quote(ROSTER)}&of=officers")
    assert tab.locator("#grid td[tabindex='0']").count() == 1
    tab.focus("#filter")
    for _ in range(10):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.getAttribute('role')") == "gridcell":
            break
    place = "(() => { const c = document.activeElement; return [c.closest('tr').dataset.key, c.cellIndex]; })()"
    first = tab.evaluate(place)
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowDown")
    moved = tab.evaluate(place)
    assert moved[0] != first[0]
    assert moved[1] == first[1] + 1
    tab.keyboard.press("End")
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate(place) == [moved[0], first[1] + 13]
    tab.keyboard.press("Control+Home")
    assert tab.evaluate(place) == first
    assert tab.locator("#grid td[tabindex='0']").count() == 1
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.getAttribute('role')") != "gridcell"


def test_focus_tells_the_reason_and_enter_the_stand_ins(tab, board: Served) -> None:
    go(tab, board, f"/roster?file={quote(ROSTER)}&of=officers")
    cover = tab.locator("#grid tr[data-key='D01'] td.cover").first
    cover.focus()
    tab.wait_for_selector("#reason:has-text('本所当班可上此岗')")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#cell:not([hidden]) summary")
    assert tab.evaluate("document.activeElement.id") == "cell"
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.closest('tr').dataset.key") == "D01"
    assert tab.locator("#cell").is_hidden()


def test_typing_filters_the_rows(tab, board: Served) -> None:
    go(tab, board, f"/roster?file={quote(ROSTER)}&of=officers")
    shown = tab.locator("#grid tr.line:visible")
    everybody = shown.count()
    tab.locator("#grid td[role=gridcell]").first.focus()
    tab.keyboard.type("d01")
    assert tab.evaluate("document.activeElement.id") == "filter"
    assert 0 < shown.count() < everybody
    tab.fill("#filter", "")
    assert shown.count() == everybody


def test_a_roster_is_edited_undone_and_shown_by_keys(tab, board: Served, folder: Path) -> None:
    """Of the rows only those that changed are made anew, and one keeps one's place."""
    go(tab, board, OF_ROSTER)
    tab.locator("#edits button").click()
    tab.wait_for_selector("#edits [data-goes=undo]")
    cover = tab.locator("#grid td.cover").first
    cover.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#cell:not([hidden]) .crew")
    tab.locator("#cell .crew button").last.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#told:not([hidden]) h2")
    assert tab.locator("#grid td.edited").count() == 1
    assert tab.locator("#edits summary").inner_text().endswith("1 处")
    assert tab.evaluate("document.activeElement.id") == "told"
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.className").find("edited") > 0
    tab.keyboard.press("Control+z")
    tab.wait_for_selector("#edits [data-goes=redo]:not([disabled])")
    assert tab.locator("#grid td.edited").count() == 0


def test_an_arrow_at_the_last_date_goes_on_to_the_next_part(tab, board: Served) -> None:
    go(tab, board, f"{OF_ROSTER}&of=officers&span=week")
    place = "(() => { const c = document.activeElement; return [c.closest('tr').dataset.key, c.cellIndex]; })()"
    tab.locator("#grid tr[data-key='D01'] td[role=gridcell]").first.focus()
    tab.keyboard.press("End")
    tab.keyboard.press("ArrowRight")
    tab.wait_for_url("**at=1**")
    tab.wait_for_selector("#grid td:focus")
    assert tab.evaluate(place) == ["D01", 2]
    tab.keyboard.press("ArrowLeft")
    tab.wait_for_url("**at=0**")
    tab.wait_for_selector("#grid td:focus")
    assert tab.evaluate(place) == ["D01", 8]


def test_the_case_follows_its_file(tab, board: Served, folder: Path) -> None:
    sheets = sound()
    sheets["请假"][1][2] = "七月九日"
    write_book(folder / "八月.xlsx", sheets)
    go(tab, board, f"/case?file={quote('八月.xlsx')}")
    assert tab.locator("td.wrong").count() == 1
    write_book(folder / "八月.xlsx", sound())
    tab.wait_for_selector(".verdict.good", timeout=10_000)
    assert tab.locator("td.wrong").count() == 0


FOCUSED = (
    "(() => { const e = document.activeElement; return `${e.name || ''} ${e.matches('a, button') ? e.textContent : ''}`; })()"
)


def tab_to(tab, text: str) -> None:
    """By the Tab key alone, to what says this text or has this name."""
    for _ in range(120):
        tab.keyboard.press("Tab")
        said = tab.evaluate(FOCUSED)
        if text in said:
            return
    raise AssertionError(text, said)


def press(tab, text: str) -> None:
    tab_to(tab, text)
    tab.keyboard.press("Enter")


def solve_by_keyboard(tab, board: Served) -> None:
    go(tab, board, "/start")
    press(tab, f"检查 {CASE}")
    tab.wait_for_selector(".verdict.good")
    press(tab, "去求解")
    tab.wait_for_url("**/solve?*")
    tab_to(tab, "seconds")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("2")
    tab.keyboard.press("Enter")
    to_roster_by_keyboard(tab)


def to_roster_by_keyboard(tab) -> None:
    tab.wait_for_selector("#progress .sentence", timeout=60_000)
    press(tab, "看排班")
    tab.wait_for_selector("#grid")


def edit_by_keyboard(tab) -> None:
    """Somebody is taken off the first cover."""
    for _ in range(60):
        if tab.evaluate("document.activeElement.getAttribute('role')") == "gridcell":
            break
        tab.keyboard.press("Tab")
    goal = tab.locator("#grid td.cover").first.evaluate("c => [c.closest('tr').dataset.key, c.cellIndex]")
    place = "(() => { const c = document.activeElement; return [c.closest('tr').dataset.key, c.cellIndex]; })()"
    while tab.evaluate(place)[0] != goal[0]:
        tab.keyboard.press("ArrowDown")
    while tab.evaluate(place)[1] < goal[1]:
        tab.keyboard.press("ArrowRight")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#cell:not([hidden]) .crew")
    press(tab, "撤下")
    tab.wait_for_selector("#told:not([hidden]) h2")
    assert tab.locator("#grid td.edited").count() == 1


def test_the_whole_week_by_keyboard_alone(tab, board: Served) -> None:
    """From the case to what the duty room reads: checked, solved, edited, solved again, published, looked up.

    The first edit is quicker than the reading of the edits that there are.
    """
    tab.route("**/roster/edits*", lambda route: None)
    solve_by_keyboard(tab, board)
    edit_by_keyboard(tab)
    tab.unroute("**/roster/edits*")
    press(tab, "重新求解")
    tab.wait_for_url("**/solve?*")
    to_roster_by_keyboard(tab)
    name = tab.locator("h1").inner_text()
    press(tab, "台账")
    tab.wait_for_url("**/ledger")
    press(tab, "发布")
    tab.wait_for_url("**/ledger/publish*")
    tab_to(tab, "file")
    tab.keyboard.type(name)
    press(tab, "审核")
    tab.wait_for_selector("form.publish")
    tab_to(tab, "note")
    tab.keyboard.type("本周排班")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("table.versions, .versions")
    assert "本周排班" in tab.locator("main").inner_text()
    press(tab, "今日勤务")
    tab.wait_for_url("**/today*")
    tab_to(tab, "day")
    tab.keyboard.type("07092024")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("main:has-text('龙桥派出所')")


def test_a_forecast_is_drawn_and_a_date_set_by_keyboard_alone(tab, board: Served, folder: Path) -> None:
    write_case(counting_case(history=counted(70)), folder / "九月.xlsx")
    go(tab, board, f"/demand?file={quote('九月.xlsx')}")
    tab.wait_for_selector("#overrides")
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    assert [row for row in tab.evaluate("axe.run()")["violations"] if row["impact"] in ("serious", "critical")] == []
    for name, typed in (("date", f"{day(2):%m%d%Y}"), ("minimum", "2"), ("target", "4")):
        tab_to(tab, name)
        tab.keyboard.type(typed)
    tab.keyboard.press("Enter")
    tab.wait_for_selector(f"#overrides th:has-text('{day(2)}')")
    assert tab.locator("svg.demand .hand").count() == 1


def test_the_language_is_changed_where_one_is(tab, board: Served) -> None:
    go(tab, board, f"/roster?file={quote(ROSTER)}")
    tab.locator("a.language").click()
    assert tab.locator("#grid").count() == 1
    assert "By" in tab.locator(".choose").inner_text()
    tab.locator("a.language").click()
    assert tab.locator("html").get_attribute("lang") == "zh-CN"


def test_a_scenario_is_made_and_compared_by_keyboard_alone(tab, board: Served) -> None:
    go(tab, board, f"/whatif?file={quote(CASE)}")
    tab.focus("input[name=scenario]")
    tab.keyboard.type("一人病倒")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.name") == "subject"
    tab.keyboard.press("ArrowDown")
    tab.focus(".stacked button")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".made")
    tab.fill("form.start input[name=seconds]", "1")
    tab.focus("form[action='/whatif/run/whatif'] button")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#progress .answer-table", timeout=60_000)
    assert tab.locator("#progress svg.chart").count() == 1
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    known = tab.evaluate("axe.run()")["violations"]
    assert [(row["id"], row["nodes"][0]["html"]) for row in known if row["impact"] in ("serious", "critical")] == []
    tab.set_viewport_size({"width": 390, "height": 768})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    tab.set_viewport_size({"width": 1366, "height": 768})
    tab.wait_for_selector("form[action='/whatif/run/whatif'] button:enabled")


def test_the_fields_follow_the_action(tab, board: Served) -> None:
    go(tab, board, f"/whatif?file={quote(CASE)}")
    assert tab.locator("#fields [name=value]").count() == 0
    tab.select_option("select[name=action]", "scale")
    tab.wait_for_selector("#fields input[name=value]")
