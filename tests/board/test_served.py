"""`dutycover board`: on this machine alone, ready at once, gone with Ctrl-C."""

import signal
import socket
import time
import urllib.request
from pathlib import Path

import psutil
import pytest
import uvicorn

import cli
from models.errors import Exit
from models.words import Language
from scheduler.board import end_question
from scheduler.board.desk import Desk
from scheduler.board.server import CONCURRENT, Server
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


def server_of(tmp_path: Path) -> tuple[Server, list[str]]:
    told: list[str] = []
    desk = Desk(filled(tmp_path / "夏季"), "指挥中心", tmp_path / "board.log")
    return Server(uvicorn.Config(lambda: None), desk, Language.ZH, told.append), told


def test_ctrl_c_asks_while_something_runs_and_again_means_yes(tmp_path: Path) -> None:
    server, told = server_of(tmp_path)
    server.desk.turn.take("求解「七月」")
    server.handle_exit(signal.SIGINT, None)
    assert "正在求解「七月」。要停下" in told[-1]
    assert not server.should_exit
    assert not server.desk.is_closing.is_set()
    server.handle_exit(signal.SIGINT, None)
    assert "先停下并保留" in told[-1]
    assert server.should_exit
    assert not server.desk.is_hurried.is_set()
    server.handle_exit(signal.SIGINT, None)
    assert server.desk.is_hurried.is_set()
    assert len(told) == 2


def test_a_question_that_nobody_answers_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(end_question, "ANSWER_SECONDS", 0.0)
    server, told = server_of(tmp_path)
    server.desk.turn.take("求解「七月」")
    for _ in range(2):
        server.handle_exit(signal.SIGINT, None)
    assert told[0] == told[1]
    assert not server.should_exit


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_where_nothing_runs_or_nobody_can_be_asked(tmp_path: Path, number: int) -> None:
    server, told = server_of(tmp_path)
    if number == signal.SIGTERM:
        server.desk.turn.take("求解「七月」")
    server.handle_exit(number, None)
    assert server.should_exit
    assert [sentence for sentence in told if "要停下" in sentence] == []


def test_a_terminal_that_is_gone_stops_nothing(tmp_path: Path) -> None:
    server, _ = server_of(tmp_path)
    server.told = lambda sentence: (_ for _ in ()).throw(OSError(5, "Input/output error"))
    server.desk.turn.take("求解「七月」")
    server.handle_exit(signal.SIGTERM, None)
    assert server.should_exit


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no such signal here")
def test_a_terminal_window_that_is_closed_ends_it_in_order(tmp_path: Path) -> None:
    """Its note is gone, too: a second board would look for it there."""
    with served(filled(tmp_path / "夏季")) as board:
        assert CASE in open_first_page(board.address)
        assert list((tmp_path / "state").rglob("boards/*.json"))
        assert board.close(signal.SIGHUP) == (Exit.OK, [])
    assert list((tmp_path / "state").rglob("boards/*.json")) == []


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
