"""How much reading an .ods would hold: its rows and cells repeat by a number, so that few bytes may stand for any size."""

from collections.abc import Iterable
from pathlib import Path
from xml.parsers import expat

from models.words import say
from scheduler.exchange.errors import Unreadable, UnreadableKind
from scheduler.exchange.reading.files.extent import Extent

CONTENT = "content.xml"
REPEATED = {"table-row": "number-rows-repeated", "table-cell": "number-columns-repeated"}
NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
FORMULA = f"{NAMESPACE} formula"
VALUE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 value-type"


def ods_extent(path: Path, parts: Iterable[tuple[str, bytes]]) -> Extent:
    counter = _Counter()
    for name, content in parts:
        if name == CONTENT:
            try:
                counter.count(content)
            except expat.ExpatError as error:
                raise Unreadable(UnreadableKind.BROKEN, say("gate.broken_ods", path=path)) from error
    return Extent(counter.area, counter.text, counter.largest, say("gate.row", bottom=counter.bottom))


class _Counter:
    """Rows count up to the last one that is filled, columns likewise; text as often as its cell repeats."""

    def __init__(self) -> None:
        self.area = self.text = self.bottom = 0
        self.largest = self._name = ""
        self._row = self._last = self._width = self._column = self._filled = 0
        self._rows = self._columns = self._letters = 0
        self._has_value = False

    def count(self, content: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(content, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.removeprefix(NAMESPACE + " ").removeprefix("covered-")
        if kind == "table":
            self._name = attributes.get(f"{NAMESPACE} name", "")
            self._row = self._last = self._width = 0
        elif kind == "table-row":
            self._rows = _times(attributes, kind)
            self._column = self._filled = 0
        elif kind == "table-cell":
            self._columns, self._letters = _times(attributes, kind), 0
            self._has_value = VALUE in attributes or FORMULA in attributes

    def _characters(self, text: str) -> None:
        self._letters += len(text)

    def _end(self, name: str) -> None:
        kind = name.removeprefix(NAMESPACE + " ").removeprefix("covered-")
        if kind == "table-cell":
            self._column += self._columns
            if self._letters or self._has_value:
                self._filled = self._column
                self.text += 3 * self._letters * self._columns * self._rows
            self._letters = 0
        elif kind == "table-row":
            self._row += self._rows
            if self._filled:
                self._last, self._width = self._row, max(self._width, self._filled)
        elif kind == "table":
            self.area += self._last * self._width
            if self._last >= self.bottom:
                self.bottom, self.largest = self._last, self._name


def _times(attributes: dict[str, str], kind: str) -> int:
    return max(1, int(attributes.get(f"{NAMESPACE} {REPEATED[kind]}", "1")))
