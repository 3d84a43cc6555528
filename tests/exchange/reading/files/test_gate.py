"""Hostile workbooks are refused, odd ones survived, within 2 s and 300 MB each, and the planner is told which and why."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scheduler.exchange.reading.files.gate_xls import extent as xls_extent
from tests.clock import limit
from tests.exchange.reading.hostile import REFUSED, SURVIVED, XLS_NAMES, xls

SECONDS, MEGABYTES = 2.0, 300
READ = """
import json, re, sys, time
from pathlib import Path
from scheduler.exchange import Unreadable, read_case
for path in sys.argv[1:]:
    began = time.process_time()
    try:
        said = "\\n".join(read_case(path).ignored)
        outcome = "read"
    except Unreadable as error:
        outcome, said = "refused", str(error)
    print(json.dumps([outcome, said, time.process_time() - began]))
print(int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024)
"""


@pytest.mark.timing
@pytest.mark.parametrize(("outcome", "books"), [("refused", REFUSED), ("read", SURVIVED)], ids=["refused", "survived"])
def test_hostile_workbooks(outcome: str, books: dict, tmp_path: Path) -> None:
    """All in one process, so that its peak is that of the worst."""
    paths = [str(make(tmp_path)) for make, _ in books.values()]
    lines = subprocess.run([sys.executable, "-c", READ, *paths], capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(lines) == len(books) + 1
    most = limit(SECONDS)
    for (name, (_, expected)), line in zip(books.items(), lines, strict=False):
        came_of_it, said, seconds = json.loads(line)
        assert came_of_it == outcome, (name, said)
        assert expected in said, name
        assert seconds < most, name
    assert float(lines[-1]) < MEGABYTES


@pytest.mark.parametrize("name", XLS_NAMES)
def test_an_old_workbook_is_judged_by_the_stream_that_the_reader_takes(name: str, tmp_path: Path) -> None:
    extent = xls_extent(xls(tmp_path, XLS_NAMES[name]).read_bytes())
    assert (extent.area, extent.end) == (65_536 * 256, "第65536行")
