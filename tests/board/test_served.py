"""`dutycover board`: on this machine alone, ready at once, gone with Ctrl-C."""

import signal
import socket
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

import cli
from models.errors import Exit
from scheduler.board.server import CONCURRENT
from tests.board.desks import CASE, filled
from tests.board.served import served
from tests.exchange.books import sound, write_book


def left(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        cli.main([str(word) for word in words])
    return int(ended.value.code or 0), "".join(capsys.readouterr())


def open_first_page(address: str) -> str:
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    return str(opener.open(address, timeout=20).read().decode())


@pytest.mark.timing
def test_it_is_ready_in_two_seconds(tmp_path: Path) -> None:
    with served(filled(tmp_path / "夏季")) as board:
        assert board.seconds <= 2.0
        began = time.monotonic()
        assert CASE in open_first_page(board.address)
        assert time.monotonic() - began <= 1.0


def test_it_listens_on_loopback_alone_and_ctrl_c_leaves_no_process(tmp_path: Path) -> None:
    with served(filled(tmp_path / "夏季")) as board:
        assert CASE in open_first_page(board.address)
        listening = [known for known in psutil.Process(board.process.pid).net_connections() if known.status == psutil.CONN_LISTEN]
        assert [known.laddr.ip for known in listening] == ["127.0.0.1"]
        assert board.close() == (Exit.OK, [])


def test_a_stream_that_is_open_does_not_keep_it(tmp_path: Path) -> None:
    """A solve that runs is stopped, its roster kept."""
    folder = filled(tmp_path / "夏季")
    with served(folder) as board:
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        opener.open(board.address, timeout=20).read()
        form = f"file={urllib.request.quote(CASE)}&seconds=300".encode()
        request = urllib.request.Request(f"{board.root}/solve/start", form, {"Origin": board.root})
        opener.open(request, timeout=20).read()
        stream = opener.open(f"{board.root}/solve/progress", timeout=20)
        assert stream.readline() == b"event: progress\n"
        assert board.close(signal.SIGTERM)[1] == []


def test_a_thousand_requests_at_once_are_bounded(tmp_path: Path) -> None:
    """Beyond what is served at once each is told so; nothing of them is left when they are gone."""
    with served(filled(tmp_path / "夏季")) as board:
        host, port = board.root.removeprefix("http://").split(":")
        idle = [socket.create_connection((host, int(port)), timeout=10) for _ in range(CONCURRENT + 8)]
        idle[-1].sendall(b"GET /case HTTP/1.1\r\nHost: " + f"{host}:{port}".encode() + b"\r\n\r\n")
        assert idle[-1].recv(100).startswith(b"HTTP/1.1 503")
        for connection in idle:
            connection.close()
        time.sleep(0.2)
        assert CASE in open_first_page(board.address)


def test_a_port_in_use_is_said_to_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, told = left(capsys, "board", tmp_path, "--no-browser", "--port", taken.getsockname()[1])
    assert code == Exit.NOT_WRITTEN
    assert "--port" in told


@pytest.mark.parametrize("name", ["没有", "file.xlsx"])
def test_what_is_no_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    write_book(tmp_path / "file.xlsx", sound())
    code, told = left(capsys, "board", tmp_path / name)
    assert code == Exit.FAULTS
    assert "没有文件夹" in told
