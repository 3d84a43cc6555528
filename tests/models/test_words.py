"""The catalogue in both languages, and that nothing is said beside it."""

import builtins
import io
import keyword
import re
import threading
import time
from string import Formatter
from unittest import mock

import pytest

from models.events.event import NEEDS, EventKind
from models.events.stand_in_way import StandInWay
from models.publishing.causes import Causes
from models.rules import counted, row_specs
from models.words import Language, catalogue, in_files, in_the_workbook, listed, say, speaking
from scheduler.engine.process.child import run
from scheduler.engine.process.child_process import Parent
from scheduler.engine.process.patience import Limits
from scheduler.exchange.writing.paper.levels import POINTS
from scheduler.explain.reasons.obstacles import OBSTACLES
from scheduler.terminal import live_line
from scheduler.terminal.live_line import LiveLine
from tests.models import words
from tests.models.chinese_in_code import ALLOWED

ZH, EN = catalogue(Language.ZH), catalogue(Language.EN)

VERBS = {"are", "come", "count", "leave"}
"""What agrees with a number without being a noun."""
NEVER_ONE = {
    "asked.namesakes",
    "audit.donor_floor.away",  # a name, and a verb
    "existing_roster.namesakes",
    "check.days.between",
    "check.days.count",
    "demand.summary.backtest",
    "demand.summary.lead",
    "demand.under_a_year",
    "explain.asked.leave.none_better",  # nearer, longer
    "explain.asked.leave.some_open",  # nearer, longer
    "explain.asked.pins.kept",
    "history.stale",
    "names.namesakes",
    "recognised.header",
    "sheet.demand_answers.lead",
    "sheet.departments.note",  # a sign
    "untrusted.too_many_rows",
}
"""Sentences with a plural after a number that is always above 1."""


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys_and_fields() -> None:
    assert list(ZH) == list(EN)
    assert {key: fields(text) for key, text in ZH.items()} == {key: fields(text) for key, text in EN.items()}


def test_each_language_is_itself() -> None:
    """English names the sheets of the planner's files in Chinese, as they stand there, and nothing else."""
    sentences = {key: text for key, text in EN.items() if words.CHINESE.search(text)}
    assert not {key: text for key, text in sentences.items() if any(sign in text for sign in "，。；：（）「」、")}
    alike = {key for key, text in ZH.items() if text == EN[key]}
    assert not [key for key in alike if re.search("[a-z]", re.sub("{.*?}", "", ZH[key]))]


def test_every_key_named_in_code_exists_with_its_fields() -> None:
    for module in words.modules():
        for keys, given, passes_on in words.said(module):
            assert set(keys) <= set(ZH), f"{words.name(module)}: {keys}"
            wanted = [fields(ZH[key]) for key in keys]
            assert passes_on or all(names <= given for names in wanted), f"{words.name(module)}: {keys}"
            assert not keys or given <= set().union(*wanted), f"{words.name(module)}: {keys}"


def test_fields_are_named_by_what_they_hold() -> None:
    """Not by what the code calls to fill them in, nor by a number, nor by a word that says nothing."""
    named = {name for text in ZH.values() for name in fields(text)}
    assert not {name for name in named if hasattr(builtins, name) or keyword.iskeyword(name) or keyword.issoftkeyword(name)}
    assert not {name for name in named if re.search("_[0-9]+$", name)}
    assert not named & {"found", "isinstance", "it", "monotonic", "msg", "one", "said", "strerror", "that", "what", "which"}


def test_every_key_is_used() -> None:
    named = {text for module in words.modules() for text in words.literals(module)}
    composed = {f"explain.obstacle.{key}" for key in OBSTACLES} | {f"levels.unit.{counted(key) or POINTS}" for key in row_specs()}
    composed |= {f"events.field.{field}" for fields in NEEDS.values() for field in fields}
    composed |= {f"events.kind.{kind}" for kind in EventKind} | {f"replan.{part}" for part in Causes.model_fields}
    composed |= {f"replan.way.{way}" for way in StandInWay}
    composed |= {f"{file}.{key}" for file in ("events.yaml_file", "scenario.yaml") for key in ("shape", "too_large", "none")}
    shown = {key for _, key, _ in words.in_templates()}
    assert composed <= set(ZH)
    assert not set(ZH) - named - composed - shown


def test_every_key_named_in_a_template_exists_with_its_fields() -> None:
    named = list(words.in_templates())
    assert len(named) > 50
    assert not [(template, key) for template, key, given in named if fields(ZH.get(key, "{?}")) != given]


