"""Take the pictures of the planner's guide: `python -m docs.guide.pictures`, with Debian's Chromium, LibreOffice and poppler.

The small case of `case.py` is solved, published and replanned on the board as a planner does it, and each page is taken on the
way; sheets and documents are printed by LibreOffice. The manifest keeps what each picture shows, for a test to compare.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from docs.guide.case import write_both
from docs.guide.inputs import FOLDER, MANIFEST, PICTURES, ROOT, hashes
from models.roster import Source
from scheduler.exchange.reading.roster_file import read_roster

CASE, FAULTY, ROSTER = "示例分局.xlsx", "示例分局-有错.xlsx", "示例分局-底稿.xlsx"
WIDTH, HEIGHT = 1200, 760
SOLVE_SECONDS, STUDY_SECONDS, PATIENCE_MS = 30, 30, 240_000
LARGEST_BYTES = 150_000
COLOURS = (256, 128, 64, 32)
DOTS_PER_INCH = 80
ILL_AFTER_DAYS = 4
EVERY_CELL = 5
NIGHT = "值"


class Desk:
    """A folder of files, and the board on it."""

    def __init__(self, folder: Path, page: Page, root: str) -> None:
        self.folder, self.page, self.root = folder, page, root

    def open(self, path: str) -> None:
        self.page.goto(self.root + path)

    def take(self, name: str, height: int = HEIGHT) -> None:
        self.page.set_viewport_size({"width": WIDTH, "height": height})
        keep(name, self.page.screenshot(type="png"))


def keep(name: str, png: bytes) -> None:
    """In as many colours as fit."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    for colours in COLOURS:
        small = BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(small, "png", optimize=True)
        if small.tell() <= LARGEST_BYTES:
            (FOLDER / name).write_bytes(small.getvalue())
            return
    raise SystemExit(f"{name} is larger than {LARGEST_BYTES} bytes")


def environment(aside: Path) -> dict[str, str]:
    return os.environ | {
        "XDG_STATE_HOME": str(aside / "state"),
        "DUTYCOVER_DB": str(aside / "ledger.db"),
        "LC_ALL": "zh_CN.UTF-8",
        "PYTHONPATH": str(ROOT),
    }


@contextmanager
def board(folder: Path) -> Iterator[str]:
    """The address that opens it."""
    command = [sys.executable, "-m", "cli", "board", str(folder), "--no-browser", "--by", "指挥中心"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment(folder.parent))
    try:
        assert process.stdout
        address = re.search(r"http://\S+", process.stdout.readline())
        assert address
        yield address[0]
    finally:
        process.terminate()
        process.wait()


def command(folder: Path, *words: str) -> None:
    subprocess.run([sys.executable, "-m", "cli", *words], cwd=folder, env=environment(folder.parent), check=True)


def before_solving(desk: Desk) -> None:
    desk.open("/start")
    desk.take("start.png", 480)
    desk.open(f"/case?file={FAULTY}")
    desk.take("faults.png")
    desk.open(f"/demand?file={CASE}")
    desk.page.wait_for_selector("main svg", timeout=PATIENCE_MS)
    desk.take("demand.png", 700)


def solving(desk: Desk) -> None:
    desk.open(f"/solve?file={CASE}")
    desk.page.fill("input[name=seconds]", str(SOLVE_SECONDS))
    desk.page.click("form.start button")
    desk.page.wait_for_selector("a[href*='/roster?']", timeout=PATIENCE_MS)
    desk.page.wait_for_timeout(3000)
    desk.take("solve.png")


def reading(desk: Desk) -> None:
    desk.open(f"/roster?file={ROSTER}")
    desk.page.locator("#grid td.cover").first.focus()
    desk.page.wait_for_selector("#reason :nth-child(2)")
    desk.take("roster.png")
    open_a_cell(desk.page)
    desk.take("cell.png")
    desk.open(f"/leave?file={ROSTER}")
    desk.take("leave.png")
    roster = read_roster(desk.folder / ROSTER).roster
    cover = next(row for row in roster.assignments if row.source is Source.COVER)
    desk.open(f"/why?file={ROSTER}&question=cover&officer={cover.officer}&day={cover.date}")
    desk.take("why.png", 600)


def open_a_cell(page: Page) -> None:
    """The first of every so many on which somebody else can step in."""
    cells = page.locator("#grid td.cover")
    for number in range(0, cells.count(), EVERY_CELL):
        cells.nth(number).focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-closes]")
        if page.locator("ol.able li").count():
            return
        page.keyboard.press("Escape")
    raise SystemExit("nobody can step in anywhere")


