"""Keeps all but the user's own page away from the server: hosts, origins, token, sizes, and the headers of safety."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

LARGEST_REQUEST = 1024 * 1024
"""Bytes of a request's body."""
TOKEN = "x-workbench-token"
"""The header in which the page sends the token: no page of another origin can set it."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Nothing but files of the page itself: no inline script or style, no other address, no frame around it."""
SAFETY = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Guard:
    """The outermost layer of the server (ASGI): what it refuses never reaches the rest."""

    def __init__(self, app: Any, token: str, hosts: frozenset[str]) -> None:
        """``hosts`` are the names and ports under which the user's browser may ask: "127.0.0.1:8000"."""
        self._app = app
        self._token = token
        self._hosts = hosts

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # a web socket: the page has none
            await send({"type": "websocket.close", "code": 1008})
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        refusal = self._refusal(scope["path"], headers)
        if refusal is not None:
            await _refuse(send, *refusal)
            return
        await self._app(scope, _limited(receive), _with_safety(send))

    def _refusal(self, path: str, headers: Mapping[str, str]) -> tuple[int, str] | None:
        """Return the status and the reason if a request is refused."""
        if headers.get("host", "") not in self._hosts:
            return 421, "this server answers only at 127.0.0.1"
        origin = headers.get("origin")
        if origin is not None and origin not in {f"http://{host}" for host in self._hosts}:
            return 403, "the request comes from another page"
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return 403, "the request comes from another page"
        if not headers.get("content-length", "0").isdecimal():
            return 400, "the length is no number"
        if int(headers.get("content-length", "0")) > LARGEST_REQUEST:
            return 413, "the request is too long"
        sent = headers.get(TOKEN, "").encode("latin-1", "replace")
        if path.startswith("/api/") and not secrets.compare_digest(sent, self._token.encode()):
            return 401, "the token is missing or wrong: open the address that coder workbench has printed"
        return None


def _limited(receive: Any) -> Any:
    """Return a receiver that ends a body which grows too long, whatever length was announced."""
    received = 0

    async def limited() -> Any:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        return {"type": "http.disconnect"} if received > LARGEST_REQUEST else message

    return limited


def _with_safety(send: Any) -> Any:
    async def safe(message: Any) -> None:
        if message["type"] == "http.response.start":
            headers = [(name.encode(), value.encode()) for name, value in SAFETY.items()]
            message = {**message, "headers": [*message.get("headers", ()), *headers]}
        await send(message)

    return safe


async def _refuse(send: Any, status: int, reason: str) -> None:
    start = {"type": "http.response.start", "status": status, "headers": [(b"content-type", b"text/plain")]}
    await _with_safety(send)(start)
    await send({"type": "http.response.body", "body": reason.encode()})
