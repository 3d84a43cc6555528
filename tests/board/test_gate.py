"""Who is let in, and what every answer carries: one test for each refusal."""

from pathlib import Path

import pytest

from models.words import Language
from scheduler.board.gate import HEADERS, LARGEST_FORM_BYTES, LARGEST_UPLOAD_BYTES
from tests.board.desks import CASE, ORIGIN, PORT, Board, board

HOSTS = ("evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.1.evil.example:{PORT}", "")
PAGES = (
    *(
        "/",
        "/start",
        "/case",
        "/case/merge",
        "/demand",
        "/solve",
        "/solve/progress",
        "/roster",
        "/today",
        "/ledger",
        "/static/board.css",
    ),
    *("/download/file?file=x", "/download/template"),
)


@pytest.mark.parametrize("path", PAGES)
def test_nobody_is_let_in_without_the_cookie(tmp_path: Path, path: str) -> None:
    answer = board(tmp_path, tmp_path / "log").browser.get(path)
    assert answer.status_code == 403
    assert "再启动一次看板" in answer.text


def test_the_token_is_good_for_one_use_and_gives_a_cookie_of_this_site_alone(tmp_path: Path) -> None:
    opened = board(tmp_path, tmp_path / "log")
    answer = opened.browser.get(opened.session.address, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "SameSite=Strict" in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert opened.session.token not in answer.headers["set-cookie"]
    assert opened.browser.get("/case").status_code == 200
    opened.browser.cookies.clear()
    assert opened.browser.get(opened.session.address, follow_redirects=False).status_code == 403


@pytest.mark.parametrize("token", ["", "x", "é", "../", "%00"])
def test_a_wrong_token_is_refused_and_uses_nothing_up(tmp_path: Path, token: str) -> None:
    opened = board(tmp_path, tmp_path / "log")
    assert opened.browser.get("/open", params={"token": token}).status_code == 403
    opened.enter()


@pytest.mark.parametrize("cookie", ["", "x", "é", "a=b; ;;=", 'dutycover_8765="'])
def test_a_wrong_cookie_is_refused(tmp_path: Path, cookie: str) -> None:
    opened = board(tmp_path, tmp_path / "log")
    answer = opened.browser.get("/case", headers={"Cookie": f"dutycover_{PORT}={cookie}".encode()})
    assert answer.status_code == 403


@pytest.mark.parametrize("host", HOSTS)
def test_another_host_is_refused(opened: Board, host: str) -> None:
    """A name of somebody else that leads to this machine (DNS rebinding)."""
    assert opened.browser.get("/case", headers={"Host": host}).status_code == 403
    assert opened.browser.get(opened.session.address, headers={"Host": host}).status_code == 403


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", f"https://127.0.0.1:{PORT}", "http://127.0.0.1:1", f"http://localhost:{PORT}"]
)
def test_another_origin_is_refused(opened: Board, origin: str) -> None:
    assert opened.browser.get("/case", headers={"Origin": origin}).status_code == 403
    answer = opened.browser.post("/solve/start", headers={"Origin": origin}, data={"file": CASE})
    assert answer.status_code == 403
    assert opened.desk.solving.now() is None


def test_what_changes_something_names_its_origin(opened: Board) -> None:
    assert opened.browser.post("/solve/stop").status_code == 403
    assert opened.browser.get("/case", headers={"Origin": ORIGIN}).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_request_that_another_site_caused_is_refused(opened: Board, site: str) -> None:
    assert opened.browser.get("/case", headers={"Sec-Fetch-Site": site}).status_code == 403


@pytest.mark.parametrize("client", ["192.168.1.7", "10.0.0.1", "::ffff:10.0.0.1"])
def test_nobody_beyond_this_machine_is_served(tmp_path: Path, client: str) -> None:
    """Even with the token."""
    opened = board(tmp_path, tmp_path / "log", client=(client, 5))
    assert opened.browser.get(opened.session.address).status_code == 403


@pytest.mark.parametrize(("path", "largest"), [("/upload", LARGEST_UPLOAD_BYTES), ("/solve/start", LARGEST_FORM_BYTES)])
def test_a_body_that_is_too_large_is_refused_before_it_comes(opened: Board, path: str, largest: int) -> None:
    answer = opened.browser.post(path, headers={"Origin": ORIGIN, "Content-Length": str(largest + 1)}, content=b"x")
    assert answer.status_code == 413


@pytest.mark.parametrize("length", ["-1", "x", "", "١"])
def test_a_body_without_a_length_is_refused(opened: Board, length: str) -> None:
    answer = opened.browser.post("/upload", headers={"Origin": ORIGIN, "Content-Length": length.encode()}, content=b"")
    assert answer.status_code == 411


def test_ten_megabytes_of_text_are_refused(opened: Board) -> None:
    assert opened.browser.get("/case", params={"file": "x" * 5000}).status_code == 414
    assert opened.post("/solve/start", data={"file": "x" * 10_000_000}).status_code == 413


@pytest.mark.parametrize("path", ["/case", "/none", "/static/board.js", "/roster?file=x"])
def test_every_answer_carries_the_policy(opened: Board, path: str) -> None:
    answer = opened.browser.get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    opened.browser.cookies.clear()
    assert opened.browser.get(path).headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_the_policy_allows_nothing_inline_and_nothing_from_outside() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/static/../app.py", "/static/%2e%2e/app.py"])
def test_nothing_else_is_served(opened: Board, path: str) -> None:
    answer = opened.browser.get(path)
    assert answer.status_code == 404
    assert "没有这个页面" in answer.text


def test_pages_speak_the_language_asked_for_and_keep_to_it(opened: Board) -> None:
    assert "勤务看板" in opened.browser.get("/case").text
    assert "Dutycover board" in opened.browser.get("/case?lang=en").text
    assert "Dutycover board" in opened.browser.get("/solve").text
    assert "Dutycover board" in opened.browser.get("/solve?lang=fr").text
    assert "勤务看板" in opened.browser.get("/solve?lang=zh").text


def test_a_refusal_is_in_the_language_of_the_program(tmp_path: Path) -> None:
    answer = board(tmp_path, tmp_path / "log", Language.EN).browser.get("/case")
    assert "Not let in" in answer.text
