"""Makes dutycover-offline-VERSION-PLATFORM-pythonX.Y.zip: everything that an office PC without internet installs from.

    .ci/bundle [--platform linux-x86_64|linux-aarch64|windows-x86_64] [--python 3.12] [--into FOLDER]

Wheels are those of the locked lists, each held against its hash when it is fetched and again when it is installed.
"""

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from email.parser import HeaderParser
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LISTS = ("requirements.txt", "requirements-without-demand.txt")
"""The first holds all that the second does."""
CARRIED = ("install.sh", "install.cmd", "README.txt")


class Platform(NamedTuple):
    """`tags` are what pip calls it, the newest last; `target` what uv does."""

    target: str
    tags: tuple[str, ...]


LINUX_GLIBC = ("2_17", "2_26", "2_27", "2_28")
PLATFORMS = {
    "linux-x86_64": Platform(
        "x86_64-manylinux_2_28", ("manylinux2014_x86_64", *(f"manylinux_{version}_x86_64" for version in LINUX_GLIBC))
    ),
    "linux-aarch64": Platform(
        "aarch64-manylinux_2_28", ("manylinux2014_aarch64", *(f"manylinux_{version}_aarch64" for version in LINUX_GLIBC))
    ),
    "windows-x86_64": Platform("x86_64-pc-windows-msvc", ("win_amd64",)),
}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--platform", choices=PLATFORMS, default="linux-x86_64")
    asked.add_argument("--python", default=f"{sys.version_info.major}.{sys.version_info.minor}", help="of the office PC")
    asked.add_argument("--into", type=Path, default=ROOT / "dist", metavar="FOLDER")
    given = asked.parse_args()
    print(bundle(given.platform, given.python, given.into))


def bundle(platform: str, python: str, into: Path) -> Path:
    """The zip that was made."""
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room)
        wheels = folder / "wheels"
        for name in LISTS:
            _resolve(PLATFORMS[platform], python, name, folder / name)
        _fetch(PLATFORMS[platform], python, folder / LISTS[0], wheels)
        own = own_wheel(wheels)
        for name in LISTS:
            with (folder / name).open("a", encoding="utf-8") as listed:
                listed.write(f"{_requirement(own)}\n")
        for name in CARRIED:
            text = (HERE / name).read_text("utf-8").replace("@PYTHON@", python)
            (folder / name).write_bytes(text.replace("\n", "\r\n" if name != "install.sh" else "\n").encode())
        (folder / "install.sh").chmod(0o755)
        _carry_licenses(wheels, folder / "LICENSES")
        (folder / "sbom.cdx.json").write_text(json.dumps(sbom(wheels), ensure_ascii=False, indent=1), "utf-8")
        write_sums(folder)
        version = own.name.split("-")[1]
        return _zipped(folder, into / f"dutycover-offline-{version}-{platform}-python{python}.zip")


def _resolve(platform: Platform, python: str, name: str, into: Path) -> None:
    """What of a locked list the platform needs."""
    words = ["--python-platform", platform.target, "--python-version", python, "--no-header", "--no-annotate"]
    run_tool("uv", "pip", "compile", "--quiet", "--generate-hashes", *words, "--output-file", into, ROOT / ".ci" / name)


def _fetch(platform: Platform, python: str, listed: Path, wheels: Path) -> None:
    """A package without a wheel for the platform ends the script."""
    tags = [word for tag in platform.tags for word in ("--platform", tag)]
    abis = [word for abi in (f"cp{python.replace('.', '')}", "abi3", "none") for word in ("--abi", abi)]
    kept = ["--implementation", "cp", "--python-version", python, "--only-binary=:all:", "--no-deps", "--require-hashes"]
    pip = ["uv", "tool", "run", "--from", "pip", "pip"]
    run_tool(*pip, "download", "--quiet", "--disable-pip-version-check", *tags, *abis, *kept, "-r", listed, "-d", wheels)


def own_wheel(wheels: Path) -> Path:
    run_tool(Path(sys.executable).with_name("hatchling"), "build", "-t", "wheel", "-d", wheels)
    return next(wheels.glob("dutycover-*.whl"))


def _requirement(wheel: Path) -> str:
    return f"dutycover=={wheel.name.split('-')[1]} --hash=sha256:{_digest(wheel)}"


def _carry_licenses(wheels: Path, into: Path) -> None:
    """Every wheel's licence texts, in a folder of its name; what has none has its metadata's word in the SBOM."""
    for wheel in sorted(wheels.iterdir()):
        with zipfile.ZipFile(wheel) as content:
            for entry in content.infolist():
                name = entry.filename
                if ".dist-info/" in name and re.search(r"(licen[cs]e|copying|notice|authors)", Path(name).name, re.IGNORECASE):
                    target = into / "-".join(wheel.name.split("-")[:2]) / Path(name).name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(content.read(entry))


def sbom(wheels: Path) -> dict[str, object]:
    """CycloneDX 1.5: every package that is carried, with licence and hash."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "components": [_component(wheel) for wheel in sorted(wheels.iterdir())],
    }


def _component(wheel: Path) -> dict[str, object]:
    known = _metadata(wheel)
    name, version = known["Name"], known["Version"]
    licence = known.get("License-Expression") or _classified(known.get_all("Classifier") or []) or known.get("License") or ""
    component: dict[str, object] = {
        "type": "library",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{re.sub('[-_.]+', '-', name).lower()}@{version}",
        "hashes": [{"alg": "SHA-256", "content": _digest(wheel)}],
    }
    named = licence.strip().splitlines()[:1]
    return component | ({"licenses": [{"license": {"name": named[0]}}]} if named else {})


def _metadata(wheel: Path):
    with zipfile.ZipFile(wheel) as content:
        name = next(name for name in content.namelist() if name.endswith(".dist-info/METADATA"))
        return HeaderParser().parsestr(content.read(name).decode("utf-8"))


def _classified(classifiers: list[str]) -> str:
    return " / ".join(text.rpartition(" :: ")[2] for text in classifiers if text.startswith("License ::"))


def write_sums(folder: Path) -> None:
    lines = (f"{_digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in _files(folder))
    (folder / "SHA256SUMS").write_text("".join(list(lines)), "utf-8")


def _zipped(folder: Path, target: Path) -> Path:
    """Files in order and with one time, so that the same content makes the same file. Wheels are packed already."""
    target.parent.mkdir(parents=True, exist_ok=True)
    root = target.stem
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for path in _files(folder):
            entry = zipfile.ZipInfo(f"{root}/{path.relative_to(folder).as_posix()}", (2020, 1, 1, 0, 0, 0))
            entry.external_attr = (0o100755 if path.name == "install.sh" else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_STORED if path.suffix == ".whl" else zipfile.ZIP_DEFLATED
            made.writestr(entry, path.read_bytes())
    return target


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".gitignore")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def run_tool(*words: str | Path) -> None:
    tool = shutil.which(str(words[0]), path=f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin") or str(words[0])
    subprocess.run([tool, *map(str, words[1:])], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
