"""A small corpus, and questions to the server as a browser asks them, without a network."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from datetime import date as Date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from coder.analysis.corpus.filling import Loaded, loaded
from coder.core.model import Article
from coder.pipeline import Pipeline
from coder.workbench.desk import Desk
from coder.workbench.drafts import Below
from coder.workbench.index import Index
from coder.workbench.own_folder import OwnFolder

HOST = "127.0.0.1:8000"
TOKEN = "the-token"

RAID = "Turkish police arrested 20 Kurdish rebels in Ankara. Russia did not attack Georgia."
ARTICLES = [
    Article("talks", "Iran met Iraq in Baghdad.\nFrance skirted talks with Libya.", Date(2014, 3, 5)),
    Article("raid", RAID, Date(2014, 4, 6)),
    Article("weather", "It rained.", Date(2014, 5, 7)),
]


@cache
def below() -> Below:
    """The bundled dictionaries, read once for all desks."""
    return Below()


@cache
def now() -> Loaded:
    """The bundled dictionaries, loaded once for all desks that have nothing of the user's yet."""
    return loaded(())


def bundled() -> Pipeline:
    """One coder for all tests."""
    return now().coder


def desk_on(index: Index, own: OwnFolder | None = None, store: Path | None = None) -> Desk:
    """A desk whose dictionaries are those that the other tests have loaded, unless the user has some of his own."""
    return Desk(index, own, below(), store, None if own is not None and own.has_files() else now())


class Answer(NamedTuple):
    """What the server answers."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


def sent(app: Any, method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Answer:
    """Send a request to the server; the headers of the page stand unless they are given, and None leaves one out."""
    named = {"host": HOST, "x-workbench-token": TOKEN} | dict(headers or {})
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "scheme": "http",
        "headers": [(name.encode(), value.encode()) for name, value in named.items() if value],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8000),
    }
    messages: list[Any] = []
    parts = [body[at : at + 65536] for at in range(0, max(1, len(body)), 65536)]

    async def receive() -> Any:
        part = parts.pop(0) if parts else b""
        return {"type": "http.request", "body": part, "more_body": bool(parts)}

    async def send(message: Any) -> None:
        messages.append(message)

    asyncio.run(app(scope, receive, send))
    start = messages[0]
    found = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], found, b"".join(message.get("body", b"") for message in messages[1:]))


def asked(app: Any, name: str, **values: Any) -> Answer:
    """Ask a question."""
    return sent(app, "POST", f"/api/{name}", {"content-type": "application/json"}, json.dumps(values).encode())
