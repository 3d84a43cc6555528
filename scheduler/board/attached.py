"""A file that a browser keeps instead of showing it."""

from pathlib import Path
from urllib.parse import quote

from fastapi import Response

KINDS = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".json": "application/json",
    ".html": "text/html; charset=utf-8",
}
ANY_KIND = "application/octet-stream"


def attached(name: str, content: bytes) -> Response:
    return Response(content, media_type=kind_of(name), headers=as_attachment(name))


def as_attachment(name: str) -> dict[str, str]:
    """Whatever is in the name stays in the name (RFC 6266)."""
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}


def kind_of(name: str) -> str:
    return KINDS.get(Path(name).suffix.lower(), ANY_KIND)
