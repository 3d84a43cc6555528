"""Build the site of the documentation: `./run docs [FOLDER]`, into build/site; any warning is an error. It needs no internet."""

import gc
import sys
from pathlib import Path

from sphinx.cmd.build import main as sphinx

from docs.site.stage import ROOT, stage

FRONT = """<!doctype html>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=docs/index.html">
<title>Dutycover</title>
"""


def build(folder: Path) -> int:
    """The exit code; the site is in `site` of the folder."""
    stage(folder / "site-source")
    site = folder / "site"
    here = str(Path(__file__).parent)
    options = ["-b", "html", "-c", here, "-d", str(folder / "site-read"), "-W", "--keep-going", "-q"]
    code = sphinx([*options, str(folder / "site-source"), str(site)])
    (site / "index.html").write_text(FRONT, encoding="utf-8")
    return code


if __name__ == "__main__":
    gc.disable()  # pages are many small nodes that live to the end: a fifth of the time went into looking for garbage
    sys.exit(build(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build"))