def test_no_chinese_is_left_in_code_but_what_is_read_from_files() -> None:
    for module in words.modules():
        name = words.name(module)
        left = {text for text in words.literals(module) if words.CHINESE.search(text)}
        if name in ALLOWED:
            assert left, f"{name} holds no Chinese: take it off the list"
            assert not left - (ALLOWED[name].texts or left), name
        else:
            assert not left, name


def test_the_workbook_has_a_language_of_its_own() -> None:
    with speaking(Language.EN, Language.ZH):
        assert say("answer.yes") == "yes"
        with in_the_workbook():
            assert say("answer.yes") == "是"
        assert say("answer.yes") == "yes"
    assert say("answer.yes") == "是"


def test_each_thread_speaks_its_own_language() -> None:
    """Two at once, as a page for each of two planners would: every sentence is in the language of its thread."""
    wrong: list[str] = []

    def speak(language: Language, word: str) -> None:
        for _ in range(200):
            with speaking(language, language):
                time.sleep(0)
                wrong.extend({say("answer.yes"), in_files("是", "yes")} - {word})

    threads = [threading.Thread(target=speak, args=pair) for pair in ((Language.ZH, "是"), (Language.EN, "yes"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_another_process_speaks_the_languages_of_the_one_that_asks() -> None:
    """In the solver's child: what it says when it is asked in English, also from a thread of the one that asks."""
    with speaking(Language.EN, Language.ZH):
        heard = run(said_in_both, (), Limits(30.0, 4.0, threading.Event()))
    assert heard.answer == ("yes", "是")


def said_in_both(parent: Parent) -> tuple[str, str]:
    with in_the_workbook():
        written = say("answer.yes")
    return say("answer.yes"), written


def test_the_live_line_speaks_the_language_of_whoever_draws_it() -> None:
    """It is drawn by a thread of its own."""
    stream = io.StringIO()
    with speaking(Language.EN, Language.ZH), mock.patch.object(live_line, "PLAIN_SECONDS", 0.01), LiveLine(stream):
        end = time.monotonic() + 30
        while not stream.getvalue():
            assert time.monotonic() < end, "nothing was drawn"
            time.sleep(0.01)
    assert not words.CHINESE.search(stream.getvalue())


@pytest.mark.parametrize(
    ("key", "values", "sentence"),
    [
        ("previous.taken", {"previous": "a.xlsx", "opening": 1}, '"a.xlsx": 1 person'),
        ("previous.taken", {"previous": "a.xlsx", "opening": 0}, '"a.xlsx": 0 people'),
        ("audit.lodging.town", {"date": "07-01", "count": 2, "beds": 1}, "2 beds in town assigned; there is 1"),
        ("audit.lodging.town", {"date": "07-01", "count": 1, "beds": 0}, "1 bed in town assigned; there are 0"),
        ("explain.asked.pins.kept", {"count": 1}, "keeps its pin: it can hold"),
        ("explain.asked.pins.kept", {"count": 12}, "keeps all 12 pins: they can hold together"),
    ],
)
def test_english_counts_in_the_right_number(key: str, values: dict[str, object], sentence: str) -> None:
    with speaking(Language.EN, Language.EN):
        assert say(key, **values).endswith(sentence)


def test_no_english_sentence_counts_in_the_plural_alone() -> None:
    """After a number that may be 1, `{days} days` is wrong: `{days} {days:day|days}`, or the number after the noun."""
    counted = {word for text in EN.values() for word in re.findall("[|]([a-z-]+)[}]", text)} - VERBS
    alone = re.compile(f"[{{][a-z_]+[}}] (?:[a-z]+ )?(?:{'|'.join(sorted(counted))})\\b")
    hits = {key: hit[0] for key, text in EN.items() for hit in alone.finditer(re.sub("[{][a-z_]+:[^{}]*[|][^{}]*[}]", "", text))}
    assert {"officers", "days", "people", "officer-duties"} <= counted
    assert {key for key in hits if key not in NEVER_ONE} == set()
    assert set(NEVER_ONE) <= set(hits)


def test_lists_are_parted_as_the_language_does() -> None:
    with speaking(Language.EN, Language.EN):
        assert listed(["警员A01", 2]) == "警员A01, 2"
    assert listed(["警员A01", 2]) == "警员A01、2"
    assert listed([]) == ""


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("no.such.key")
