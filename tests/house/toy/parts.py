"""Two rules that no bureau has, each by the recipe of docs/adding-a-rule.md: what is added, and to which file."""

from pathlib import Path

POLICY = (
    "mondays,1,次,times,周一勤务上限,Most Monday duties,编制期内,Over the horizon,1,0,,,count,99,99,,off",
    "mondays.least,0,次,times,周一勤务下限,Fewest Monday duties,0 即不限,0 is no limit,1,0,5,1,count,,,,off",
    "idle_tuesdays,,,,中层周二不替岗,No covers of middle managers on Tuesdays,,,1,0,,,,,,,off",
)
SPECS = """    RuleSpec("mondays", LINE, OWN_LINE, place=155),
    RuleSpec("idle_tuesdays", ADMISSION, place=65),
"""
MODEL = {
    "mondays": '''"""So many duties of one officer start on Mondays: at most, and for free lines at least."""

from scheduler.formulation.model import Model
from scheduler.program.affine import total


def constrain(model: Model) -> None:
    instance, least = model.instance, model.instance.policy.number("mondays.least")
    mondays = [day for day in range(instance.days.count) if instance.days.date_of(day).weekday() == 0]
    for officer in range(len(instance.officers)):
        starts = [start for day in mondays for start in model.starts_on(officer, day)]
        amount, decided = total(start.amount for start in starts), [start for start in starts if start.decided]
        model.program.cap(amount, [start.amount.terms[0][0] for start in decided], instance.limit(officer, "mondays"))
        if instance.policy.on("mondays.least") and officer in instance.lines.always_free and least:
            missing = model.program.largest([(-amount).plus(least)], 0, least)
            model.penalise("mondays.least", officer, [missing])
''',
    "idle_tuesdays": '''"""Middle managers cover nowhere on Tuesdays."""

from models.organisation import Category
from scheduler.formulation.facts import Duty
from scheduler.formulation.instance import Instance


def admits(instance: Instance, officer: int, duty: Duty) -> bool:
    return instance.officers[officer].category is not Category.HEAD or instance.days.date_of(duty.day).weekday() != 1
''',
}
AUDIT = {
    "mondays": '''"""So many duties of one officer start on Mondays: at most, and for free lines at least."""

from collections.abc import Iterator

from models.findings import Finding
from models.words import say

from .. import words
from ..facts import Facts
from ..sheet import Sheet, Work


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for officer in sheet.works:
        works, most = _works(facts, sheet, officer), facts.limit_of(officer, "mondays") or 0
        decided = sum(work.decided for work in works)
        if decided > max(0, most - (len(works) - decided)):
            yield _too_many(facts, officer, works, most)
    if facts.policy.row("mondays.least").hard:
        for officer, lacking in _lacking(facts, sheet):
            if officer not in sheet.held:
                sentence = say("audit.mondays.too_few", name=words.name(facts, officer), lacking=lacking)
                yield words.of_officer("mondays", facts, officer, None, sentence)


def givens(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for officer in sheet.works:
        works, most = _works(facts, sheet, officer), facts.limit_of(officer, "mondays") or 0
        if len(works) > most and not any(work.decided for work in works):
            yield _too_many(facts, officer, works, most)


def penalty(facts: Facts, sheet: Sheet) -> int:
    return sum(lacking for _, lacking in _lacking(facts, sheet))


PENALTIES = {"mondays.least": penalty}


def _works(facts: Facts, sheet: Sheet, officer: str) -> list[Work]:
    return [work for work in sheet.works.get(officer, ()) if facts.date_of(work.duty.day).weekday() == 0]


def _lacking(facts: Facts, sheet: Sheet) -> Iterator[tuple[str, int]]:
    for line in facts.lines.values():
        lacking = facts.policy.number("mondays.least") - len(_works(facts, sheet, line.id))
        if line.always_free and lacking > 0:
            yield line.id, lacking


def _too_many(facts: Facts, officer: str, works: list[Work], most: int) -> Finding:
    sentence = say("audit.mondays.too_many", name=words.name(facts, officer), duties=len(works), most=most)
    return words.of_officer("mondays", facts, officer, works[0].duty.day, sentence)
''',
    "idle_tuesdays": '''"""Middle managers cover nowhere on Tuesdays."""

from collections.abc import Iterator

from models.findings import Finding
from models.organisation import Category
from models.words import say

from .. import words
from ..facts import Facts
from ..given.line import Line
from ..given.needs import Duty
from ..sheet import Sheet


def admits(facts: Facts, line: Line, duty: Duty) -> bool:
    return line.officer.category is not Category.HEAD or facts.date_of(duty.day).weekday() != 1


def check(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    for work in sheet.chosen:
        if not admits(facts, work.line, work.duty):
            yield words.of_work("idle_tuesdays", work, say("audit.idle_tuesdays.works", serves=words.serves(facts, work)))
''',
}
SENTENCES = {
    "zh": """
[audit.mondays]
too_many = "{name}周一上勤 {duties} 次，不得超过 {most} 次"
too_few = "{name}周一少上勤 {lacking} 次"

[audit.idle_tuesdays]
works = "{serves}，中层周二不替岗"
""",
    "en": """
[audit.mondays]
too_many = "{name}: {duties} duties on Mondays, at most {most}"
too_few = "{name}: {lacking} duties on Mondays missing"

[audit.idle_tuesdays]
works = "{serves}, but middle managers cover nowhere on Tuesdays"
""",
}
OBSTACLES = {
    "zh": 'mondays = "周一勤务到限"\nidle_tuesdays = "中层周二不替岗"\n',
    "en": 'mondays = "at the limit of Mondays"\nidle_tuesdays = "middle manager on a Tuesday"\n',
}


def add_to(house: Path) -> None:
    """The steps of the recipe, in a copy of `models` and `scheduler` in the folder."""
    _append(house / "models/policy.csv", "".join(row + "\n" for row in POLICY))
    _insert(house / "models/rules.py", '    RuleSpec("pins"', SPECS)
    for side, rules in (("rules", MODEL), ("audit/rules", AUDIT)):
        for key, text in rules.items():
            (house / "scheduler" / side / f"{key}.py").write_text(text, encoding="utf-8")
    for language, text in SENTENCES.items():
        path = house / "models/words" / f"{language}.toml"
        _append(path, text)
        _insert(path, 'unit = "', OBSTACLES[language], after="[explain.obstacle]\n")


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8", newline="\n")


def _insert(path: Path, before: str, text: str, after: str = "") -> None:
    content = path.read_text(encoding="utf-8")
    place = content.index(before, content.index(after) if after else 0)
    path.write_text(content[:place] + text + content[place:], encoding="utf-8", newline="\n")
