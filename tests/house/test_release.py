"""A release: the source archive makes the wheel, and the wheel is the whole program wherever it is installed."""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.fences import without_network
from tests.paths import ROOT

TOOLS = Path(sys.executable).parent
"""Of the tests' own environment: uv and hatchling."""
OTHER_USER = 65534

pytestmark = pytest.mark.xdist_group("install")


def run(*words: str | Path, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    known = os.environ | {"PATH": f"{TOOLS}:{os.defpath}"} | environment
    return subprocess.run(words, cwd=folder, env=known, capture_output=True, text=True, encoding="utf-8", timeout=300)


def make(*words: str | Path, folder: Path) -> None:
    done = run(*words, folder=folder)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """From the source archive, not from the checkout."""
    room = tmp_path_factory.mktemp("release")
    make("hatchling", "build", "--target", "sdist", "--directory", room, folder=ROOT)
    (archive,) = room.glob("*.tar.gz")
    with tarfile.open(archive) as content:
        content.extractall(room, filter="data")
    (sources,) = (path for path in room.iterdir() if path.is_dir())
    make("hatchling", "build", "--target", "wheel", "--directory", room, folder=sources)
    (made,) = room.glob("*.whl")
    return made


def python_for_all() -> str:
    """Of this version; that of the tests may lie where others may not look."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for path in (Path(sys.executable).resolve(), Path("/usr/bin", version), Path("/usr/local/bin", version)):
        if path.exists() and all(folder.stat().st_mode & 0o001 for folder in path.resolve().parents):
            return str(path)
    return sys.executable


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Iterator[Path]:
    """An environment with the wheel and the locked list alone; every user may read it, and no source is near."""
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / "环境"
        Path(room).chmod(0o755)
        make("uv", "venv", "--quiet", "--python", python_for_all(), folder, folder=ROOT)
        into = ["uv", "pip", "install", "--quiet", "--python", folder]
        listed = [*into, "--require-hashes", "--requirements", ".ci/requirements.txt"]
        if run(*listed, "--offline", folder=ROOT).returncode:
            fetched = run(*listed, folder=ROOT)
            if "dns error" in fetched.stderr:
                pytest.skip("no package registry to be reached")
            assert fetched.returncode == 0, fetched.stderr
        make(*into, "--no-index", "--no-deps", wheel, folder=ROOT)
        make("uv", "pip", "check", "--python", folder, folder=ROOT)
        yield folder


def test_the_wheel_holds_every_file_of_the_program(wheel: Path) -> None:
    """Modules, migrations, templates, styles, catalogues, and the sample case."""
    listed = ["git", "ls-files", "-z", "cli.py", "models", "scheduler"]
    tracked = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    with zipfile.ZipFile(wheel) as content:
        held = set(content.namelist())
    assert {name for name in tracked if name and (ROOT / name).is_file()} - held == set()
    assert "scheduler/samples/chengxiang-summer-2024.xlsx" in held
    assert {name.split("/")[0] for name in held if ".dist-info/" not in name} == {"cli.py", "models", "scheduler"}


def test_its_commands_work_where_no_source_is(installed: Path, tmp_path: Path) -> None:
    makes_a_ledger = ["rebuild", "--db", "ledger.db"]
    for words in (["template", "empty.xlsx"], ["check", "empty.xlsx"], ["schema", "case"], makes_a_ledger):
        done = run(installed / "bin/dutycover", *words, folder=tmp_path, PATH=os.defpath)
        assert done.returncode == 0, done.stderr


def as_another_user() -> list[str]:
    if os.geteuid() == 0 and shutil.which("setpriv"):
        return ["setpriv", f"--reuid={OTHER_USER}", f"--regid={OTHER_USER}", "--clear-groups"]
    return []


def test_the_demo_runs_without_network_for_a_user_who_owns_nothing(installed: Path) -> None:
    with tempfile.TemporaryDirectory(dir=installed.parent) as home:
        fence = as_another_user()
        if fence:
            os.chown(home, OTHER_USER, OTHER_USER)
        words = without_network(*fence, str(installed / "bin/dutycover"), "demo", "--time-limit", "1", "--workers", "1")
        mine = {"HOME": home, "TMPDIR": home, "PATH": os.defpath, "LC_ALL": "zh_CN.UTF-8"}
        done = run(*words, folder=Path(home), **mine)
        assert done.returncode == 0, done.stderr
        assert "规则冲突：0 处" in done.stdout
        written = sorted(path.name for path in Path(home).glob("*.xlsx"))
        assert written == ["chengxiang-summer-2024-底稿.xlsx", "chengxiang-summer-2024-张贴.xlsx"]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(ROOT / ".ci/offline"))
    return pytest.importorskip("release")


def test_the_version_is_the_same_everywhere(script) -> None:
    """A date may be missing until it is tagged."""
    assert [fault for fault in script.faults(ROOT) if "the date of" not in fault] == []
    assert script.notes(ROOT).startswith("### ")


def test_what_keeps_a_release_from_being_tagged_is_named(script, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.0"\n')
    (tmp_path / "CITATION.cff").write_text("cff-version: 1.2.0\nversion: 1.1.0\n")
    (tmp_path / "CHANGELOG.md").write_text("# Changes\n\n## [1.1.0] – 2026-01-02\n\n### Added\n")
    assert [fault.split(":")[0] for fault in script.faults(tmp_path)] == ["CITATION.cff", "CHANGELOG.md"]
    (tmp_path / "CITATION.cff").write_text("cff-version: 1.2.0\nversion: 1.2.0\n")
    (tmp_path / "CHANGELOG.md").write_text("# Changes\n\n## [1.2.0] – unreleased\n\n- new\n\n## [1.1.0] – 2026-01-02\n\n- old\n")
    assert list(script.faults(tmp_path)) == ["CHANGELOG.md: the date of [1.2.0] is expected, not “unreleased”"]
    assert script.notes(tmp_path) == "- new\n"
