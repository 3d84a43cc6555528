"""The site that `./run docs` builds: without a warning, whole in itself, every link and anchor there, Chinese words found."""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from tests.paths import ROOT

pytestmark = pytest.mark.xdist_group("site")
OUTSIDE = re.compile(r"^(?:https?:)?//", re.IGNORECASE)
ADDRESS = re.compile(r"https?://[\w.-]+\w[^\s\"'`]*")
NAMESPACE = re.compile(r"http://www\.w3\.org/[\w./#-]*$")
"""Names of forms, which nobody asks for."""
TAG = re.compile(r"<(\w+)((?:\s[^<>]*)?)>")
NAMED = re.compile(r"\s(id|src|srcset|href|poster|data|action|xlink:href)=\"([^\"]*)\"")
COMMENTS = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n\"']*$", re.DOTALL | re.MULTILINE)


class Page:
    """`asked` is what a browser fetches by itself, `links` where a reader may go, `ids` what of the page can be gone to."""

    def __init__(self, path: Path) -> None:
        tags = [(tag[1], NAMED.findall(tag[2])) for tag in TAG.finditer(path.read_text(encoding="utf-8"))]
        named = [(tag, name, unescape(value)) for tag, attributes in tags for name, value in attributes]
        self.path = path
        self.ids = {value for _, name, value in named if name == "id"}
        self.links = [value for tag, name, value in named if (tag, name) == ("a", "href")]
        self.asked = [value for tag, name, value in named if name != "id" and (tag, name) != ("a", "href")]


class Site:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def pages(self) -> dict[Path, Page]:
        return {path.resolve(): Page(path) for path in self.folder.rglob("*.html")}

    def texts(self, *endings: str) -> Iterator[tuple[Path, str]]:
        for path in self.folder.rglob("*"):
            if path.suffix in endings:
                yield path, path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("docs")
    done = subprocess.run([sys.executable, "-m", "docs.site", folder], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    return Site(folder / "site")


def test_every_page_of_the_repository_is_there(site: Site) -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    names = {path.relative_to(ROOT).with_suffix(".html").as_posix() for path in pages}
    assert len(names) > 30
    assert names <= {path.relative_to(site.folder.resolve()).as_posix() for path in site.pages}


def test_nothing_is_fetched_from_any_other_address(site: Site) -> None:
    fetched = [(page.path.name, asked) for page in site.pages.values() for asked in page.asked if OUTSIDE.match(asked)]
    assert not fetched
    for path, text in site.texts(".css"):
        assert not re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", text), path
    for path, text in site.texts(".js"):
        assert not [address for address in ADDRESS.findall(COMMENTS.sub("", text)) if not NAMESPACE.match(address)], path


def test_every_link_leads_to_a_page_and_a_place_that_are_there(site: Site) -> None:
    broken = []
    for page in site.pages.values():
        for link in page.links:
            if re.match(r"\w+:", link) or OUTSIDE.match(link):
                continue
            target, fragment = urldefrag(link)
            goal = (page.path.parent / unquote(target)).resolve() if target else page.path.resolve()
            there = site.pages.get(goal)
            if not goal.is_file() or (fragment and there and unquote(fragment) not in there.ids):
                broken.append((page.path.name, link))
    assert not broken


def test_the_search_knows_chinese_words_by_pairs_of_characters(site: Site) -> None:
    index = (site.folder / "searchindex.js").read_text(encoding="utf-8").encode().decode("unicode_escape")
    for word in ("休假", "夜班", "替岗", "mutual"):
        assert f'"{word}":' in index or f"{word}:" in index
    assert "window.Stemmer = EnglishStemmer;" in (site.folder / "_static/language_data.js").read_text(encoding="utf-8")
