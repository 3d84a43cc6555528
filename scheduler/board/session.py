"""Who is let in: the browser that opened the address with the token, once; from then on the one with the cookie.

Another browser needs a token of its own (`again`).
"""

import secrets
from http.cookies import CookieError, SimpleCookie

LONGEST_COOKIES = 4096


class Session:
    def __init__(self, port: int) -> None:
        self.port = port
        self.token = secrets.token_urlsafe(32)
        self.key = secrets.token_urlsafe(32)
        self.cookie = f"dutycover_{port}"
        self._secret = secrets.token_urlsafe(32)
        self._is_token_used = False

    @property
    def hosts(self) -> tuple[str, ...]:
        """As a browser on this machine calls the board."""
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"

    @property
    def address(self) -> str:
        return f"http://{self.hosts[0]}/open?token={self.token}"

    def renew(self) -> str:
        """A new token in place of the one before."""
        self.token, self._is_token_used = secrets.token_urlsafe(32), False
        return self.token

    def admit(self, token: str) -> str | None:
        """The header that sets the cookie, for the right token; it is good for one use."""
        is_right = secrets.compare_digest(token.encode(), self.token.encode())
        if not is_right or self._is_token_used:
            return None
        self._is_token_used = True
        return f"{self.cookie}={self._secret}; Path=/; HttpOnly; SameSite=Strict"

    def knows(self, cookies: str) -> bool:
        given = cookie_value(cookies, self.cookie)
        return secrets.compare_digest(given.encode(), self._secret.encode())


def cookie_value(cookies: str, name: str) -> str:
    """Empty where there is none."""
    try:
        known = SimpleCookie(cookies[:LONGEST_COOKIES])
    except CookieError:
        return ""
    return known[name].value if name in known else ""
