"""Take the picture that the READMEs show: `python -m docs.pictures [ROSTER]`, with Debian's Chromium.

The board is opened on a copy of the summer sample; without ROSTER the sample is solved first, for as long as the README says.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from docs.guide.pictures import board

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "pictures"
CASE, ROSTER = "城厢2024年暑期.xlsx", "城厢2024年暑期-底稿.xlsx"
SOLVE_SECONDS, WIDTH, HEIGHT = 120, 1366, 768
LARGEST_BYTES = 200_000
QUALITIES = (85, 75, 65, 50)
PICTURES = {"board.jpg": f"/roster?file={ROSTER}"}


def filled(folder: Path, roster: Path | None) -> Path:
    shutil.copy(ROOT / "data" / "chengxiang-summer-2024.xlsx", folder / CASE)
    if roster is None:
        solve = ["solve", folder / CASE, "-o", folder / ROSTER, "--time-limit", str(SOLVE_SECONDS)]
        subprocess.run([sys.executable, "-m", "cli", *map(str, solve)], cwd=ROOT, check=True)
    else:
        shutil.copy(roster, folder / ROSTER)
    return folder


def take(address: str) -> None:
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(address)
        root = address.split("/open")[0]
        for name, path in PICTURES.items():
            page.goto(root + path)
            page.locator("#grid td.cover").first.focus()
            page.wait_for_selector("#reason :nth-child(2)")
            kept = (page.screenshot(type="jpeg", quality=quality) for quality in QUALITIES)
            (TARGET / name).write_bytes(next(picture for picture in kept if len(picture) <= LARGEST_BYTES))
        chromium.close()


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    with TemporaryDirectory() as aside:
        folder = Path(aside) / "城厢分局"
        folder.mkdir()
        with board(filled(folder, Path(sys.argv[1]) if len(sys.argv) > 1 else None)) as address:
            take(address)


if __name__ == "__main__":
    main()
