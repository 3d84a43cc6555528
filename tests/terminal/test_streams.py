"""What becomes of a command whose output goes nowhere: it does its work, and says so by its exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.errors import Exit
from scheduler.exchange import write_case
from tests.cases import tiny_case
from tests.paths import ROOT

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full")


@pytest.fixture
def case(tmp_path: Path) -> None:
    write_case(tiny_case(days=2, only=["A01", "A02"]), tmp_path / "案例.xlsx")


def shell(folder: Path, line: str, **environment: str) -> tuple[int, str, str]:
    """In bash, with `dutycover` for the command; its own exit code also behind a pipe."""
    words = f'set -o pipefail; dutycover() {{ "{sys.executable}" -m cli "$@"; }}; {line}'
    known = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    done = subprocess.run(["bash", "-c", words], cwd=folder, capture_output=True, text=True, env=known, timeout=120)
    assert "Traceback" not in done.stdout + done.stderr
    assert "Exception ignored" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("where", "unbuffered", "code"),
    [
        (">/dev/full", "", Exit.NOT_WRITTEN),
        (">/dev/full", "1", Exit.NOT_WRITTEN),
        (">/dev/full 2>&1", "", Exit.NOT_WRITTEN),
        ("2>/dev/full", "", Exit.OK),
        (">&-", "", Exit.OK),
        ("<&- >&- 2>&-", "", Exit.OK),
        ("| true", "", Exit.OK),
        ("| true", "1", Exit.OK),
    ],
)
@pytest.mark.usefixtures("case")
def test_a_copy_is_written_wherever_the_output_goes(where: str, unbuffered: str, code: Exit, tmp_path: Path) -> None:
    """Of a check nothing is said on standard error, so that nothing is lost there."""
    done, _, err = shell(tmp_path, f"dutycover check 案例.xlsx --mark 标.xlsx {where}", PYTHONUNBUFFERED=unbuffered)
    assert done == code
    assert (tmp_path / "标.xlsx").exists()
    assert ("没有写全（磁盘已满）" in err) is (where == ">/dev/full")


def test_a_message_that_nobody_sees_keeps_its_exit_code(tmp_path: Path) -> None:
    assert shell(tmp_path, "dutycover check 没有.xlsx 2>/dev/full")[0] == Exit.UNREADABLE


@pytest.mark.usefixtures("case")
def test_a_roster_is_written_though_nothing_can_be_shown(tmp_path: Path) -> None:
    code, _, _ = shell(tmp_path, "dutycover solve 案例.xlsx -o 夏.xlsx --time-limit 2 --workers 1 >/dev/full 2>&1")
    assert code == Exit.NOT_WRITTEN
    assert (tmp_path / "夏.xlsx").exists()
    assert (tmp_path / "夏-张贴.xlsx").exists()


@pytest.mark.parametrize("line", ["dutycover --help", "dutycover schema", "dutycover check --help"])
def test_help_and_schema_too(line: str, tmp_path: Path) -> None:
    assert shell(tmp_path, f"{line} >/dev/full")[0] == Exit.NOT_WRITTEN
    assert shell(tmp_path, f"{line} | head -1")[0] == Exit.OK


@pytest.mark.parametrize("coerced", ["", "0"])
@pytest.mark.usefixtures("case")
def test_a_locale_without_chinese_reads_and_writes_chinese_names(coerced: str, tmp_path: Path) -> None:
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": coerced}
    code, out, _ = shell(
        tmp_path, "dutycover solve 案例.xlsx -o 夏.xlsx --json 摘要.json --time-limit 2 --workers 1", **environment
    )
    assert code == Exit.OK
    assert "夏-张贴.xlsx" in out
    assert {path.name for path in tmp_path.iterdir()} == {"案例.xlsx", "夏.xlsx", "夏-张贴.xlsx", "摘要.json"}
    code, _, err = shell(tmp_path, "dutycover check 没有.xlsx", **environment)
    assert code == Exit.UNREADABLE
    assert "没有.xlsx" in err
