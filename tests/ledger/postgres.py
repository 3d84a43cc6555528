"""A real PostgreSQL of Debian's package, started by the tests on a loopback port and ended with them."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STARTING_SECONDS = 60


def binaries() -> Path | None:
    """Where initdb and postgres are; None where they are not installed."""
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return known[-1].parent if known else Path(on_path).parent if on_path else None


@contextmanager
def server() -> Iterator[str]:
    """The address of a server with one superuser and no password, as far as its database."""
    programs = binaries()
    assert programs is not None
    with tempfile.TemporaryDirectory(prefix="dutycover-pg") as folder:
        owner = _unprivileged()
        if owner:
            os.chown(folder, owner, -1)
        data = f"{folder}/data"
        initdb = [programs / "initdb", "-D", data, "-U", "planner", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]
        subprocess.run(initdb, check=True, capture_output=True, user=owner, cwd=folder)
        port = _free_port()
        words = [programs / "postgres", "-D", data, "-h", "127.0.0.1", "-p", str(port), "-k", folder, "-F"]
        with open(f"{folder}/log", "wb") as log:
            process = subprocess.Popen(words, stdout=log, stderr=log, user=owner, cwd=folder)
        try:
            _await(process, port)
            yield f"postgresql://planner@127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)


def _unprivileged() -> int | None:
    """PostgreSQL refuses to run as root."""
    if os.getuid():
        return None
    users = {user.pw_name: user.pw_uid for user in pwd.getpwall()}
    return users.get("postgres", users["nobody"])


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _await(process: subprocess.Popen[bytes], port: int) -> None:
    import psycopg

    until = time.monotonic() + STARTING_SECONDS
    while True:
        try:
            psycopg.connect(host="127.0.0.1", port=port, user="planner", dbname="postgres", connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            assert process.poll() is None, "the server ended"
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.1)