def asking(desk: Desk) -> None:
    desk.open(f"/whatif?file={CASE}&scenario=多来两成的人&action=scale")
    desk.page.fill("[name=value]", "1.2")
    desk.page.select_option("select[name=subject]", "*")
    desk.page.click("form.stacked > button")
    desk.page.wait_for_selector("article.made")
    desk.page.fill("form[action='/whatif/run/whatif'] input[name=seconds]", str(STUDY_SECONDS))
    desk.page.click("form[action='/whatif/run/whatif'] button")
    desk.page.wait_for_selector("#progress table", timeout=PATIENCE_MS)
    desk.page.wait_for_timeout(1000)
    desk.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    desk.page.locator("#progress").evaluate("part => part.scrollIntoView()")
    desk.take("whatif.png")


def publishing(desk: Desk) -> None:
    desk.open(f"/ledger/publish?file={ROSTER}")
    desk.take("publish.png", 520)
    desk.page.click("form.publish button")
    desk.page.wait_for_load_state()
    published = read_roster(desk.folder / ROSTER)
    ill = next(
        row for row in published.roster.assignments if row.source is Source.COVER and row.date.day >= published.case.start.day + 4
    )
    desk.open("/ledger/replan?roster=1&kind=illness")
    desk.page.fill("[name=officer]", ill.officer)
    desk.page.fill("[name=first]", str(ill.date))
    desk.page.select_option("select[name=reason]", index=1)
    desk.take("events.png", 500)
    desk.page.click("form[action='/ledger/replan/event'] button")
    desk.page.fill("[name=since]", str(ill.date))
    desk.page.click("form[action='/ledger/replan/run'] button")
    desk.page.wait_for_selector("form[action='/ledger/replan/write'] button", timeout=PATIENCE_MS)
    desk.page.locator("#outcome").evaluate("part => part.scrollIntoView()")
    desk.take("replan.png")
    desk.page.click("form[action='/ledger/replan/write'] button")
    desk.page.wait_for_load_state()
    desk.page.click("a[href*='/ledger/publish?']")
    desk.page.wait_for_load_state()
    desk.page.click("form.publish button")
    desk.page.wait_for_load_state()
    desk.open("/ledger")
    desk.take("history.png", 420)
    desk.open(f"/today?day={ill.date}")
    desk.take("today.png")


def sheet(source: Path, title: str, target: Path) -> Path:
    """A copy of the workbook with that sheet alone."""
    book: Any = openpyxl.load_workbook(source)
    for name in book.sheetnames:
        if name != title:
            del book[name]
    book.save(target)
    return target


def printed(name: str, source: Path) -> None:
    """Its first page, without the white below and beside."""
    aside = source.parent.parent / "printed"
    profile = f"-env:UserInstallation=file://{aside / 'lo'}"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", aside, source], check=True)
    pdf = aside / f"{source.stem}.pdf"
    page = ["pdftoppm", "-png", "-r", str(DOTS_PER_INCH), "-f", "1", "-singlefile", pdf, aside / "page"]
    subprocess.run(page, check=True)
    picture = Image.open(aside / "page.png").convert("L")
    ink = picture.point(lambda shade: 255 * (shade < 250)).getbbox() or (0, 0, *picture.size)
    edges = (max(0, ink[0] - 20), max(0, ink[1] - 20), min(picture.width, ink[2] + 20), min(picture.height, ink[3] + 20))
    cut = BytesIO()
    Image.open(aside / "page.png").crop(edges).save(cut, "png")
    keep(name, cut.getvalue())


def on_paper(folder: Path) -> None:
    printed("case-leave.png", sheet(folder / CASE, "请假", folder / "请假.xlsx"))
    printed("overview.png", sheet(folder / ROSTER, "总览", folder / "总览.xlsx"))
    printed("wall.png", folder / ROSTER.replace("底稿", "张贴"))
    command(folder, "notice", "2", "--since", "1", "-o", "通知")
    printed("notice.png", next(path for path in sorted(folder.glob("通知/*/*.docx")) if path.stem != path.parent.name))
    command(folder, "dispatch", "2", "-o", "调派")
    printed("dispatch.png", next(iter(sorted(folder.glob("调派/*.docx")))))


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as aside, sync_playwright() as play:
        folder = Path(aside) / "示例分局"
        folder.mkdir()
        write_both(folder / CASE, folder / FAULTY)
        with board(folder) as address:
            chromium = play.chromium.launch(
                executable_path=shutil.which("chromium"),
                env=environment(folder.parent) | {"LANGUAGE": "zh_CN"},
                args=["--no-sandbox", "--lang=zh-CN"],
            )
            page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="zh-CN")
            page.goto(address)
            desk = Desk(folder, page, address.split("/open")[0])
            for part in (before_solving, solving, reading, asking, publishing):
                part(desk)
            chromium.close()
        on_paper(folder)
    missing = [name for name in PICTURES if not (FOLDER / name).exists()]
    assert not missing, missing
    MANIFEST.write_text(json.dumps(hashes(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
