"""How soon the board's roster page answers in Chromium: `python -m benchmarks.board ROSTER… [--times 3] [--unit STATION]`.

Each roster (a working copy in .xlsx) is copied into a folder of its own, opened by a board that has just started (`cold`), by one
that has had time to look ahead, and again. An arrow key is timed from its keydown to the next frame; an edit (somebody taken off,
leave given) until the page says what the audit says of it. Seconds by the clock.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode

import psutil

from tests.board.served import served

AHEAD_SECONDS = 15.0
GRID = "#grid td[tabindex='0']"
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
KEYS = ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft", "PageDown")
PRESS = """async (key) => {
  const began = performance.now();
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - began;
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rosters", nargs="+", type=Path, metavar="ROSTER")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--unit", default="", help="one station's page instead of all")
    wanted = parser.parse_args()
    for path in wanted.rosters:
        for name, values, unit in measured(path, wanted.times, wanted.unit):
            print(f"{path.name}: {name}: median {median(values):.2f} {unit}, worst {max(values):.2f} {unit} of {len(values)}")


def measured(path: Path, times: int, unit: str) -> Iterator[tuple[str, list[float], str]]:
    """What was measured, its values, and their unit."""
    cold: list[float] = []
    for _ in range(times):
        with opened(path) as (tab, address, _board):
            cold.append(seconds_of(lambda: go(tab, address, unit, "stations")))
    yield "opened cold", cold, "s"
    with opened(path) as (tab, address, board):
        time.sleep(AHEAD_SECONDS)
        yield "opened", [seconds_of(lambda: go(tab, address, unit, "stations"))], "s"
        tab.wait_for_selector("#edits [data-goes]")
        for of in ("stations", "officers"):
            yield f"{of} again", [seconds_of(lambda: go(tab, address, unit, of)) for _ in range(times)], "s"  # noqa: B023
            yield f"{of}, a key", pressed(tab), "ms"
        for name, change in {"taken off": take_off, "leave given": give_leave}.items():
            yield name, [change(tab, address, unit, number) for number in range(times)], "s"
        yield "memory of the server", [psutil.Process(board).memory_info().rss / 1e6], "MB"


@contextmanager
def opened(path: Path) -> Iterator[tuple[Any, str, int]]:
    """A tab of a board over a copy of the roster, the roster's address, and the board's process."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as aside:
        folder = Path(aside) / "folder"
        folder.mkdir()
        shutil.copy(path, folder / path.name)
        with served(folder) as board, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            tab = browser.new_page(viewport={"width": 1366, "height": 768})
            tab.goto(board.address)
            yield tab, f"{board.root}/roster?{urlencode({'file': path.name})}", board.process.pid
            browser.close()


def go(tab: Any, address: str, unit: str, of: str) -> None:
    """Until the grid can be read and used."""
    tab.goto(f"{address}&{urlencode({'unit': unit, 'of': of})}", wait_until="commit")
    tab.wait_for_selector(GRID)
    tab.evaluate(TWO_FRAMES)


def pressed(tab: Any) -> list[float]:
    tab.focus(GRID)
    return [float(tab.evaluate(PRESS, key)) for _ in range(6) for key in KEYS]


def take_off(tab: Any, address: str, unit: str, number: int) -> float:
    go(tab, address, unit, "stations")
    return edited(
        tab, tab.locator("#grid td.c:has(> .own), #grid td.c:has(> .cover)").nth(3 + number), "#cell .crew button >> nth=-1"
    )


def give_leave(tab: Any, address: str, unit: str, number: int) -> float:
    go(tab, address, unit, "officers")
    return edited(
        tab, tab.locator("#grid tr.line").nth(5 + number).locator("td[role=gridcell]").nth(3), "#cell .quick button >> nth=1"
    )


def edited(tab: Any, cell: Any, button: str) -> float:
    cell.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector(button)
    time.sleep(1.0)
    seconds = seconds_of(lambda: (tab.click(button), tab.wait_for_selector("#told:not([hidden])")))
    tab.keyboard.press("Control+z")
    tab.wait_for_selector("#edits [data-goes=redo]:not([disabled])")
    return seconds


def seconds_of(work: Callable[[], object]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


if __name__ == "__main__":
    main()
