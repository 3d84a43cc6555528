"""警员 and 抽借调: officers with the rota of their unit and the skills typed beside their names."""

import re
from collections import Counter, defaultdict

from models.organisation import Level, Officer, Qualification, Secondment, UnitKind
from models.words import say
from scheduler.exchange.builtin import OFFICE_ROTA
from scheduler.exchange.draft import Draft
from scheduler.exchange.rows import Row
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
        draft.defaults.append(say("people.office", values=sum(offices.values())))
    rotas = draft.ids("rotas") | draft.hidden.get("rotas", set())
    typed = any(row.get("rota") == OFFICE_ROTA.id for key in ("officers", "secondments") for row in draft.sheets.rows[key])
    if typed and OFFICE_ROTA.id not in rotas:
        draft.put("calendar_rotas", OFFICE_ROTA)


def note_oddities(draft: Draft) -> None:
    """Skills that no post asks for, which may be misspelt; ids that share a name in a unit, which may be one officer twice."""
    asked = {post.skill for post in draft.parts.get("posts", [])}
    held = Counter(row.skill for row in draft.parts.get("qualifications", []) if row.skill not in asked)
    if held:
        skills = say("join.list").join(f"{skill}({count})" for skill, count in held.items())
        draft.defaults.append(say("people.unasked_skills", skills=skills))
    same: dict[tuple[str, str], list[str]] = defaultdict(list)
    for officer in draft.parts.get("officers", []):
        same[officer.unit, officer.name].append(officer.id)
    for (unit, name), ids in same.items():
        if len(ids) > 1:
            draft.defaults.append(say("people.namesakes", unit=unit, name=name, ids=say("join.list").join(ids)))


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
    found = SKILL.fullmatch(text)
    skill, word = (found[1], found[2]) if found else (text, "")
    level = LEVEL.values.get(word.casefold(), "") if word else Level.INDEPENDENT
    if not level:
        draft.faults.append(row.fault("skills", say("people.level", text=text, word=word), say("people.levels")))
    elif (row.get("id"), skill) in dated:
        draft.defaults.append(say("people.qualification", id=row.get("id"), skill=skill))
    elif row.get("id"):
        draft.put(
            "qualifications", Qualification(officer=row.values["id"], skill=skill, level=Level(level)), row, {"officer": "id"}
        )
