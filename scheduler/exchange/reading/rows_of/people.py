"""警员 and 抽借调: officers with the rota of their unit and the skills typed beside their names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from models.organisation import Level, Officer, Qualification, Secondment, UnitKind
from models.words import listed, say
from scheduler.exchange.reading.builtin import OFFICE_ROTA
from scheduler.exchange.reading.draft import Draft
from scheduler.exchange.reading.rows import Row
from scheduler.exchange.sheets.words import LEVEL

SKILL = re.compile(r"(.+?)\s*[(（](.+)[)）]")


def take_officers(draft: Draft) -> None:
    kinds = {unit.id: unit.kind for unit in draft.parts.get("units", [])}
    offices: Counter[str] = Counter()
    for row in draft.sheets.rows["officers"]:
        _office(row, kinds, offices)
        draft.take("officers", Officer, row, {key: value for key, value in row.values.items() if key != "skills"})
    for row in draft.sheets.rows["secondments"]:
        _office(row, kinds, offices)
        draft.take("secondments", Secondment, row, row.values)
    if offices:
        draft.defaults.append(say("people.office", officers=sum(offices.values())))
    rotas = draft.ids("rotas") | draft.hidden.get("rotas", set())
    typed = any(row.get("rota") == OFFICE_ROTA.id for key in ("officers", "secondments") for row in draft.sheets.rows[key])
    if typed and OFFICE_ROTA.id not in rotas:
        draft.put("calendar_rotas", OFFICE_ROTA)


def note_oddities(draft: Draft) -> None:
    """What may be misspelt, or one officer twice, and is no fault."""
    draft.defaults += [*_unasked_skills(draft), *_idle_stations(draft), *_namesakes(draft)]


def _unasked_skills(draft: Draft) -> Iterator[str]:
    asked = {post.skill for post in draft.parts.get("posts", [])}
    held = Counter(row.skill for row in draft.parts.get("qualifications", []) if row.skill not in asked)
    if held:
        yield say("people.unasked_skills", skills=listed(f"{skill}({count})" for skill, count in held.items()))


def _idle_stations(draft: Draft) -> Iterator[str]:
    """Stations that only 警员 names."""
    rows = draft.sheets.rows
    known = {row.get("id") for row in rows["units"]}
    known |= {row.get("station") for key in ("demands", "demand_exceptions", "history") for row in rows[key]}
    stations = (unit.id for unit in draft.parts.get("units", []) if unit.kind is UnitKind.STATION)
    idle = [station for station in stations if station not in known]
    if idle:
        yield say("people.idle_stations", stations=listed(idle))


def _namesakes(draft: Draft) -> Iterator[str]:
    same: dict[tuple[str, str], list[str]] = defaultdict(list)
    for officer in draft.parts.get("officers", []):
        same[officer.unit, officer.name].append(officer.id)
    for (unit, name), ids in same.items():
        if len(ids) > 1:
            yield say("people.namesakes", unit=unit, name=name, ids=listed(ids))


def _office(row: Row, kinds: dict[str, UnitKind], offices: Counter[str]) -> None:
    unit = row.get("unit")
    if "rota" not in row.values and "rota" not in row.bad and kinds.get(unit) in (UnitKind.DEPARTMENT, UnitKind.BUREAU):
        row.values["rota"] = OFFICE_ROTA.id
        offices[unit] += 1


def take_qualifications(draft: Draft) -> None:
    dated = set()
    for row in draft.sheets.rows["qualifications"]:
        dated.add((row.get("officer"), row.get("skill")))
        draft.take("qualifications", Qualification, row, row.values)
    for row in draft.sheets.rows["officers"]:
        for text in row.get("skills") or ():
            _take_skill(draft, row, text, dated)


def _take_skill(draft: Draft, row: Row, text: str, dated: set[tuple[str | None, str | None]]) -> None:
    match = SKILL.fullmatch(text)
    skill, word = (match[1], match[2]) if match else (text, "")
    level = LEVEL.values.get(word.casefold(), "") if word else Level.INDEPENDENT
    if not level:
        draft.faults.append(row.fault("skills", say("people.level", text=text, word=word), say("people.levels")))
    elif (row.get("id"), skill) in dated:
        draft.defaults.append(say("people.qualification", officer=row.get("id"), skill=skill))
    elif row.get("id"):
        draft.put(
            "qualifications", Qualification(officer=row.values["id"], skill=skill, level=Level(level)), row, {"officer": "id"}
        )
