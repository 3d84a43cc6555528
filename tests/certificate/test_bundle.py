"""The file that goes beside a roster: what it holds, and that roster, console and summary say what it proves."""

import json
import threading
import zipfile
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import pytest

from models.publishing.certificate import Manifest
from models.publishing.roster_hash import roster_hash
from scheduler import plan as line
from scheduler.certificate.bundle import Beside, certified
from scheduler.engine.watch import Watch
from scheduler.exchange.targets import roster_targets
from scheduler.exchange.writing.paper.levels import certificate_sentence
from scheduler.plan import Plan, Settings, plan
from scheduler.terminal.lines.plan import level_lines
from scheduler.verify import arithmetic
from tests.cases import day, request, tiny_case
from tests.in_process import solve

NAMES = Beside("tiny.xlsx", "tiny-证书.zip")


@pytest.fixture(scope="module")
def planned() -> Plan:
    case = tiny_case(days=4, leave=(request("Q1", "A03", 1, 2), request("Q2", "B01", 1, 2)))
    with patch.object(line, "solve", solve):
        return plan(case, Settings(time_limit=10, workers=1), Watch())


def test_the_bundle_of_a_plan_is_checked_and_told(planned: Plan, tmp_path: Path) -> None:
    file, make = certified(planned.file, NAMES, threading.Event())
    bundle = make()
    assert make() == bundle
    path = tmp_path / "tiny-证书.zip"
    path.write_bytes(bundle)
    assert arithmetic.main(str(path)) == 0
    with zipfile.ZipFile(BytesIO(bundle)) as read:
        manifest = Manifest.model_validate_json(read.read("manifest.json"))
        assert "verify tiny.xlsx" in read.read("说明.txt").decode()
    assert (manifest.case, manifest.roster) == (file.case_hash, roster_hash(planned.file))
    assert [level.level for level in manifest.levels] == [str(level.level) for level in file.proof.levels]
    assert [level.bound for level in manifest.levels] == [level.certified for level in file.proof.levels]
    assert all((level.certified or 0) <= level.bound <= level.value for level in file.proof.levels)
    said = list(level_lines(file.proof, file.case.policy))[1:]
    assert len(said) == len(manifest.levels)
    assert all("证书" in sentence for sentence in said)
    assert "证书" in certificate_sentence(file.proof, file.proof.levels[0])
    assert not any("证书" in sentence for sentence in level_lines(planned.file.proof, file.case.policy))


def test_a_better_bound_closes_a_level(planned: Plan) -> None:
    """The search had proven nothing of level 2."""
    levels = tuple(
        level.model_copy(update={"bound": 0, "gap": 1.0}) if level.level == 2 else level for level in planned.file.proof.levels
    )
    proof = planned.file.proof.model_copy(update={"levels": levels})
    file, _ = certified(planned.file.model_copy(update={"proof": proof}), NAMES, threading.Event())
    second = next(level for level in file.proof.levels if level.level == 2)
    assert second.bound == second.certified
    assert second.gap == (second.value - second.bound) / max(1, second.value)


def test_a_forged_member_is_refused(planned: Plan, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, make = certified(planned.file, NAMES, threading.Event())
    with zipfile.ZipFile(BytesIO(make())) as read:
        members = {name: read.read(name) for name in read.namelist()}
    level = next(known for known in json.loads(members["manifest.json"])["levels"] if known["bound"] is not None)["level"]
    proof = members[f"level-{level}.vipr"].decode()
    rows = [number for number, text in enumerate(proof.splitlines()) if text.startswith("r")]
    for forged in (proof.replace("RTP range 0", "RTP range 1"), _without(proof, rows[-1]), _twice(proof, rows[-1]), proof[:-40]):
        path = tmp_path / "forged.zip"
        with zipfile.ZipFile(path, "w") as written:
            for name, text in (members | {f"level-{level}.vipr": forged.encode()}).items():
                written.writestr(name, text)
        assert arithmetic.main(str(path)) == 1
        assert "does not hold: line" in capsys.readouterr().out


def _without(proof: str, number: int) -> str:
    lines = proof.splitlines()
    return "\n".join([*lines[:number], *lines[number + 1 :]])


def _twice(proof: str, number: int) -> str:
    lines = proof.splitlines()
    return "\n".join([*lines[: number + 1], *lines[number:]])


def test_a_replanned_roster_gets_none(planned: Plan) -> None:
    replan = {"since": day(1)}
    case = planned.file.case.model_copy(update={"replan": replan})
    with patch("scheduler.certificate.bundle.why_not", lambda _: "certificate.replanned"):
        file, make = certified(planned.file.model_copy(update={"case": case}), NAMES, threading.Event())
    assert [level.certified for level in file.proof.levels] == [None] * len(file.proof.levels)
    with zipfile.ZipFile(BytesIO(make())) as read:
        assert read.namelist() == ["manifest.json", "说明.txt"]
    assert "未附证书" in list(level_lines(file.proof, file.case.policy))[1]


def test_it_is_written_beside_the_roster() -> None:
    assert roster_targets(Path("out/夏季-底稿.xlsx"), None, True).certificate == Path("out/夏季-证书.zip")
    assert roster_targets(Path("summer.xlsx"), None, True).certificate == Path("summer-证书.zip")
    assert roster_targets(Path("summer.xlsx")).certificate is None
