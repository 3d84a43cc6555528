"""What a certificate's manifest says, and how its members are called (docs/certificate.md)."""

from typing import Literal

from models.base import Noun

FORMAT: Literal["dutycover-certificate"] = "dutycover-certificate"
MANIFEST = "manifest.json"


class CertifiedLevel(Noun):
    """`bound` None: nothing is certified, and `why` says for what reason. `caps`: values of earlier levels on which it hangs."""

    level: str
    value: int
    bound: int | None = None
    caps: dict[str, int] = {}
    why: str = ""

    @property
    def is_closed(self) -> bool:
        return self.bound == self.value


class Manifest(Noun):
    """Of which case and roster, by their hashes, and what is certified of each level, in the order of the objective."""

    format: Literal["dutycover-certificate"] = FORMAT
    version: Literal[1] = 1
    case: str
    roster: str
    levels: tuple[CertifiedLevel, ...]


class NamedRows(Noun):
    """The names of the variables and the keys of the rows of a level's proof, each in its order."""

    level: str
    variables: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]


def proof_member(level: str) -> str:
    return f"level-{level}.vipr"


def rows_member(level: str) -> str:
    return f"level-{level}.rows.json"
