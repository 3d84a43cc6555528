"""The same sweep on a Dask cluster: a real scheduler and two workers on loopback, one of them killed at work."""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil
import pytest

import cli
from models.errors import Exit, NoCluster
from models.scenario import Scenario, SetDemand
from scheduler.engine.settings import Settings
from scheduler.engine.watch import Watch
from scheduler.whatif.elsewhere import refuse_open, refuse_unreachable
from scheduler.whatif.results import Results
from scheduler.whatif.sweep import applied, compare
from tests.cases import LONGQIAO, request, seat, tiny_case
from tests.paths import ROOT

pytest.importorskip("distributed")
READY_SECONDS = 60


class Cluster(NamedTuple):
    address: str
    workers: list[subprocess.Popen[str]]


def started(*arguments: str) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True)


def waited_for(process: subprocess.Popen[str], pattern: str) -> str:
    """What a line of the process says; the rest is read away, so that it never waits for a full pipe."""
    for line in process.stderr:
        match = re.search(pattern, line)
        if match:
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return match[1]
    raise AssertionError(f"no {pattern}")


@contextmanager
def running(*security: str) -> Iterator[Cluster]:
    """A scheduler and two workers."""
    scheduler = started("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", *security)
    workers = []
    try:
        address = waited_for(scheduler, r"Scheduler at:\s+(t\w+://\S+)")
        for _ in range(2):
            workers.append(started("dask_worker", address, "--no-nanny", "--nthreads", "1", "--no-dashboard", *security))
        for worker in workers:
            waited_for(worker, r"(Registered to)")
        yield Cluster(address, workers)
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with running() as cluster:
        yield cluster


def kill_one_at_work(workers: list[subprocess.Popen[str]], killed: list[int]) -> None:
    """Wait until a worker has a solver's child, then kill the worker with no warning."""
    end = time.monotonic() + READY_SECONDS
    while time.monotonic() < end:
        for worker in workers:
            if psutil.Process(worker.pid).children():
                worker.send_signal(signal.SIGKILL)
                killed.append(worker.pid)
                return
        time.sleep(0.02)


def test_a_worker_killed_at_work_takes_no_scenario_with_it(cluster: Cluster, tmp_path: Path) -> None:
    """Nothing of A01's duties is lost: each scenario asks for another crew, and each comes back with its own shortage."""
    case = tiny_case(
        days=2, only=["A01", "A02"], demands=(seat(f"{LONGQIAO}/接处警/值", on=0),), leave=(request("r1", "A01", 0, 0),)
    )
    crews = tuple(Scenario(name=f"{number} 人", edits=(SetDemand(station=LONGQIAO, minimum=number),)) for number in (2, 3, 4))
    killed: list[int] = []
    killer = threading.Thread(target=kill_one_at_work, args=(cluster.workers, killed))
    killer.start()
    watch = Watch()
    comparison = compare(
        case,
        applied(case, case, crews),
        Settings(time_limit=10.0, workers=1),
        Results(tmp_path / "runs"),
        watch,
        cluster=cluster.address,
    )
    killer.join()
    assert len(killed) == 1
    assert [scenario.failure for scenario in comparison.scenarios] == [""] * 3
    shortages = [scenario.figures.critical for scenario in comparison.scenarios]
    assert shortages == [shortages[0] + more for more in range(3)]


def certified(folder: Path) -> dict[str, Path]:
    """An authority of its own, and a certificate that it has signed, as docs/whatif.md makes them."""
    folder.mkdir()
    made = {name: folder / name for name in ("ca.key", "ca.pem", "node.key", "node.csr", "node.pem")}
    key = ["-newkey", "rsa:2048", "-nodes"]
    signed = ["-CA", made["ca.pem"], "-CAkey", made["ca.key"], "-CAcreateserial"]
    for command in (
        ["req", "-x509", *key, "-days", "1", "-subj", "/CN=authority", "-keyout", made["ca.key"], "-out", made["ca.pem"]],
        ["req", *key, "-subj", "/CN=node", "-keyout", made["node.key"], "-out", made["node.csr"]],
        ["x509", "-req", "-in", made["node.csr"], *signed, "-days", "1", "-out", made["node.pem"]],
    ):
        subprocess.run(["openssl", *command], check=True, capture_output=True)
    return made


