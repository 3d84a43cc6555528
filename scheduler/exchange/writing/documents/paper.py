"""An official document's page after GB/T 9704-2012: A4, its margins, its fonts and the fixed pitch of its lines.

Fonts are named, not carried: an office has them; elsewhere the program that opens the document takes its own.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

PAGE_MM = (210, 297)
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 37, 35, 28, 26
TITLE_FONT, BODY_FONT, HEADING_FONT, FIGURES_FONT = "方正小标宋简体", "仿宋_GB2312", "黑体", "Times New Roman"
TITLE_POINTS, BODY_POINTS, TABLE_POINTS = 22, 16, 10.5
"""二号, 三号, 五号."""
LINE_POINTS, TABLE_LINE_POINTS = 28, 17


class Form(NamedTuple):
    """Of a paragraph: font, size, pitch, first line's indent in characters, and space above and below in points."""

    font: str = BODY_FONT
    points: float = BODY_POINTS
    pitch: float = LINE_POINTS
    indent: int = 0
    aligned: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT
    space: tuple[float, float] = (0, 0)
    is_kept_with_next: bool = False


TITLE = Form(TITLE_FONT, TITLE_POINTS, 1.5 * TITLE_POINTS, aligned=WD_ALIGN_PARAGRAPH.CENTER, space=(0, BODY_POINTS))
ADDRESSED, BODY, SIGNED = Form(), Form(indent=2), Form(aligned=WD_ALIGN_PARAGRAPH.RIGHT, space=(LINE_POINTS, 0))
HEADING = Form(HEADING_FONT, indent=2, is_kept_with_next=True)
CELL = NOTE = Form(points=TABLE_POINTS, pitch=TABLE_LINE_POINTS)
PAGE = Form(points=14, pitch=LINE_POINTS, aligned=WD_ALIGN_PARAGRAPH.CENTER)
HEAD = Form(HEADING_FONT, TABLE_POINTS, TABLE_LINE_POINTS, aligned=WD_ALIGN_PARAGRAPH.CENTER)


class Paper:
    """One document, written from top to bottom."""

    def __init__(self, title: str) -> None:
        self.document = Document()
        self.document.core_properties.title = title
        self.document.core_properties.author = ""
        section = self.document.sections[0]
        section.page_width, section.page_height = (Mm(side) for side in PAGE_MM)
        section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(BOTTOM_MM)
        section.left_margin, section.right_margin = Mm(LEFT_MM), Mm(RIGHT_MM)
        self._styles: dict[Form, str] = {}
        self._is_begun = False

    def begin_page(self) -> None:
        """Nothing on the first."""
        if self._is_begun:
            self.document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
        self._is_begun = True

    def number_pages(self) -> None:
        """— 1 — below the text."""
        line = self.document.sections[0].footer.paragraphs[0]
        _write(line, "— ", self._style(PAGE))
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        line._p.append(field)
        line.add_run(" —")

    def line(self, text: str, form: Form = BODY) -> None:
        _write(self.document.add_paragraph(), text, self._style(form))

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]], widths_mm: Sequence[float]) -> None:
        """Its first row stands again on every page; no row is torn."""
        table = self.document.add_table(0, len(heads), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths_mm, strict=True):
            column.width = Mm(width)
        for number, row in enumerate((heads, *rows)):
            put = table.add_row()
            _keep_whole(put, is_head=number == 0)
            style = self._style(CELL if number else HEAD)
            for cell, text, width in zip(put.cells, row, widths_mm, strict=True):
                cell.width = Mm(width)
                _write(cell.paragraphs[0], text, style)

    def content(self) -> bytes:
        content = BytesIO()
        self.document.save(content)
        return content.getvalue()

    def _style(self, form: Form) -> str:
        """The id of a style of the document, so that whoever edits it changes a form in one place."""
        if form not in self._styles:
            self._styles[form] = self._made(form)
        return self._styles[form]

    def _made(self, form: Form) -> str:
        style: Any = self.document.styles.add_style(f"dutycover {len(self._styles) + 1}", WD_STYLE_TYPE.PARAGRAPH)
        style.font.size, style.font.name = Pt(form.points), FIGURES_FONT
        style.element.rPr.rFonts.set(qn("w:eastAsia"), form.font)
        lines = style.paragraph_format
        lines.line_spacing_rule, lines.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(form.pitch)
        lines.space_before, lines.space_after = (Pt(points) for points in form.space)
        lines.first_line_indent = Pt(form.indent * form.points)
        lines.alignment, lines.keep_with_next = form.aligned, form.is_kept_with_next
        return str(style.style_id)


def _write(line: Any, text: str, style: str) -> None:
    """The style is set by its id: to look it up takes longer than all the rest."""
    line._p.style = style
    line.add_run(text)


def _keep_whole(row: Any, is_head: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", *(["w:tblHeader"] if is_head else [])):
        properties.append(OxmlElement(name))
