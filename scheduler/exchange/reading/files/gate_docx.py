"""What stands before the reader of documents: the same bounds as for workbooks, of parts, bytes, depth and entities."""

import zipfile
from pathlib import Path

from models.words import say
from scheduler.exchange.errors import Unreadable, UnreadableKind
from scheduler.exchange.reading.files.gate import admitted_names, admitted_parts, refuse_size

BODY = "word/document.xml"
LARGEST_DOCUMENT_BYTES, LARGEST_BODY_BYTES = 16_000_000, 8_000_000
"""The file, and its text without pictures: an order of a thousand rows has 2 MB of it."""


def admitted_body(path: Path) -> bytes:
    """The part of a document that holds its text. Raises `Unreadable`."""
    refuse_size(path, path.stat().st_size, LARGEST_DOCUMENT_BYTES)
    body = b""
    try:
        with zipfile.ZipFile(path) as document:
            admitted_names(path, document)
            for name, content in admitted_parts(path, document):
                body = content if name == BODY else body
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(UnreadableKind.BROKEN, say("gate.broken_document", path=path)) from error
    refuse_size(path, len(body), LARGEST_BODY_BYTES)
    if not body:
        raise Unreadable(UnreadableKind.BROKEN, say("gate.broken_document", path=path))
    return body
