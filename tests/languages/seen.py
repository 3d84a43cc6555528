"""What whoever opens a file or a page sees of it, as texts."""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import icalendar

from tests.exchange.writing.visible import texts as texts_of_workbook

ATTRIBUTES = {"title", "aria-label", "placeholder", "alt", "label", "data-confirm", "content", "aria-description"}
UNSEEN = {"script", "style", "template"}
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
PARTS = re.compile(r"word/(document|header\d*|footer\d*|comments)\.xml")
SHOWN_FIELDS = ("SUMMARY", "DESCRIPTION", "LOCATION", "X-WR-CALNAME", "COMMENT")


class _Page(HTMLParser):
    """An element that says itself that it is in another language (`lang`) is left out with all that is in it."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._left_out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if self._left_out or tag in UNSEEN or ("lang" in named and tag != "html"):
            self._left_out += [tag] * (tag not in VOID)
            return
        is_button = tag == "input" and named.get("type") in ("submit", "button", "reset")
        seen = {"value"} if is_button else set()
        if tag != "meta" or named.get("name") == "description":
            seen |= ATTRIBUTES
        self.texts += [value for name, value in attrs if value and name in seen]

    def handle_endtag(self, tag: str) -> None:
        if self._left_out and tag == self._left_out[-1]:
            self._left_out.pop()

    def handle_data(self, data: str) -> None:
        if not self._left_out and data.strip():
            self.texts.append(" ".join(data.split()))


def of_html(text: str) -> list[str]:
    page = _Page()
    page.feed(text)
    page.close()
    return page.texts


def _of_document(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as parts:
        for name in filter(PARTS.fullmatch, parts.namelist()):
            for paragraph in re.findall(r"<w:p[ >].*?</w:p>", parts.read(name).decode(), re.DOTALL):
                yield "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)<", paragraph))


def _of_calendar(path: Path) -> Iterator[str]:
    for part in icalendar.Calendar.from_ical(path.read_bytes()).walk():
        yield from (str(part[name]) for name in SHOWN_FIELDS if name in part)


READERS: dict[str, Callable[[Path], Iterable[str]]] = {
    ".xlsx": lambda path: (text for _, text in texts_of_workbook(path)),
    ".docx": _of_document,
    ".ics": _of_calendar,
    ".html": lambda path: of_html(path.read_text("utf-8")),
    ".yaml": lambda path: path.read_text("utf-8").splitlines(),
}


def texts_of(path: Path) -> list[str]:
    """Of a file of a kind that is known here; JSON is for programs, and the same in every language."""
    return list(READERS[path.suffix](path))
