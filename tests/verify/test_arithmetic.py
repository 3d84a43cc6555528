"""The sums of a proof: each way in which a line may follow, and each way in which it may not."""

import ast
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from scheduler.verify import arithmetic
from scheduler.verify.arithmetic import Proof, Refused

FILE = Path(arithmetic.__file__)
HALVES = """VER 1.0
VAR 2
x0 x1
INT 2 0 1
OBJ min 1 1 1
CON 3 0
r0 G 0 2 0 -1 1 1
r1 G 1 1 0 2
r2 L 4 1 1 1
RTP range 1 inf
SOL 0
DER 2
d0 G 1 1 0 1 { rnd 1 1 1/2 } -1
d1 G 1 OBJ { lin 2 0 1 3 1 } -1
"""
"""value ≥ x0 and 2 x0 ≥ 1, so that x0 ≥ 1 and value ≥ 1."""
BRANCHES = """VER 1.0
VAR 2
x0 x1
INT 2 0 1
OBJ min 1 1 1
CON 2 0
r0 G 1 2 0 1 1 1
r1 G 0 2 0 -1 1 1
RTP range 1 inf
SOL 0
DER 5
d0 L 0 1 0 1 { asm } -1
d1 G 1 1 0 1 { asm } -1
d2 G 1 OBJ { lin 2 0 1 2 -1 } -1
d3 G 1 OBJ { lin 2 1 1 3 1 } -1
d4 G 1 OBJ { uns 4 2 5 3 } -1
"""
"""Where x0 ≤ 0 the value is at least 1 − x0, where x0 ≥ 1 at least x0."""


def refused(text: str) -> str:
    with pytest.raises(Refused) as error:
        Proof(text.splitlines()).check()
    return str(error.value)


@pytest.mark.parametrize("text", [HALVES, BRANCHES])
def test_a_proof_that_holds(text: str) -> None:
    checked = Proof(text.splitlines()).check()
    assert checked.bound == 1
    assert len(checked.rows) in (2, 3)


@pytest.mark.parametrize(
    ("text", "before", "after", "line"),
    [
        (HALVES, "rnd 1 1 1/2", "lin 1 1 1/2", 13),
        (HALVES, "INT 2 0 1", "INT 1 1", 13),
        (HALVES, "range 1", "range 2", 14),
        (HALVES, "lin 2 0 1 3 1", "lin 2 0 2 3 1", 14),
        (HALVES, "lin 2 0 1 3 1", "lin 1 0 1", 14),
        (HALVES, "lin 2 0 1 3 1", "lin 2 0 1 3 -1", 14),
        (HALVES, "lin 2 0 1 3 1", "lin 2 0 1 4 1", 14),
        (HALVES, "1 0 2", "1 0 3/2", 13),
        (HALVES, "r1 G 1", "r1 G 0", 13),
        (HALVES, "1 1/2", "1 1/0", 13),
        (HALVES, "r2 L 4", f"r2 L {'9' * 1_000_000}", 9),
        (HALVES, "2 0 -1 1 1", "2 0 -1 0 1", 7),
        (HALVES, "CON 3", "CON 999999999", 6),
        (BRANCHES, "uns 4 2 5 3", "uns 4 2 4 2", 16),
        (BRANCHES, "uns 4 2 5 3", "lin 1 4 1", 16),
        (BRANCHES, "d1 G 1 1", "d1 G 2 1", 16),
        (BRANCHES, "INT 2 0 1", "INT 1 1", 16),
    ],
)
def test_what_does_not_hold_is_refused_at_its_line(text: str, before: str, after: str, line: int) -> None:
    forged = text.replace(before, after, 1)
    assert forged != text
    assert refused(forged).startswith(f"line {line}: ")


def test_a_proof_that_is_cut_off_is_refused() -> None:
    lines = HALVES.splitlines()
    for end in range(len(lines)):
        assert refused("\n".join(lines[:end]))


def test_a_long_common_denominator_is_refused() -> None:
    parts = " ".join(f"1 1/{10**90 + 2 * number + 1}" for number in range(200))
    assert "denominator" in refused(HALVES.replace("1 1 1/2", f"200 {parts}"))


def test_it_stands_alone_in_two_hundred_lines() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 200
    imported = {
        node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert {str(name).partition(".")[0] for name in imported} <= sys.stdlib_module_names


def bundle(path: Path, proof: str = HALVES, **level: object) -> Path:
    """Of one level, whose one cap is row r2."""
    manifest = {"levels": [{"level": "2", "value": 1, "bound": 1, "caps": {}} | level]}
    rows = {
        "variables": [["duty", "A01"], ["value", "2"]],
        "rows": [["value", "2"], ["below", "龙桥所"], ["upper", "value", "2"]],
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("manifest.json", json.dumps(manifest))
        written.writestr("level-2.vipr", proof)
        written.writestr("level-2.rows.json", json.dumps(rows))
    return path


def run(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", str(FILE), str(path)], capture_output=True, text=True, timeout=60, encoding="utf-8", check=False
    )


def test_it_runs_by_itself(tmp_path: Path) -> None:
    told = run(bundle(tmp_path / "a.zip"))
    assert told.returncode == 0
    assert "level 2: 3 cited rows" in told.stdout
    assert "value ≥ 1" in told.stdout
    assert "not judged" in told.stdout


@pytest.mark.parametrize("level", [{"bound": 2}, {"caps": {"1": 0}}, {"level": "3"}, {"level": 2}])
def test_a_manifest_of_another_proof_is_refused(tmp_path: Path, level: dict[str, object]) -> None:
    assert arithmetic.main(str(bundle(tmp_path / "a.zip", **level))) == 1


def test_a_broken_or_hostile_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = bundle(tmp_path / "a.zip").read_bytes()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole[: len(whole) // 2])
    bomb = bundle(tmp_path / "bomb.zip", "\n" * (arithmetic.LARGEST_MEMBER + 1))
    for path in (cut, bomb, tmp_path / "none.zip", FILE):
        assert arithmetic.main(str(path)) == 1
    assert "larger than" in capsys.readouterr().out


def test_the_public_checker_accepts_the_same_files(tmp_path: Path) -> None:
    """`viprchk` of github.com/ambros-gleixner/VIPR, where it is installed."""
    checker = shutil.which("viprchk")
    if checker is None:
        pytest.skip("viprchk is not installed")
    for number, text in enumerate((HALVES, BRANCHES)):
        path = tmp_path / f"{number}.vipr"
        path.write_text(text)
        assert "Successfully verified" in subprocess.run([checker, str(path)], capture_output=True, text=True, check=False).stdout
