"""A level's proof in VIPR 1.0 (Cheung, Gleixner, Steffy 2017): cited rows, then lines that follow from those before them."""

from collections.abc import Iterable, Iterator
from math import gcd
from typing import NamedTuple

from scheduler.certificate.system import Entry, Name, NamedRow

Multipliers = list[tuple[int, int, int]]
"""Of earlier lines: each line's number, and its multiplier as a reduced fraction."""


class Line(NamedTuple):
    """Σ coefficient · variable, `sense`, side; by adding up (`lin`), and where `rounds` by rounding the side (`rnd`)."""

    terms: tuple[Entry, ...]
    sense: str
    side: int
    multipliers: Multipliers
    rounds: bool


class LevelProof(NamedTuple):
    """What is proven of a level: `goal` ≥ `bound`, by the last line. Variables count from 0 in `names`; lines follow the rows."""

    names: tuple[Name, ...]
    rows: tuple[NamedRow, ...]
    goal: int
    bound: int
    lines: tuple[Line, ...]

    @property
    def keys(self) -> list[Name]:
        return [row.key for row in self.rows]


def fraction(numerator: int, denominator: int) -> tuple[int, int]:
    shared = gcd(numerator, denominator)
    return numerator // shared, denominator // shared


def vipr_lines(proof: LevelProof) -> Iterator[str]:
    """Without ends of lines."""
    count = len(proof.names)
    yield "VER 1.0"
    yield f"VAR {count}"
    yield " ".join(f"x{var}" for var in range(count))
    yield f"INT {count}"
    yield " ".join(map(str, range(count)))
    yield "OBJ min"
    yield f"1 {proof.goal} 1"
    yield f"CON {len(proof.rows)} 0"
    for number, row in enumerate(proof.rows):
        yield f"r{number} {row.sense} {row.side} {_terms(row.terms)}"
    yield f"RTP range {proof.bound} inf"
    yield "SOL 0"
    yield f"DER {len(proof.lines)}"
    for number, line in enumerate(proof.lines):
        reason = f"{{ {'rnd' if line.rounds else 'lin'} {len(line.multipliers)} {_fractions(line.multipliers)} }}"
        yield f"d{number} {line.sense} {line.side} {_terms(line.terms)} {reason} -1"


def _terms(terms: Iterable[Entry]) -> str:
    parts = sorted(terms)
    return " ".join([str(len(parts)), *(f"{var} {coef}" for var, coef in parts)])


def _fractions(multipliers: Multipliers) -> str:
    return " ".join(f"{line} {top}" if bottom == 1 else f"{line} {top}/{bottom}" for line, top, bottom in multipliers)
