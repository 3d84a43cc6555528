"""How many comments a workbook holds."""

import re
import zipfile
from pathlib import Path

PARTS = re.compile(r"xl/(?:comments/)?comment[^/]*\.xml|content\.xml")
COMMENT = re.compile(rb"<(?:comment|office:annotation)[\s>]")


def count_comments(path: Path) -> int:
    """Of .xlsx and .ods; an .xls tells none."""
    if not path.is_file() or not zipfile.is_zipfile(path):
        return 0
    with zipfile.ZipFile(path) as book:
        parts = [name for name in book.namelist() if PARTS.fullmatch(name)]
        return sum(len(COMMENT.findall(book.read(name))) for name in parts)
