"""The catalogue in both languages, and that nothing is said beside it."""

import re
from string import Formatter

import pytest

from models.words import Language, catalogue, in_the_workbook, say, speaking
from tests import words
from tests.chinese_in_code import ALLOWED

ZH, EN = catalogue(Language.ZH), catalogue(Language.EN)


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
        for key, given in words.said(module):
            assert key in ZH, f"{words.name(module)}: {key}"
            assert fields(ZH[key]) == given, f"{words.name(module)}: {key}"


def test_every_key_is_used() -> None:
    named = {text for module in words.modules() for text in words.literals(module)}
    assert not set(ZH) - named


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


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("no.such.key")
