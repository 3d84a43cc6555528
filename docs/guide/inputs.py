"""What each picture of the guide shows, and a hash of it, so that a picture that has become another is told."""

import hashlib
import re
import tomllib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent / "pictures"
MANIFEST = FOLDER / "manifest.json"
COMMAND = "python -m docs.guide.pictures"
TEMPLATES, STATIC, WRITING = "scheduler/board/templates", "scheduler/board/static", "scheduler/exchange/writing"
SAID = re.compile(r"""say\(["']([\w.]+)["']""")


class Shown(NamedTuple):
    """`templates` below the board's, `styles` beside board.css, and files or folders of `code` that draws."""

    templates: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    code: tuple[str, ...] = ()


PICTURES = {
    "start.png": Shown(("start.html",), ("work.css",)),
    "faults.png": Shown(("case.html", "case_content.html", "faults.html"), ("work.css",)),
    "demand.png": Shown(("demand.html", "demand_content.html", "overrides.html"), ("work.css",)),
    "solve.png": Shown(("solve.html", "solve_line.html", "progress.html"), ("work.css",)),
    "roster.png": Shown(("roster.html", "roster/row.html", "reason.html", "roster/edits.html"), ("roster.css",)),
    "cell.png": Shown(("roster.html", "roster/row.html", "roster/cell.html"), ("roster.css",)),
    "leave.png": Shown(("leave.html", "sentences.html"), ("answers.css",)),
    "why.png": Shown(("why.html", "sentences.html"), ("answers.css",)),
    "whatif.png": Shown(("studies/whatif.html", "studies/result.html", "studies/table.html"), ("answers.css",)),
    "publish.png": Shown(("ledger/publish.html", "ledger/changes.html", "ledger/frame.html"), ("ledger.css",)),
    "events.png": Shown(("ledger/replan.html", "ledger/frame.html"), ("ledger.css",)),
    "replan.png": Shown(("ledger/replan_outcome.html", "ledger/told.html"), ("ledger.css",)),
    "history.png": Shown(("ledger/versions.html", "ledger/frame.html"), ("ledger.css",)),
    "today.png": Shown(("today.html",), ("work.css",)),
    "case-leave.png": Shown(code=(f"{WRITING}/case/case_book.py", f"{WRITING}/case/layout.py")),
    "overview.png": Shown(code=("scheduler/exchange/working/overview",)),
    "wall.png": Shown(code=(f"{WRITING}/wall",)),
    "notice.png": Shown(code=(f"{WRITING}/documents/notice_pages.py", f"{WRITING}/documents/paper.py")),
    "dispatch.png": Shown(code=(f"{WRITING}/documents/dispatch_order.py", f"{WRITING}/documents/paper.py")),
}


def hashes() -> dict[str, str]:
    """By picture."""
    words = tomllib.loads((ROOT / "models" / "words" / "zh.toml").read_text("utf-8"))
    return {name: _hash(shown, words) for name, shown in PICTURES.items()}


def _hash(shown: Shown, words: dict[str, object]) -> str:
    templates = [ROOT / TEMPLATES / name for name in shown.templates]
    styles = [ROOT / STATIC / name for name in ("board.css", *shown.styles)] if templates else []
    paths = [*templates, *styles, *_files(shown.code), Path(__file__).with_name("case.py")]
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    for template in templates:
        for key in SAID.findall(template.read_text("utf-8")):
            digest.update(f"{key}={_sentence(words, key)}\n".encode())
    return digest.hexdigest()[:16]


def _files(code: tuple[str, ...]) -> list[Path]:
    paths = [ROOT / name for name in code]
    return [file for path in paths for file in (sorted(path.glob("*.py")) if path.is_dir() else [path])]


def _sentence(words: dict[str, object], key: str) -> object:
    part: object = words
    for name in key.split("."):
        part = part.get(name) if isinstance(part, dict) else None
    return part
