"""Makes what a release is published with: source archive, wheel, bill of materials, notes and sums, in dist/release-VERSION.

    .ci/release [--into FOLDER]

Nothing is made while the version is not the same everywhere, or its changes have no date.
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from bundle import ROOT, own_wheel, run_tool, write_sums

SECTION = re.compile(r"^## \[(?P<version>[^\]]+)\] – (?P<date>.+)$", re.MULTILINE)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--into", type=Path, default=ROOT / "dist", metavar="FOLDER")
    into = asked.parse_args().into.resolve()
    if wrong := list(faults(ROOT)):
        sys.exit("\n".join(wrong))
    print(release(into / f"release-{version_of(ROOT)}"))


def version_of(root: Path) -> str:
    return str(tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def faults(root: Path) -> Iterator[str]:
    """What keeps it from being tagged."""
    version = version_of(root)
    cited = re.search(r"^version: (.+)$", (root / "CITATION.cff").read_text("utf-8"), re.MULTILINE)
    if not cited or cited[1] != version:
        yield f"CITATION.cff: version {version} is expected, as in pyproject.toml"
    section = SECTION.search((root / "CHANGELOG.md").read_text("utf-8"))
    if not section or section["version"] != version:
        yield f"CHANGELOG.md: the first section is expected to be [{version}], as in pyproject.toml"
    elif not re.fullmatch(r"\d{4}-\d\d-\d\d", section["date"]):
        yield f"CHANGELOG.md: the date of [{version}] is expected, not “{section['date']}”"


def notes(root: Path) -> str:
    """The first section of the changes, without its title."""
    text = (root / "CHANGELOG.md").read_text("utf-8")
    first, *later = SECTION.finditer(text)
    return text[first.end() : later[0].start() if later else len(text)].strip() + "\n"


def release(folder: Path) -> Path:
    """The folder; what an earlier run left in it is none of the release."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    run_tool("hatchling", "build", "-t", "sdist", "-d", folder)
    own_wheel(folder)
    bill = ("uv", "export", "--quiet", "--locked", "--no-default-groups", "--format", "cyclonedx1.5")
    run_tool(*bill, "--output-file", folder / "sbom.cdx.json")
    (folder / "notes.md").write_text(notes(ROOT), "utf-8")
    write_sums(folder)
    return folder


if __name__ == "__main__":
    main()