def configured(made: dict[str, Path]) -> dict[str, str]:
    """The certificates of this machine, as Dask's own configuration takes them."""
    tls = "distributed.comm.tls."
    names = {"ca-file": "ca.pem", "client.cert": "node.pem", "client.key": "node.key"}
    return {f"{tls}{name}": str(made[file]) for name, file in names.items()}


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificates")
def test_a_cluster_by_tls_works_with_certificates_of_its_authority_alone(tmp_path: Path) -> None:
    """With none, or with those of another authority, nobody is let in, and a sentence says so."""
    dask = pytest.importorskip("dask")
    own, foreign = certified(tmp_path / "own"), certified(tmp_path / "foreign")
    case = tiny_case(days=2, only=["A01", "A02"], demands=(seat(f"{LONGQIAO}/接处警/值", on=0),))
    crews = tuple(Scenario(name=f"{number} 人", edits=(SetDemand(station=LONGQIAO, minimum=number),)) for number in (2, 3))
    security = ["--tls-ca-file", str(own["ca.pem"]), "--tls-cert", str(own["node.pem"]), "--tls-key", str(own["node.key"])]
    with running("--protocol", "tls", *security) as cluster:
        assert cluster.address.startswith("tls://")
        with pytest.raises(NoCluster, match="需要证书"):
            refuse_unreachable(cluster.address)
        with dask.config.set(configured(foreign)), pytest.raises(NoCluster, match="连接不上"):
            refuse_unreachable(cluster.address)
        with dask.config.set(configured({**own, "node.pem": tmp_path / "none.pem"})), pytest.raises(NoCluster, match="需要证书"):
            refuse_unreachable(cluster.address)
        with dask.config.set(configured(own)):
            watch = Watch()
            settings = Settings(time_limit=10.0, workers=1)
            compared = compare(case, applied(case, case, crews), settings, Results(None), watch, cluster=cluster.address)
    assert [scenario.failure for scenario in compared.scenarios] == ["", ""]


OPEN = [
    "tcp://10.0.0.5:8786",
    "10.0.0.5:8786",
    "nowhere",
    "tcp://localhost.example:8786",
    "ws://10.0.0.5:1",
    "tcp://[fe80::1]:1",
    "",
]
CLOSED = [
    "tls://10.0.0.5:8786",
    "wss://10.0.0.5:1",
    "tcp://127.0.0.1:8786",
    "127.8.0.1:8786",
    "localhost:8786",
    "tcp://[::1]:8786",
]


@pytest.mark.parametrize("address", OPEN)
def test_an_open_address_elsewhere_is_refused(address: str) -> None:
    with pytest.raises(NoCluster, match="--open-cluster"):
        refuse_open(address)


@pytest.mark.parametrize("address", CLOSED)
def test_an_encrypted_address_and_one_of_this_machine_are_taken(address: str) -> None:
    refuse_open(address)


@pytest.mark.usefixtures("signals")
@pytest.mark.parametrize(("flag", "sentence"), [([], "不加密"), (["--open-cluster"], "连接不上 Dask 集群")])
def test_the_flag_alone_lets_an_open_address_be_tried(
    flag: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The address is of the block for documentation (RFC 5737), where nobody answers."""
    words = ["whatif", "none.json", "--absent", "A01", "--cluster", "tcp://192.0.2.1:9", *flag, "-o", str(tmp_path / "c.xlsx")]
    with pytest.raises(SystemExit) as left:
        cli.main(words)
    assert left.value.code == Exit.FAULTS
    assert sentence in capsys.readouterr().err


NOBODY = ["tcp://127.0.0.1:9", "localhost:9", "http://127.0.0.1:9"]
ASKED = """
import sys, cli
for address in sys.argv[2:]:
    try:
        cli.main(["whatif", sys.argv[1], "--absent", "A01", "--cluster", address, "--lang", "zh"])
    except SystemExit as left:
        print(int(left.code))
"""


def test_an_address_where_nobody_answers_is_said_to_be_one_and_nothing_else(tmp_path: Path) -> None:
    """In a process of its own, whose standard error is read to its end; nothing is solved before."""
    case = tmp_path / "case.json"
    case.write_text(tiny_case(days=2, only=["A01"], demands=(seat(f"{LONGQIAO}/接处警/值", on=0),)).model_dump_json())
    ended = subprocess.run([sys.executable, "-c", ASKED, case, *NOBODY], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ended.stdout.split() == [str(int(Exit.FAULTS))] * len(NOBODY)
    assert ended.stderr.splitlines() == [f"连接不上 Dask 集群「{at}」；应为调度器的地址，如 tls://10.0.0.5:8786" for at in NOBODY]
