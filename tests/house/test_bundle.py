"""The bundle for an office PC without internet: made, unpacked and installed where there is no network."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.fences import without_network
from tests.paths import ROOT

WITH_HISTORY = ROOT / "data/chengxiang-spring-2027.xlsx"

pytestmark = [
    pytest.mark.xdist_group("install"),
    pytest.mark.skipif(sys.platform != "linux", reason="the bundle of this platform is Linux's"),
]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """In a folder whose name holds a blank and Chinese."""
    room = tmp_path_factory.mktemp("bundle")
    words = [sys.executable, str(ROOT / ".ci/offline/bundle.py"), "--into", str(room)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    (made,) = room.glob("dutycover-offline-*-linux-x86_64-python*.zip")
    assert made.stat().st_size <= 150_000_000
    target = room / "办公 室"
    with zipfile.ZipFile(made) as content:
        content.extractall(target)
    (folder,) = target.iterdir()
    return folder


def test_every_file_has_its_sum_and_every_package_its_licence(unpacked: Path) -> None:
    sums = dict(line.split("  ")[::-1] for line in (unpacked / "SHA256SUMS").read_text("utf-8").splitlines())
    files = {path.relative_to(unpacked).as_posix(): path for path in unpacked.rglob("*") if path.is_file()}
    assert set(files) == {*sums, "SHA256SUMS"}
    assert all(hashlib.sha256(files[name].read_bytes()).hexdigest() == digest for name, digest in sums.items())
    components = json.loads((unpacked / "sbom.cdx.json").read_text("utf-8"))["components"]
    wheels = list((unpacked / "wheels").iterdir())
    assert len(components) == len(wheels)
    assert [component["name"] for component in components if "licenses" not in component] == []
    assert {"dutycover", "ortools", "scipy"} <= {component["name"] for component in components}


def test_it_is_installed_and_works_without_network(unpacked: Path) -> None:
    """Without what forecasts need: their absence is told in a sentence."""
    environment = {"PATH": f"{Path(sys.base_prefix) / 'bin'}:{os.defpath}", "HOME": str(unpacked), "LC_ALL": "zh_CN.UTF-8"}
    words = without_network("sh", str(unpacked / "install.sh"), "--without-demand")
    done = subprocess.run(words, capture_output=True, text=True, env=environment, timeout=600)
    assert done.returncode == 0, done.stderr
    assert "已装好" in done.stderr
    size = sum(path.stat().st_size for path in (unpacked / ".venv").rglob("*") if path.is_file() and not path.is_symlink())
    assert size <= 330_000_000
    command = without_network(str(unpacked / "dutycover"))
    sample = unpacked / ".venv/lib" / python_folder() / "site-packages/scheduler/samples/chengxiang-summer-2024.xlsx"
    checked = subprocess.run([*command, "check", str(sample)], capture_output=True, text=True, env=environment, timeout=120)
    assert checked.returncode == 0, checked.stderr
    asked = [*command, "demand", str(WITH_HISTORY)]
    refused = subprocess.run(asked, capture_output=True, text=True, env=environment, timeout=120)
    assert refused.returncode == 2
    assert "dutycover[demand]" in refused.stderr
    assert "Traceback" not in refused.stderr


def python_folder() -> str:
    return f"python{sys.version_info.major}.{sys.version_info.minor}"


def test_a_bundle_that_was_changed_is_not_installed(unpacked: Path, tmp_path: Path) -> None:
    for name in ("install.sh", "SHA256SUMS", "README.txt"):
        shutil.copy2(unpacked / name, tmp_path / name)
    environment = os.environ | {"LC_ALL": "zh_CN"}
    done = subprocess.run(["sh", str(tmp_path / "install.sh")], capture_output=True, text=True, env=environment)
    assert done.returncode == 69
    assert "SHA256SUMS" in done.stderr
    assert not (tmp_path / ".venv").exists()
