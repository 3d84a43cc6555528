"""One description of a workbook, written by hand as .xlsx, .xls and .ods: number formats, stored results of formulas, merged
cells and what is hidden, as office programs leave them."""

import re
import struct
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

FORMATS = ("xlsx", "xls", "ods")
DATE, GENERAL, EPOCH = "yyyy-mm-dd", "General", date(1899, 12, 30)


class Shown(NamedTuple):
    """A number that its cell shows by a format."""

    number: float
    code: str


class Formula(NamedTuple):
    """`result` None is none stored; `error` makes the text one of an error."""

    result: str | float | None
    code: str = GENERAL


@dataclass
class Page:
    """`merged` like "B2:D2"; rows and columns that are not shown from 1."""

    rows: list[list[Any]]
    merged: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    is_hidden: bool = False

    @property
    def areas(self) -> list[tuple[int, int, int, int]]:
        """Top, left, bottom and right from 0."""
        corners = [re.findall(r"([A-Z]+)(\d+)", span) for span in self.merged]
        return [(int(first[1]) - 1, _column(first[0]), int(last[1]) - 1, _column(last[0])) for first, last in corners]


def pages(sheets: Mapping[str, Any], **changes: Any) -> dict[str, Page]:
    """Plain rows as pages; `changes` are those of the last sheet."""
    made = {name: page if isinstance(page, Page) else Page(page) for name, page in sheets.items()}
    last = list(made)[-1]
    return made | {last: replace(made[last], **changes)}


def write(path: Path, sheets: Mapping[str, Any]) -> Path:
    {".xlsx": _xlsx, ".xls": _xls, ".ods": _ods}[path.suffix](path, pages(sheets))
    return path


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _letters(column: int) -> str:
    return (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26)


def _number(value: Any) -> tuple[Any, str]:
    """Text or number of a cell, and the code of its format."""
    if isinstance(value, (Shown, Formula)):
        return value[0], value.code
    if isinstance(value, date):
        return float((value - EPOCH).days), DATE
    return value, GENERAL


def _codes(sheets: Mapping[str, Page]) -> list[str]:
    used = {_number(cell)[1] for page in sheets.values() for row in page.rows for cell in row}
    return [GENERAL, *sorted(used - {GENERAL})]


# ---- .xlsx


def _xlsx(path: Path, sheets: Mapping[str, Page]) -> None:
    codes = _codes(sheets)
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    numbered = list(enumerate(sheets.items(), 1))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="{types}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{types}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" Type="{office}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets>'
        + "".join(
            f'<sheet name="{name}" sheetId="{at}" state="{"hidden" if page.is_hidden else "visible"}" r:id="s{at}"/>'
            for at, (name, page) in numbered
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(f'<Relationship Id="s{at}" Type="{office}/worksheet" Target="worksheets/{at}.xml"/>' for at, _ in numbered)
        + f'<Relationship Id="styles" Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f"<styleSheet {main}><numFmts>"
        + "".join(f'<numFmt numFmtId="{164 + at}" formatCode={quoteattr(code)}/>' for at, code in enumerate(codes))
        + "</numFmts><cellXfs>"
        + "".join(f'<xf numFmtId="{164 + at if at else 0}"/>' for at in range(len(codes)))
        + "</cellXfs></styleSheet>",
    }
    parts |= {f"xl/worksheets/{at}.xml": _xlsx_sheet(page, codes, main) for at, (_, page) in numbered}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)


def _xlsx_sheet(page: Page, codes: list[str], main: str) -> str:
    columns = "".join(f'<col min="{at}" max="{at}" width="9" hidden="1"/>' for at in page.hidden_columns)
    rows = "".join(
        f'<row r="{at}" hidden="{int(at in page.hidden_rows)}">'
        + "".join(_xlsx_cell(f"{_letters(place)}{at}", cell, codes) for place, cell in enumerate(row))
        + "</row>"
        for at, row in enumerate(page.rows, 1)
    )
    merged = "".join(f'<mergeCell ref="{span}"/>' for span in page.merged)
    return (
        f"<worksheet {main}>{f'<cols>{columns}</cols>' if columns else ''}<sheetData>{rows}</sheetData>"
        f"{f'<mergeCells>{merged}</mergeCells>' if merged else ''}</worksheet>"
    )


def _xlsx_cell(place: str, cell: Any, codes: list[str]) -> str:
    value, code = _number(cell)
    head = f'<c r="{place}" s="{codes.index(code)}"'
    formula = "<f>A1</f>" if isinstance(cell, Formula) else ""
    if formula and value is None:
        return f"{head}>{formula}<v></v></c>"
    if formula and isinstance(value, str):
        return f'{head} t="str">{formula}<v>{value}</v></c>'
    if value == "":
        return ""
    return (
        f'{head} t="inlineStr"><is><t>{value}</t></is></c>' if isinstance(value, str) else f"{head}>{formula}<v>{value}</v></c>"
    )


# ---- .xls


def _xls(path: Path, sheets: Mapping[str, Page]) -> None:
    codes = _codes(sheets)
    bodies = [_xls_sheet(page, codes) for page in sheets.values()]

    def globals_with(begins: Iterable[int]) -> bytes:
        stream = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 1997, 0, 6))
        for at, code in enumerate(codes):
            stream += _record(0x041E, struct.pack("<H", 164 + at) + _unicode(code))
        for at in range(len(codes)):
            stream += _record(0x00E0, struct.pack("<HH16x", 0, 164 + at if at else 0))
        for (name, page), begin in zip(sheets.items(), begins, strict=True):
            short = name.encode("utf-16-le")
            stream += _record(0x0085, struct.pack("<IBBBB", begin, page.is_hidden, 0, len(name), 1) + short)
        return stream + _record(0x000A, b"")

    length = len(globals_with([0] * len(bodies)))
    begins = [length + sum(map(len, bodies[:at])) for at in range(len(bodies))]
    _compound(path, globals_with(begins) + b"".join(bodies))


