"""The planner's guide names what is there, and its pictures show it as it is."""

import json
import re

from docs.guide.inputs import COMMAND, FOLDER, MANIFEST, PICTURES, hashes
from models.words import Language, catalogue
from scheduler.exchange.sheets import SHEETS
from tests.paths import ROOT

GUIDE = sorted((ROOT / "docs" / "guide").glob("*.md"))
LARGEST_BYTES = 150_000
INVENTED = {"示例分局", "同意", "不派"}
SPOKEN = {"差几人", "为什么是我", "差1"}


def test_every_word_in_quotes_stands_on_a_page_or_a_sheet() -> None:
    said = {*catalogue(Language.ZH).values(), *(name for sheet in SHEETS for name in sheet.names)}
    said |= {column.zh for sheet in SHEETS for column in sheet.columns}
    quoted = {word for page in GUIDE for word in re.findall("「([^」]*)」", page.read_text("utf-8"))}
    assert len(quoted) > 30
    assert not {word for word in quoted - INVENTED - SPOKEN if not any(word in text for text in said)}


def test_every_picture_is_shown_once_and_is_small() -> None:
    shown = [name for page in GUIDE for name in re.findall(r"\]\(pictures/([^)]*)\)", page.read_text("utf-8"))]
    assert sorted(shown) == sorted(PICTURES)
    assert len(PICTURES) <= 20
    sizes = {path.name: path.stat().st_size for path in FOLDER.glob("*.png")}
    assert set(sizes) == set(PICTURES)
    assert max(sizes.values()) <= LARGEST_BYTES


def test_no_picture_shows_what_has_changed_since() -> None:
    kept, now = json.loads(MANIFEST.read_text("utf-8")), hashes()
    stale = sorted(name for name in PICTURES if kept.get(name) != now[name])
    assert not stale, f"take them anew, and look at them: {COMMAND}"
