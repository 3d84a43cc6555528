"""The cited rows of a proof in VIPR 1.0, by the names of its variables and the keys of its rows."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from models.publishing.certificate import NamedRows, proof_member
from models.words import say

from .refused import Refused
from .row import AT_LEAST, AT_MOST, EQUAL, Name, Row

INTEGER = re.compile(r"-?[0-9]{1,40}")


class Cited(NamedTuple):
    """A row as the proof has it, `name` and `line` where it stands there."""

    name: str
    line: int
    key: Name
    row: Row


class Proof:
    """Read in order: the goal, the cited rows, then what they are said to prove. Raises `Refused` where the form is another."""

    def __init__(self, names: NamedRows, lines: Iterable[str]) -> None:
        self._names, self._member = names, proof_member(names.level)
        self.line = 0
        self._tokens = self._read(lines)
        self.goal = self._goal()

    def rows(self) -> Iterator[Cited]:
        """To be exhausted before `bound` is asked for."""
        self._word("CON")
        if self._number() != len(self._names.rows):
            raise self._wrong(say("verify.row_count", rows=len(self._names.rows)))
        self._number()
        for key in self._names.rows:
            name = next(self._tokens, "")
            line, sense = self.line, self._one_of(AT_LEAST, AT_MOST, EQUAL)
            side, terms = self._number(), dict[Name, int]()
            for _ in range(self._number()):
                variable, coef = self._variable(), self._number()
                if variable in terms:
                    raise self._wrong(say("verify.variable_twice"))
                if coef:
                    terms[variable] = coef
            yield Cited(name, line, key, Row(sense, side, terms))

    def bound(self) -> int:
        """What the goal is said to be at least."""
        for word in ("RTP", "range"):
            self._word(word)
        return self._number()

    def _goal(self) -> Name:
        """The one variable that is minimised."""
        for word in ("VER", "1.0", "VAR"):
            self._word(word)
        known = len(self._names.variables)
        if self._number() != known or len(set(self._names.variables)) != known:
            raise self._wrong(say("verify.variable_count", variables=known))
        for place in range(known):
            self._word(f"x{place}")
        self._word("INT")
        if self._number() != known or [self._number() for _ in range(known)] != list(range(known)):
            raise self._wrong(say("verify.all_whole"))
        for word in ("OBJ", "min", "1"):
            self._word(word)
        goal = self._variable()
        self._word("1")
        return goal

    def _read(self, lines: Iterable[str]) -> Iterator[str]:
        for self.line, line in enumerate(lines, 1):
            yield from line.split()

    def _word(self, word: str) -> None:
        self._one_of(word)

    def _one_of(self, *words: str) -> str:
        token = next(self._tokens, "")
        if token not in words:
            raise self._wrong(say("verify.expected", expected=" / ".join(words), token=token[:40]))
        return token

    def _number(self) -> int:
        token = next(self._tokens, "")
        if not INTEGER.fullmatch(token):
            raise self._wrong(say("verify.expected", expected=say("verify.whole_number"), token=token[:40]))
        return int(token)

    def _variable(self) -> Name:
        number = self._number()
        if not 0 <= number < len(self._names.variables):
            raise self._wrong(say("verify.no_variable", number=number))
        return self._names.variables[number]

    def _wrong(self, problem: str) -> Refused:
        return Refused(say("verify.form", member=self._member, line=self.line, problem=problem))