def _xls_sheet(page: Page, codes: list[str]) -> bytes:
    stream = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 1997, 0, 6))
    stream += b"".join(_record(0x007D, struct.pack("<HHHHHH", at - 1, at - 1, 9, 0, 1, 0)) for at in page.hidden_columns)
    for number, row in enumerate(page.rows):
        options = 0x20 * (number + 1 in page.hidden_rows)
        stream += _record(0x0208, struct.pack("<HHHHHHI", number, 0, len(row), 300, 0, 0, options))
        stream += b"".join(_xls_cell(number, place, cell, codes) for place, cell in enumerate(row))
    if page.merged:
        areas = b"".join(struct.pack("<HHHH", top, bottom, left, right) for top, left, bottom, right in page.areas)
        stream += _record(0x00E5, struct.pack("<H", len(page.merged)) + areas)
    return stream + _record(0x000A, b"")


def _xls_cell(row: int, column: int, cell: Any, codes: list[str]) -> bytes:
    value, code = _number(cell)
    head = struct.pack("<HHH", row, column, codes.index(code))
    if isinstance(cell, Formula):
        is_text = isinstance(value, str)
        result = b"\0\0\0\0\0\0\xff\xff" if is_text else struct.pack("<d", value or 0)
        formula = _record(0x0006, head + result + struct.pack("<HIH5s", 0, 0, 5, b"\x44\0\0\0\xc0"))
        return formula + (_record(0x0207, _unicode(value)) if is_text else b"")
    if value == "":
        return b""
    if isinstance(value, str):
        return _record(0x0204, head + _unicode(value))
    return _record(0x0203, head + struct.pack("<d", value))


def _unicode(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _compound(path: Path, content: bytes) -> None:
    """A compound file with the one stream."""
    free, end, size = 0xFFFFFFFF, 0xFFFFFFFE, 512
    content = content.ljust(max(4096, -(-len(content) // size) * size), b"\0")
    sectors = len(content) // size
    table = [0xFFFFFFFD, end, *range(3, sectors + 2), end]
    assert len(table) <= size // 4, "one sector of the table is enough for the tests"
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0, 0) + struct.pack("<108I", *[free] * 108)

    def entry(name: str, kind: int, sector: int, length: int) -> bytes:
        text = name.encode("utf-16-le")
        named = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
        return named + bytes(48) + struct.pack("<IIxxxx", sector, length)

    entries = (entry("Root Entry", 5, end, 0) + entry("Workbook", 2, 2, len(content))).ljust(size, b"\0")
    path.write_bytes(header + struct.pack(f"<{len(table)}I", *table).ljust(size, b"\xff") + entries + content)


# ---- .ods


def _ods(path: Path, sheets: Mapping[str, Page]) -> None:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
    )
    shown = '<style:style style:name="off" style:family="table"><style:table-properties table:display="false"/></style:style>'
    tables = "".join(_ods_table(name, page) for name, page in sheets.items())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        book.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        book.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:automatic-styles>{shown}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        )


def _ods_table(name: str, page: Page) -> str:
    def gone(is_hidden: bool) -> str:
        return ' table:visibility="collapse"' if is_hidden else ""

    width = max(map(len, page.rows))
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in page.areas}
    columns = "".join(f"<table:table-column{gone(at + 1 in page.hidden_columns)}/>" for at in range(width))
    rows = "".join(
        f"<table:table-row{gone(number + 1 in page.hidden_rows)}>"
        + "".join(_ods_cell(cell, spans.get((number, place), (1, 1))) for place, cell in enumerate(row))
        + "</table:table-row>"
        for number, row in enumerate(page.rows)
    )
    style = ' table:style-name="off"' if page.is_hidden else ""
    return f'<table:table table:name="{name}"{style}>{columns}{rows}</table:table>'


def _ods_cell(cell: Any, span: tuple[int, int]) -> str:
    value, code = _number(cell)
    formula = ' table:formula="of:=[.A1]"' if isinstance(cell, Formula) else ""
    spanned = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span != (1, 1) else ""
    if value is None or (value == "" and not formula):
        return f"<table:table-cell{formula}{spanned}/>"
    typed, text = _ods_value(value, code)
    return f"<table:table-cell{formula}{spanned} {typed}><text:p>{text}</text:p></table:table-cell>"


def _ods_value(value: Any, code: str) -> tuple[str, str]:
    if isinstance(value, str):
        return 'office:value-type="string"', value
    if code == DATE or "aa" in code or "dd" in code:
        when = str(EPOCH + timedelta(value))
        return f'office:value-type="date" office:date-value="{when}"', when
    if "%" in re.sub(r"\"[^\"]*\"", "", code):
        return f'office:value-type="percentage" office:value="{value}"', f"{value:%}"
    if "h" in code:
        seconds = round(value * 86400)
        shown = f"PT{seconds // 3600:02}H{seconds // 60 % 60:02}M{seconds % 60:02}S"
        return f'office:value-type="time" office:time-value="{shown}"', shown
    padded = re.fullmatch(r'(?:"([^"]*)")?(0+)', code)
    text = f"{padded[1] or ''}{int(value):0{len(padded[2])}}" if padded else str(value)
    return f'office:value-type="float" office:value="{value}"', text
