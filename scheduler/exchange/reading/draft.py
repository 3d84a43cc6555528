"""A case on the way: nouns by field of `Case`, each with the row it came from, so that a fault finds its cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from pydantic import ValidationError

from models.alike import known_ids
from models.base import Noun
from models.integrity.fault import Fault
from models.integrity.faults import faults
from models.integrity.ids import KEYED
from models.integrity.periods import DATED
from models.words import say
from scheduler.exchange.errors import FIRST_CELL, CaseFault
from scheduler.exchange.reading.faults_in_order import CrossFault
from scheduler.exchange.reading.rows import Row, Sheets
from scheduler.exchange.reading.strict.slips import wrong
from scheduler.exchange.reading.strict.stand_ins import ANY_DATE, stand_in
from scheduler.exchange.sheets import BY_KEY

EXPECTED = {
    "units": "draft.expected.units",
    "officers": "draft.expected.officers",
    "posts": "draft.expected.posts",
    "shifts": "draft.expected.shifts",
    "rotas": "draft.expected.rotas",
    "leave": "draft.expected.leave",
    "services": "draft.expected.services",
}
NOUNS = {
    "units": "noun.unit",
    "officers": "noun.officer",
    "posts": "noun.post",
    "shifts": "noun.shift",
    "rotas": "noun.rota",
    "leave": "noun.request",
    "services": "noun.service",
}
PARTS = {"rotas": ("cycle_rotas", "calendar_rotas")}
SHEETS_OF = {part: sheet for sheet, parts in PARTS.items() for part in parts}


class Origin(NamedTuple):
    """`columns` maps a noun's field to the sheet's column where they differ."""

    row: Row
    columns: Mapping[str, str]


@dataclass
class Draft:
    """`hidden` are ids that wrong cells may bear, by part; `hints` whom texts that mean no officer are like."""

    sheets: Sheets
    start: date = ANY_DATE[0]
    end: date = ANY_DATE[1]
    parts: dict[str, list[Any]] = field(default_factory=dict)
    origins: dict[str, dict[int, Origin]] = field(default_factory=dict)
    hidden: dict[str, set[str]] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    faults: list[CaseFault] = field(default_factory=list)
    defaults: list[str] = field(default_factory=list)

    @property
    def dated(self) -> bool:
        return (self.start, self.end) != ANY_DATE

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["parts"][name]
        except KeyError:
            raise AttributeError(name) from None

    def put(self, part: str, noun: Noun, row: Row | None = None, columns: Mapping[str, str] | None = None) -> None:
        nouns = self.parts.setdefault(part, [])
        if row is not None:
            self.origins.setdefault(part, {})[len(nouns)] = Origin(row, columns or {})
        nouns.append(noun)

    def take(
        self, part: str, model: type[Noun], row: Row, values: Mapping[str, Any], columns: Mapping[str, str] | None = None
    ) -> None:
        """The noun of a row; of a row with wrong cells only a stand-in, where others may refer to it."""
        if not row.bad:
            try:
                self.put(part, model.model_validate(values), row, columns)
                return
            except ValidationError as error:
                self._refuse(row, error, columns or {})
        if part in KEYED and values.get("id"):
            self.put(part, stand_in(model, values), row, columns)
        elif part in KEYED:
            self.hide(part, row)

    def hide(self, part: str, row: Row) -> None:
        """Remember what others may call a row whose id could not be read."""
        names = self.hidden.setdefault("rotas" if part.endswith("rotas") else part, set())
        names.update(str(text).strip() for text in (row.bad.get("id"), row.get("name")) if text)

    def cross_faults(self) -> list[CrossFault]:
        """What is wrong between the sheets, at its cell; nothing about what a wrong cell has brought with it."""
        placed = [self._placed(fault) for fault in faults(self)]
        loose = [row for rows in self.sheets.rows.values() for row in rows if row.bad and row.sheet.key not in NOUNS]
        return [cross for cross in placed if cross] + [cross for row in loose for cross in self._unknown(row)]

    def ids(self, target: str) -> set[str]:
        return {noun.id for part in PARTS.get(target, (target,)) for noun in self.parts.get(part, [])}

    def _placed(self, fault: Fault) -> CrossFault | None:
        if fault.sheet in ("calendar", "parameters"):
            return CrossFault(self._of_the_horizon(fault)) if self.dated else None
        origin = self.origins.get(fault.sheet, {}).get(fault.row) if fault.row is not None else None
        if origin is None:
            return CrossFault(self._first_named(fault))
        row, key = origin.row, origin.columns.get(fault.field, fault.field)
        if key in row.bad or (row.bad and key not in row.values) or (not self.dated and (fault.sheet, fault.field) in DATED):
            return None
        column = row.sheet.by_key.get(key)
        target = column.refers if column and fault.unknown else ""
        if target and fault.unknown in self.hidden.get(target, ()):
            return None
        wrong = fault.sentence
        if target == "officers":
            wrong = say("integrity.unknown", names=say(NOUNS[target]), item=fault.unknown) + self._hint(target, fault.unknown)
        told = CaseFault(row.name, row.cell(key), wrong, say(EXPECTED[target]) if target else "")
        return CrossFault(told, (target or f"{fault.sheet}.{fault.field}", fault.unknown) if fault.unknown else None)

    def _of_the_horizon(self, fault: Fault) -> CaseFault:
        row = self.sheets.rows["parameters"][0]
        return CaseFault(row.name, row.cell("end"), fault.sentence)

    def _first_named(self, fault: Fault) -> CaseFault:
        """At the first cell that names a noun which no row describes, such as a unit that only its officers name."""
        noun = self.parts[fault.sheet][fault.row or 0]
        for rows in self.sheets.rows.values():
            for row in rows:
                for key, value in row.values.items():
                    if getattr(noun, "id", None) in (value if isinstance(value, tuple) else (value,)):
                        return CaseFault(row.name, row.cell(key), fault.sentence)
        return CaseFault(BY_KEY[SHEETS_OF.get(fault.sheet, fault.sheet)].title, FIRST_CELL, fault.sentence)

    def _unknown(self, row: Row) -> list[CrossFault]:
        unknown = []
        for column in row.sheet.columns:
            value = row.get(column.key)
            if not column.refers or value is None or column.key in row.bad:
                continue
            known = self.ids(column.refers) | self.hidden.get(column.refers, set())
            for item in value if isinstance(value, tuple) else (value,):
                if item not in known:
                    wrong = say("integrity.unknown", names=say(NOUNS[column.refers]), item=item)
                    wrong += self._hint(column.refers, item)
                    told = CaseFault(row.name, row.cell(column.key), wrong, say(EXPECTED[column.refers]))
                    unknown.append(CrossFault(told, (column.refers, item)))
        return unknown

    def _hint(self, target: str, item: str) -> str:
        return self.hints.get(item, "") if target == "officers" else known_ids(self.ids(target)).hint(item)

    def _refuse(self, row: Row, error: ValidationError, columns: Mapping[str, str]) -> None:
        for detail in error.errors():
            key = str(detail["loc"][0]) if detail["loc"] else "id"
            self.faults.append(
                row.fault(columns.get(key, key), say("draft.unsuitable", value=detail["input"], problem=wrong(detail)))
            )
