"""A certificate's file: its members, read in bounded time and memory whatever they claim to be."""

import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from zipfile import BadZipFile, ZipFile

from pydantic import ValidationError

from models.base import Noun
from models.publishing.certificate import MANIFEST, Manifest, NamedRows, proof_member, rows_member
from models.words import say

from .refused import Refused

LARGEST_PROOF_BYTES = 64 * 2**20
LARGEST_LIST_BYTES = 16 * 2**20
"""Of the manifest and of names, which are held in memory whole."""
LONGEST_LINE_BYTES = 8 * 2**20
CHUNK_BYTES = 2**20

UNREADABLE = (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)

Listed = TypeVar("Listed", bound=Noun)


class Bundle:
    """An open certificate. Raises `Refused` for what is not as docs/certificate.md has it."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        twice = next((name for name, times in Counter(archive.namelist()).items() if times > 1), None)
        if twice is not None:
            raise Refused(say("verify.twice_there", member=twice))

    def manifest(self) -> Manifest:
        return self._list(MANIFEST, Manifest)

    def names(self, level: str) -> NamedRows:
        """Of variables and rows."""
        return self._list(rows_member(level), NamedRows)

    def lines(self, level: str) -> Iterator[str]:
        """Of the proof, each without its end."""
        rest, member = b"", proof_member(level)
        for chunk in self._chunks(member, LARGEST_PROOF_BYTES):
            *whole, rest = (rest + chunk).split(b"\n")
            if len(rest) > LONGEST_LINE_BYTES:
                raise Refused(say("verify.too_large", member=member))
            yield from (_ascii(member, line) for line in whole)
        if rest:
            yield _ascii(member, rest)

    def _list(self, member: str, kind: type[Listed]) -> Listed:
        try:
            return kind.model_validate_json(b"".join(self._chunks(member, LARGEST_LIST_BYTES)), strict=True)
        except ValidationError as error:
            place = ".".join(map(str, error.errors(include_url=False)[0]["loc"]))
            raise Refused(say("verify.wrong_list", member=member, place=place or "-")) from error

    def _chunks(self, member: str, most: int) -> Iterator[bytes]:
        """As they come out, whatever the archive says of their size."""
        taken = 0
        try:
            if member not in self._archive.namelist():
                raise Refused(say("verify.no_member", member=member))
            with self._archive.open(member) as stream:
                while chunk := stream.read(CHUNK_BYTES):
                    taken += len(chunk)
                    if taken > most:
                        raise Refused(say("verify.too_large", member=member))
                    yield chunk
        except UNREADABLE as error:
            raise Refused(say("verify.broken_member", member=member)) from error


def _ascii(member: str, line: bytes) -> str:
    if not line.isascii():
        raise Refused(say("verify.broken_member", member=member))
    return line.decode("ascii")


@contextmanager
def opened(path: Path) -> Iterator[Bundle]:
    try:
        archive = ZipFile(path)
    except UNREADABLE as error:
        raise Refused(say("verify.no_archive", path=path)) from error
    with archive:
        yield Bundle(archive)
