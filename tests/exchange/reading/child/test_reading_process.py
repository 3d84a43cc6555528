"""Where the kernel does not limit or fork, the parent watches; whoever ends, nobody is left over."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import psutil
import pytest

from models.words import Language
from scheduler.exchange import Unreadable, UnreadableKind, child_jobs, read_case
from scheduler.exchange.reading.child import reading_process
from scheduler.exchange.reading.child.plain import unpacked
from tests.exchange.books import sound, write_book
from tests.exchange.reading.child import claims
from tests.paths import ROOT

SLOW = """
import sys
from pathlib import Path
from scheduler.exchange.reading.child import untrusted
untrusted.ALLOWANCES["tables"] = untrusted.Allowance(60.0, 0.0, 60.0, 4000, 60.0)
print("begun", flush=True)
untrusted.book(Path(sys.argv[1]))
"""


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch):
    """A server of the test's own."""
    monkeypatch.setattr(reading_process, "_server", None)
    yield monkeypatch
    if reading_process._server:
        reading_process._server.kill()


@pytest.mark.parametrize("forks", [True, False])
def test_the_parent_watches_where_the_kernel_does_not(forks: bool, fresh: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fresh.setattr(reading_process, "LIMITS_HOLD", False)
    fresh.setattr(reading_process, "FORKS", forks)
    path = write_book(tmp_path / "case.xlsx", sound())
    for _ in range(2):
        assert len(read_case(path).case.officers) == 3
    with pytest.raises(Unreadable) as refused:
        read_case(claims.json_text(tmp_path, Random(1)))
    assert "claim.json" in str(refused.value)
    assert len(read_case(path).case.officers) == 3


def test_nobody_is_left_over(tmp_path: Path) -> None:
    """Ctrl-C and a kill end the command, its server and what that forked."""
    path = tmp_path / "case"
    path.mkdir()
    (path / "警员.csv").write_bytes(b"a,b\n" * 200_000)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        parent = subprocess.Popen(
            [sys.executable, "-c", SLOW, str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
        )
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"begun\n"
        while not (below := psutil.Process(parent.pid).children(recursive=True)):
            assert parent.poll() is None, "it ended before anybody read"
            time.sleep(0.01)
        parent.send_signal(number)
        parent.wait(10)
        parent.stdout.close()
        _, alive = psutil.wait_procs(below, timeout=10)
        assert not alive, number


def test_a_file_that_may_not_be_read_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """By the process that reads, too: one of a folder's files, for instance."""
    path = write_book(tmp_path / "case.xlsx", sound())

    def shut(self: Path, *words: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", shut)
    with pytest.raises(Unreadable) as refused:
        read_case(path)
    assert refused.value.kind is UnreadableKind.FORBIDDEN
    monkeypatch.setitem(child_jobs.JOBS, "tables", lambda path: shut(path))
    answered = unpacked(child_jobs.answer("tables", path, [], [Language.ZH, Language.ZH]))
    assert answered["unreadable"] == ["forbidden", f"没有权限读取「{path}」"]


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    with pytest.raises(Unreadable, match=r"pipe\.xlsx"):
        read_case(tmp_path / "pipe.xlsx")


def test_a_reader_is_lean() -> None:
    """It starts with every command: neither models nor tables of others are loaded for a workbook."""
    files = "scheduler.exchange.reading.files"
    words = f"""
import sys
from importlib import import_module
from scheduler.exchange import child_jobs
child_jobs.prepare('tables')
for name in ('gate_xlsx', 'gate_xls', 'gate_ods', 'gate_csv', 'marks_xlsx', 'marks_xls', 'marks_ods'):
    import_module('{files}.' + name)
print(*sys.modules)"""
    loaded = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, cwd=ROOT)
    assert f"{files}.tables" in loaded.stdout
    assert not {"pydantic", "pandas", "numpy", "ortools", "openpyxl", "models.case"} & set(loaded.stdout.split())
