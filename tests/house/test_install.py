"""`./run`, and the locked lists that it installs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import ROOT

SAMPLE = "data/chengxiang-spring-2027.xlsx"
TOOLS = Path(sys.executable).parent
"""Of the tests' own environment: uv and hatchling."""
NEEDED = ("cat", "cmp", "dirname", "env", "head", "readlink", "sh")
"""What `./run` calls beside a Python."""

pytestmark = pytest.mark.xdist_group("install")


def run(*words: str | Path, folder: Path, path: str, locale: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": path, "LC_ALL": locale}
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=600)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a clone holds, in a folder whose name holds a blank."""
    target = tmp_path_factory.mktemp("a folder") / "duty cover"
    listed = subprocess.run(["git", "ls-files", "-z", "--cached"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


def machine(folder: Path, python: str) -> str:
    """A PATH with what every machine has, and this as its one Python."""
    folder.mkdir()
    for tool in NEEDED:
        (folder / tool).symlink_to(str(shutil.which(tool)))
    (folder / "python3").write_text(f"#!/bin/sh\n{python}\n")
    (folder / "python3").chmod(0o755)
    return str(folder)


@pytest.mark.parametrize(
    ("locale", "sentence"), [("zh_CN.UTF-8", "缺少 Python 3.11 或更高版本"), ("en_US.UTF-8", "Python 3.11 or later is")]
)
def test_a_python_too_old_is_named_in_a_sentence(checkout: Path, tmp_path: Path, locale: str, sentence: str) -> None:
    done = run(checkout / "run", "check", SAMPLE, folder=checkout, path=machine(tmp_path / "bin", "exit 1"), locale=locale)
    assert done.returncode == 69
    assert sentence in done.stderr.splitlines()[-1]
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize("word", ["tests", "docs"])
def test_a_python_without_venv_is_told_what_to_install(checkout: Path, tmp_path: Path, word: str) -> None:
    """As Debian's python3 is without its package python3-venv."""
    python = f'case "$*" in *ensurepip*) exit 1 ;; esac; exec "{sys.executable}" "$@"'
    done = run(checkout / "run", word, folder=checkout, path=machine(tmp_path / "bin", python))
    assert done.returncode == 69
    assert "apt install python3-venv" in done.stderr.splitlines()[-1]


def test_an_installation_that_fails_is_not_taken_for_whole(checkout: Path, tmp_path: Path) -> None:
    """A list whose hash is not the package's: nothing runs, now or the next time."""
    broken = tmp_path / "clone"
    shutil.copytree(checkout, broken)
    (broken / ".ci" / "requirements.txt").write_text(f"lunardate==0.3.0 --hash=sha256:{'0' * 64}\n")
    for _ in range(2):
        done = run(broken / "run", "check", SAMPLE, folder=broken, path=f"{TOOLS}:{os.defpath}")
        assert done.returncode == 69
        assert "再运行一次会接着装" in done.stderr.splitlines()[-1]


def test_an_environment_that_uv_made_is_made_anew_where_uv_is_gone(checkout: Path, tmp_path: Path) -> None:
    """It has no pip to install with. Here the list fails, so that nothing is installed."""
    clone = tmp_path / "clone"
    shutil.copytree(checkout, clone)
    (clone / ".ci" / "requirements.txt").write_text(f"lunardate==0.3.0 --hash=sha256:{'0' * 64}\n")
    with_uv = run(clone / "run", "check", SAMPLE, folder=clone, path=f"{TOOLS}:{os.defpath}")
    (clone / ".venv" / "root").write_text(f"{clone}\n")
    without = run(clone / "run", "check", SAMPLE, folder=clone, path=machine(tmp_path / "bin", f'exec "{sys.executable}" "$@"'))
    assert (with_uv.returncode, without.returncode) == (69, 69)
    assert "No module named pip" not in without.stderr
    assert run(clone / ".venv/bin/python", "-m", "pip", "--version", folder=clone, path=os.defpath).returncode == 0


@pytest.fixture(scope="module")
def ready(checkout: Path) -> Path:
    """A checkout that `./run` has set up, by uv; `.ci/run` itself goes the way of pip."""
    done = run(checkout / "run", "check", f"duty cover/{SAMPLE}", folder=checkout.parent, path=f"{TOOLS}:{os.defpath}")
    if "dns error" in done.stderr:
        pytest.skip("no package registry to be reached")
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("正在准备运行环境")
    return checkout


def test_a_later_use_goes_straight_to_the_command(ready: Path) -> None:
    done = run(ready / "run", "check", f"duty cover/{SAMPLE}", folder=ready.parent, path=os.defpath)
    assert (done.returncode, done.stderr) == (0, "")


def test_packages_are_compiled_as_they_are_installed(ready: Path) -> None:
    """Else every command compiles them anew wherever Python may not write beside them. Nothing has loaded this one."""
    assert list((ready / ".venv").rglob("sqlalchemy/dialects/oracle/__pycache__/*.pyc"))


def test_a_link_to_it_works_from_any_folder(ready: Path, tmp_path: Path) -> None:
    (tmp_path / "dutycover").symlink_to(ready / "run")
    done = run("./dutycover", "template", "空表.xlsx", folder=tmp_path, path=os.defpath)
    assert (done.returncode, (tmp_path / "空表.xlsx").is_file()) == (0, True), done.stderr


def test_a_checkout_moved_or_changed_is_set_up_again(ready: Path, tmp_path: Path) -> None:
    """The commands of an environment name its own folder."""
    moved = tmp_path / "moved"
    shutil.copytree(ready, moved, symlinks=True)
    for _ in range(2):
        done = run(moved / "run", "schema", folder=moved, path=f"{TOOLS}:{os.defpath}")
        assert done.returncode == 0, done.stderr
        assert done.stderr.startswith("正在准备运行环境")
        with (moved / "pyproject.toml").open("a", encoding="utf-8") as project:
            project.write("\n# a new version\n")


def test_the_locked_lists_are_what_the_lock_says(checkout: Path, tmp_path: Path) -> None:
    done = run(checkout / ".ci" / "lock", tmp_path, folder=checkout, path=f"{TOOLS}:{os.defpath}")
    assert done.returncode == 0, done.stderr
    listed = sorted(path.name for path in (ROOT / ".ci").glob("*.txt"))
    assert listed == sorted(path.name for path in tmp_path.glob("*.txt"))
    for name in listed:
        assert (tmp_path / name).read_text() == (ROOT / ".ci" / name).read_text(), "run .ci/lock"
