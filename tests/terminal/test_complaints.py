"""Whatever is wrong with a command line is said in the language chosen, with what was meant or what is expected."""

import re

import pytest

import cli
from models.errors import Exit
from tests.models.words import CHINESE

PARSERS_OWN = re.compile(r"No such|Missing|Invalid|unexpected|requires|does not|is not|Did you mean|Error|Try ")
WRONG = [
    (["slove"], "「slove」这个命令；是否为 solve", 'no command "slove"; did you mean solve'),
    (["slove", "a.xlsx-", "-o", "b.xlsx"], "是否为 solve", "did you mean solve"),
    (["SOLVE", "-o", "b"], "是否为 solve", "did you mean solve"),
    (["ｓｏｌｖｅ"], "是否为 solve", "did you mean solve"),
    (["dem"], "是否为 demand、demo", "did you mean demand, demo"),
    (["求解"], "没有「求解」这个命令\n", 'no command "求解"\n'),
    (["check", "--aftr", "x"], "没有这个选项：--aftr；是否为 --after", "Unknown option: --aftr; did you mean --after"),
    (["check", "a.xlsx", "-z"], "没有这个选项：-z\n", "Unknown option: -z\n"),
    (["--verbose"], "没有这个选项：--verbose\n", "Unknown option: --verbose\n"),
    (["check"], "缺少参数：CASE", "Incomplete command: CASE"),
    (["solve", "a.xlsx"], "缺少参数：-o / --output", "Incomplete command: -o / --output"),
    (["solve", "a.xlsx", "-o"], "-o 后面要有内容", "-o needs a value"),
    (["solve", "a.xlsx", "-o", "b", "--reproducible=1"], "--reproducible 后面不跟内容", "--reproducible takes no value"),
    (["schema", "cases"], "以下之一：case、policy、roster", "one of case, policy, roster"),
    (["solve", "a", "-o", "b", "--workers", "二"], "--workers 的值不能用；应为不小于 0 的整数", "a whole number of at least 0"),
    (["solve", "a", "-o", "b", "--workers", "1.5"], "应为不小于 0 的整数", "a whole number of at least 0"),
    (["solve", "a", "-o", "b", "--time-limit", "nan"], "应为不小于 0.1 的数", "a number of at least 0.1"),
    (["tradeoff", "a", "-o", "b", "--steps", "21"], "不大于 20 的整数", "at most 20"),
    (["stress", "a", "-o", "b.xlsx", "--demand", "9" * 5000], "9999", "9999"),
    (["solve", "a", "b", "c", "-o", "x"], "多出的内容：b c", "more than the command takes: b c"),
    (["schema", "case", "roster"], "多出的内容：roster", "more than the command takes: roster"),
]


@pytest.mark.parametrize(("words", "chinese", "english"), WRONG, ids=lambda value: "")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_wrong_command_line_is_answered_in_its_language(
    words: list[str], chinese: str, english: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["--lang", language, *words])
    out, err = capsys.readouterr()
    assert left.value.code == Exit.FAULTS
    assert not out
    assert (chinese if language == "zh" else english) in err
    assert not PARSERS_OWN.search(err)
    if language == "en":
        assert not CHINESE.search(err.replace(words[0], ""))


def test_the_hidden_command_is_not_offered(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["rum"])
    assert "是否为" not in capsys.readouterr().err
