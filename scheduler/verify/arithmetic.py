"""Checks the sums of a certificate in whole numbers and fractions: `python3 -I arithmetic.py ROSTER-证书.zip`.

For each level, `level-L.vipr` (VIPR 1.0) cites rows, inequalities over whole variables, and derives lines from them; the last
says that the level's value is no less than a bound. A line follows from earlier ones in one of four ways:
  lin   it is a sum of lines times multipliers, none below 0 for ≥ and none above 0 for ≤ where it is a ≥ (else the other way);
  rnd   the same, and the right side is rounded: coefficients and variables are whole, so that the left side is, too;
  asm   it is assumed, and whatever follows from it holds under it alone;
  uns   two lines say it, one under a·x ≤ d and one under a·x ≥ d + 1, where a·x is whole: one of these two is so, unassumed.
Whether every roster keeps the cited rows is not judged here: `dutycover verify` derives them again from the case.
"""

import hashlib
import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import accumulate
from math import ceil, floor, lcm
from typing import Any, NamedTuple

LARGEST_MEMBER, MOST_ENTRIES, MOST_STEPS, LONGEST_FACTOR = 16 * 2**20, 1_000_000, 50_000_000, 8_000
"""Bytes, coefficients that are kept, multiplications, bits of a common denominator: a proof that takes more is refused."""
NUMBER = re.compile(r"-?[0-9]{1,100}(/[1-9][0-9]{0,99})?")
Number = int | Fraction
Terms = dict[int, Number]


class Refused(Exception):
    """What does not hold."""


class Row(NamedTuple):
    """Σ coefficient · variable, sense (G is ≥, L is ≤, E is =), right side; `under` are the lines assumed for it."""

    terms: Terms
    sense: str
    side: Number
    under: frozenset[int] = frozenset()


class Checked(NamedTuple):
    """A proof that holds: the goal is no less than the bound, where the cited rows hold."""

    variables: int
    goal: Terms
    rows: list[Row]
    bound: Number


class Proof:
    """Reads a proof word by word, and checks each line as soon as it is read."""

    def __init__(self, lines: Iterable[str]):
        self.line = self.entries = self.steps = 0
        self.rows: list[Row] = []
        self._words = (word for self.line, text in enumerate(lines, 1) for word in text.partition("%")[0].split())

    def need(self, holds: bool, text: str) -> None:
        if not holds:
            raise Refused(f"line {self.line}: {text}")

    def word(self, *expected: str) -> str:
        word = next(self._words, "the end")
        self.need(word in expected or not expected, f"{' or '.join(expected)} is expected, not {word[:40]}")
        return word

    def number(self) -> Number:
        word = self.word()
        self.need(len(word) <= 202 and NUMBER.fullmatch(word) is not None, f"no number of at most 100 digits: {word[:40]}")
        return Fraction(word) if "/" in word else int(word)

    def count(self, most: int) -> int:
        number = self.number()
        self.need(isinstance(number, int) and 0 <= number <= most, f"no whole number from 0 to {most}: {str(number)[:40]}")
        return int(number)

    def terms(self, goal: Terms | None, first: str) -> Terms:
        if goal is not None and first == "OBJ":
            return goal
        self.need(first.isdecimal() and len(first) < 9, f"no number of coefficients: {first[:40]}")
        self.entries += int(first)
        self.need(self.entries <= MOST_ENTRIES, f"more than {MOST_ENTRIES} coefficients")
        terms = [(self.count(self.variables - 1), self.number()) for _ in range(int(first))]
        self.need(len(dict(terms)) == len(terms), "a variable stands twice in a row")
        return {variable: coef for variable, coef in terms if coef}

    def row(self, goal: Terms) -> Row:
        _, sense, side = self.word(), self.word("G", "L", "E"), self.number()
        return Row(self.terms(goal, self.word()), sense, side)

    def check(self) -> Checked:
        *_, self.variables = self.word("VER"), self.word("1.0"), self.word("VAR"), self.count(MOST_ENTRIES)
        self.need(all(self.word() for _ in range(self.variables)) and bool(self.word("INT")), "no names")
        self.whole = {self.count(self.variables - 1) for _ in range(self.count(self.variables))}
        *_, goal = self.word("OBJ"), self.word("min"), self.terms(None, self.word())
        _, cited, _ = self.word("CON"), self.count(MOST_ENTRIES), self.number()
        self.rows += [self.row(goal) for _ in range(cited)]
        *_, bound = self.word("RTP"), self.word("range"), self.number()
        self.word("inf"), self.word("SOL"), self.word("0"), self.word("DER")
        for _ in range(self.count(MOST_ENTRIES)):
            self.rows.append(self.derived(self.row(goal)))
            self.number()
        self.need(len(self.rows) > cited and not self.rows[-1].under, "the last line is missing or assumes something")
        self.need(says(self.rows[-1], Row(goal, "G", bound)), f"the last line does not say that the value is at least {bound}")
        self.need(next(self._words, None) is None, "something follows the last line")
        return Checked(self.variables, goal, self.rows[:cited], bound)

    def derived(self, row: Row) -> Row:
        self.word("{")
        reason, known, under = self.word("asm", "lin", "rnd", "uns"), len(self.rows) - 1, frozenset([len(self.rows)])
        if reason == "uns":
            under = self.either(row, [self.count(known) for _ in range(4)])
        elif reason != "asm":
            total = self.total([(self.count(known), self.number()) for _ in range(self.count(MOST_ENTRIES))])
            if reason == "rnd":
                self.need(total.sense != "E" and self.is_whole(total.terms), "the left side is not whole: nothing can be rounded")
                total = total._replace(side=ceil(total.side) if total.sense == "G" else floor(total.side))
            self.need(says(total, row), f"the sum does not say this; its right side is {str(total.side)[:40]}")
            under = total.under
        self.word("}")
        return row._replace(under=under)

    def total(self, parts: list[tuple[int, Number]]) -> Row:
        factor = 1
        for factor in accumulate((times.denominator for _, times in parts), lcm):
            self.need(factor.bit_length() <= LONGEST_FACTOR, "the multipliers have too long a common denominator")
        terms, side, under, senses = dict[int, Number](), Fraction(0), frozenset[int](), set[str]()
        for number, times in parts:
            row, scaled = self.rows[number], int(times * factor)
            self.steps += 1 + len(row.terms) + len(row.under)
            self.need(self.steps <= MOST_STEPS, "the proof takes too long")
            for variable, coef in row.terms.items():
                terms[variable] = terms.get(variable, 0) + scaled * coef
            side, under = side + scaled * row.side, under | row.under
            if scaled and row.sense != "E":
                senses.add("G" if (row.sense == "G") == (scaled > 0) else "L")
        self.need(len(senses) < 2, "the multipliers' signs make a ≥ of some rows and a ≤ of others")
        left: Terms = {variable: Fraction(coef, factor) for variable, coef in terms.items() if coef}
        return Row(left, senses.pop() if senses else "E", side / factor, under)

    def is_whole(self, terms: Terms) -> bool:
        return all(coef.denominator == 1 and variable in self.whole for variable, coef in terms.items())

    def either(self, row: Row, numbers: list[int]) -> frozenset[int]:
        first, below, second, above = (self.rows[number] for number in numbers)
        low, high = (below, above) if below.sense == "L" else (above, below)
        parted = low.terms == high.terms and (low.sense, high.sense, low.side + 1) == ("L", "G", high.side)
        self.need(parted and low.side.denominator == 1 and self.is_whole(low.terms), "the two do not part all whole numbers")
        self.need(says(first, row) and says(second, row), "one of the two lines does not say this")
        return (first.under - {numbers[1]}) | (second.under - {numbers[3]})


