"""A program killed while it writes leaves the old file or the new one, whole."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

OLD, NEW = b"old" * 5_000_000, b"new" * 7_000_000
WRITE = """
import sys
from pathlib import Path
from scheduler.exchange.atomic import replace_file
print("ready", flush=True)
while True:
    for content in (b"new" * 7_000_000, b"old" * 5_000_000):
        replace_file(Path(sys.argv[1]), content)
"""


@pytest.mark.parametrize("seconds", [0.004, 0.013, 0.037, 0.101, 0.211])
def test_killed_while_writing(seconds: float, tmp_path: Path) -> None:
    target = tmp_path / "底稿.xlsx"
    target.write_bytes(OLD)
    writer = subprocess.Popen([sys.executable, "-c", WRITE, str(target)], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    writer.stdout.readline()
    time.sleep(seconds)
    writer.kill()
    writer.wait()
    writer.stdout.close()
    assert target.read_bytes() in (OLD, NEW)
