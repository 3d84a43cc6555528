"""What every request must pass before a page sees it, and what every answer carries."""

from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from models.words import Language, say, speaking
from scheduler.board.again import AGAIN, answer
from scheduler.board.session import Session, cookie_value

LANGUAGE_COOKIE = "dutycover_lang"
LOOPBACK = ("127.0.0.1", "::1")
SAFE = ("GET", "HEAD")
UPLOAD = "/upload"
LARGEST_UPLOAD_BYTES, LARGEST_FORM_BYTES, LONGEST_QUERY = 65_000_000, 65_536, 4_096
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",  # with none at all a browser sends a form of ours with the origin null
    "X-Content-Type-Options": "nosniff",
}


class Gate:
    """Around the application, so that nothing of it, not even an error's page, is outside."""

    def __init__(self, app: ASGIApp, session: Session, language: Language) -> None:
        self.app, self.session, self.language = app, session, language

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            language, is_chosen = self._language(scope)
            cookie = f"{LANGUAGE_COOKIE}={language}; Path=/; SameSite=Strict" if is_chosen else ""
            with speaking(language, language):
                await (self._refusal(scope) or self.app)(scope, receive, _with_headers(send, cookie))
        else:
            await send({"type": "websocket.close"})

    def _language(self, scope: Scope) -> tuple[Language, bool]:
        asked = parse_qs(scope["query_string"][:LONGEST_QUERY].decode("latin-1")).get("lang", [""])[0]
        if asked in set(Language):
            return Language(asked), True
        known = cookie_value(Headers(scope=scope).get("cookie", ""), LANGUAGE_COOKIE)
        return (Language(known) if known in set(Language) else self.language), False

    def _refusal(self, scope: Scope) -> Response | None:
        """The answer to who is not let in, or is only now; None for who is."""
        headers = Headers(scope=scope)
        client = scope.get("client")
        if client is None or client[0] not in LOOPBACK:
            return _refused(403, "board.gate.elsewhere")
        if headers.getlist("host") != [headers.get("host", "")] or headers.get("host") not in self.session.hosts:
            return _refused(403, "board.gate.host")
        if not self._is_own_origin(scope["method"], headers):
            return _refused(403, "board.gate.origin")
        if len(scope["query_string"]) > LONGEST_QUERY or len(scope["raw_path"] or b"") > LONGEST_QUERY:
            return _refused(414, "board.gate.long")
        if scope["path"] == "/open":
            return self._opened(scope)
        if scope["path"] == AGAIN:
            token = answer(self.session, headers.get("authorization", "")) if scope["method"] == "POST" else None
            return _refused(403, "board.gate.token") if token is None else PlainTextResponse(token)
        if not self.session.knows(headers.get("cookie", "")):
            return _refused(403, "board.gate.token")
        return _body_refusal(scope, headers)

    def _is_own_origin(self, method: str, headers: Headers) -> bool:
        """A browser names the page that a request comes from: always where it changes something, and never wrongly."""
        origins = headers.getlist("origin")
        own = f"http://{headers.get('host')}"
        if any(origin != own for origin in origins) or (method not in SAFE and not origins):
            return False
        return headers.get("sec-fetch-site", "none") in ("none", "same-origin")

    def _opened(self, scope: Scope) -> Response:
        token = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        cookie = self.session.admit(token) if scope["method"] == "GET" else None
        if cookie is None:
            return _refused(403, "board.gate.token")
        return RedirectResponse("/", 303, {"Set-Cookie": cookie})


def _body_refusal(scope: Scope, headers: Headers) -> Response | None:
    """A body says its length before it comes."""
    if scope["method"] in SAFE:
        return None
    length = headers.get("content-length", "")
    if not length.isascii() or not length.isdigit() or len(length) > 15 or "transfer-encoding" in headers:
        return _refused(411, "board.gate.length")
    largest = LARGEST_UPLOAD_BYTES if scope["path"] == UPLOAD else LARGEST_FORM_BYTES
    return _refused(413, "board.gate.large", megabytes=largest / 1_000_000) if int(length) > largest else None


def _refused(status: int, key: str, **values: object) -> Response:
    return PlainTextResponse(say(key, **values), status)


def _with_headers(send: Send, cookie: str) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            if cookie:
                headers.append("Set-Cookie", cookie)
        await send(message)

    return sent
