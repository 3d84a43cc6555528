"""A certificate held against its roster: the sums, the cited rows derived again from the case, and the audit of the roster."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from models.case_hash import case_hash
from models.findings import AuditReport
from models.publishing.certificate import CertifiedLevel, Manifest, NamedRows, proof_member
from models.publishing.roster_hash import roster_hash
from models.roster import RosterFile
from models.words import say
from scheduler.audit import audit_file
from scheduler.audit.sheet import Sheet

from . import arithmetic
from .bundle import Bundle, opened
from .ground import Ground
from .proof import Cited, Proof
from .refused import Refused
from .row import Name, NotDerived, Row
from .rows import derived
from .values import Values

CAP = "cap"
LINE = re.compile("line ([0-9]+)")


class Verified(NamedTuple):
    """A level whose bound holds, and how many rows of the case its proof cites; `rows` is 0 where nothing is certified."""

    level: CertifiedLevel
    rows: int


def verify(file: RosterFile, path: Path) -> Iterator[Verified]:
    """Level by level, so that the first that does not hold ends it. Raises `Refused`."""
    with opened(path) as bundle:
        manifest = bundle.manifest()
        report = _audited(file, manifest)
        ground = _ground(file) if any(level.bound is not None for level in manifest.levels) else None
        for place, level in enumerate(manifest.levels):
            _same_value(level, report)
            earlier = {before.level: before.value for before in manifest.levels[:place]}
            if level.bound is None or ground is None:
                yield Verified(level, 0)
            else:
                values = Values(ground, Sheet(ground.facts, file.roster), report.levels)
                yield Verified(level, _Level(bundle, ground, values, level, earlier).check())


def _audited(file: RosterFile, manifest: Manifest) -> AuditReport:
    """The audit of the very roster that the certificate speaks of."""
    if manifest.case != case_hash(file.case):
        raise Refused(say("verify.other_case", certificate=manifest.case[:12], roster=case_hash(file.case)[:12]))
    if manifest.roster != roster_hash(file):
        raise Refused(say("verify.other_roster", certificate=manifest.roster[:12], roster=roster_hash(file)[:12]))
    report = audit_file(file)
    if report.breaches:
        raise Refused(say("verify.breach", sentence=report.breaches[0].sentence))
    told, counted = [level.level for level in manifest.levels], [str(level) for level in sorted(report.levels)]
    if told != counted:
        raise Refused(say("verify.levels", told=", ".join(told), counted=", ".join(counted)))
    return report


def _ground(file: RosterFile) -> Ground:
    try:
        return Ground(file.case)
    except NotDerived as error:
        raise Refused(say("verify.no_ground")) from error


def _same_value(level: CertifiedLevel, report: AuditReport) -> None:
    counted = next(value for number, value in report.levels.items() if str(number) == level.level)
    if level.value != counted:
        raise Refused(say("verify.value", level=level.level, value=level.value, counted=counted))
    if level.bound is not None and level.bound > counted:
        raise Refused(say("verify.above", level=level.level, bound=level.bound, counted=counted))


class _Level:
    """One level's proof; `earlier` are the values of the levels before it, by level."""

    def __init__(self, bundle: Bundle, ground: Ground, values: Values, level: CertifiedLevel, earlier: dict[str, int]) -> None:
        self._bundle, self._ground, self._values = bundle, ground, values
        self._level, self._earlier = level, earlier
        self._member = proof_member(level.level)

    def check(self) -> int:
        """How many rows the proof cites; the rows first, then the sums over them."""
        number = self._level.level
        names = self._bundle.names(number)
        proof = Proof(names, self._bundle.lines(number))
        if proof.goal != ("value", number):
            raise Refused(say("verify.goal", member=self._member, level=number))
        caps, rows = dict[str, int](), dict[Name, Row]()
        for cited in proof.rows():
            if cited.key in rows:
                raise self._of(cited, say("verify.twice"))
            rows[cited.key] = cited.row
            if cited.key[:1] == (CAP,):
                caps[cited.key[-1]] = self._cap(cited)
            else:
                self._compare(cited)
        self._same_bound(proof.bound(), caps)
        self._sum(names, rows)
        return len(rows)

    def _cap(self, cited: Cited) -> int:
        """An earlier level is as good as this roster's."""
        earlier = cited.key[1] if len(cited.key) == 2 else ""
        if earlier not in self._earlier:
            raise self._of(cited, say("verify.no_cap", level=earlier))
        value = self._earlier[earlier]
        if cited.row != Row("L", value, {("value", earlier): 1}):
            raise self._of(cited, say("verify.cap", level=earlier, side=cited.row.side, value=value))
        return value

    def _compare(self, cited: Cited) -> None:
        try:
            row = derived(self._ground, cited.key)
        except NotDerived as error:
            raise self._of(cited, say("verify.not_derived")) from error
        if cited.row != row:
            raise self._of(cited, _difference(cited.row, row))
        if self._values.breaks(row):
            raise self._of(cited, say("verify.broken"))

    def _same_bound(self, proven: int, caps: dict[str, int]) -> None:
        """What the proof says is what the manifest says, under the caps that it names."""
        if proven != self._level.bound:
            raise Refused(say("verify.bound", level=self._level.level, bound=self._level.bound, proven=proven))
        if caps != self._level.caps:
            told, cited = (", ".join(sorted(levels)) or "-" for levels in (self._level.caps, caps))
            raise Refused(say("verify.caps", level=self._level.level, told=told, cited=cited))

    def _sum(self, names: NamedRows, rows: dict[Name, Row]) -> None:
        """The derivations hold, and are made of the very rows that were compared."""
        try:
            checked = arithmetic.Proof(self._bundle.lines(self._level.level)).check()
        except arithmetic.Refused as error:
            line = LINE.match(str(error))
            raise Refused(say("verify.sums", member=self._member, line=line[1] if line else "-")) from error
        summed = [({names.variables[var]: coef for var, coef in row.terms.items()}, row.sense, row.side) for row in checked.rows]
        compared = [(row.terms, row.sense, row.side) for row in rows.values()]
        if summed != compared or checked.bound != self._level.bound:
            raise Refused(say("verify.sums", member=self._member, line="-"))

    def _of(self, cited: Cited, problem: str) -> Refused:
        where = {"member": self._member, "line": cited.line, "row": cited.name, "key": " · ".join(cited.key)}
        return Refused(say("verify.row", problem=problem, **where))


def _difference(cited: Row, row: Row) -> str:
    """The first thing in which the two differ."""
    if (cited.sense, cited.side) != (row.sense, row.side):
        signs = {"L": "≤", "G": "≥", "E": "="}
        sides = {"cited": f"{signs[cited.sense]} {cited.side}", "derived": f"{signs[row.sense]} {row.side}"}
        return say("verify.side", **sides)
    names = sorted(name for name in cited.terms.keys() | row.terms.keys() if cited.terms.get(name, 0) != row.terms.get(name, 0))
    name = names[0]
    return say("verify.entry", name=" · ".join(name), cited=cited.terms.get(name, 0), derived=row.terms.get(name, 0))