def says(row: Row, other: Row) -> bool:
    """Whether whatever keeps the row keeps the other: the same left side and a side as sharp; or nothing keeps the row."""
    is_absurd = not row.terms and ((row.side > 0 and row.sense != "L") or (row.side < 0 and row.sense != "G"))
    is_as_sharp = (row.side >= other.side or other.sense == "L") and (row.side <= other.side or other.sense == "G")
    return is_absurd or (row.terms == other.terms and row.sense in (other.sense, "E") and is_as_sharp)


def lines_of(bundle: zipfile.ZipFile, member: str) -> Iterator[str]:
    if bundle.getinfo(member).file_size > LARGEST_MEMBER:
        raise Refused(f"{member} is larger than {LARGEST_MEMBER} bytes")
    with bundle.open(member) as stream:
        yield from (line.decode("utf-8") for line in stream)


def named(bundle: zipfile.ZipFile, level: dict[str, Any]) -> str:
    """What the proof of a level of the manifest says, if it is about the value and the caps that names and manifest say."""
    known = json.loads("".join(lines_of(bundle, f"level-{level['level']}.rows.json")))
    names, keys = (tuple(tuple(map(str, name)) for name in known[kind]) for kind in ("variables", "rows"))
    checked = Proof(lines_of(bundle, f"level-{level['level']}.vipr")).check()
    value: dict[str, Terms] = {name[1]: {number: 1} for number, name in enumerate(names) if name[0] == "value"}
    caps = {key[1]: row for key, row in zip(keys, checked.rows, strict=True) if key[0] == "cap"}
    asked = {cap: Row(value[cap], "L", most) for cap, most in level["caps"].items()}
    sound = len(set(names)) == len(names) == checked.variables and len(set(keys)) == len(keys) and caps == asked
    if not sound or (checked.goal, checked.bound) != (value[level["level"]], level["bound"]):
        raise Refused("names, caps or bound of the proof are not those that go with it, or one stands twice")
    digest = hashlib.sha256(repr((keys, names, checked.rows)).encode()).hexdigest()
    told = "".join(f", level {cap} ≤ {most}" for cap, most in level["caps"].items())
    return f"level {level['level']}: {len(keys)} cited rows (SHA-256 {digest}){told} ⇒ value ≥ {checked.bound}"


def main(path: str) -> int:
    where = path
    try:
        with zipfile.ZipFile(path) as bundle:
            for level in json.loads("".join(lines_of(bundle, "manifest.json")))["levels"]:
                where = f"level {level['level']}"
                print(f"{where}: nothing is certified" if level["bound"] is None else named(bundle, level))
    except Exception as fault:  # of whatever a broken or hostile file makes of zipfile and json
        print(f"{where}: does not hold: {fault}" if isinstance(fault, Refused) else f"{where}: cannot be read: {fault!r:.200}")
        return 1
    print("The sums hold. Whether every roster keeps the cited rows was not judged: that is for `dutycover verify`.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else "usage: arithmetic.py CERTIFICATE.zip")
