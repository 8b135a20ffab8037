"""The addresses of the workbench: the files of the page, and what it asks for as JSON."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

from coder.core.errors import CoderError, UsageError
from coder.core.records import record
from coder.workbench.guard import Guard
from coder.workbench.page_files import PAGE_FILES, page_file
from coder.workbench.questions import Questions
from coder.workbench.views import to_json

_LOG = logging.getLogger(__name__)


@record
class Failure:
    """Why the server did not do what the page asked for."""

    error: str
    remedy: str


def application(questions: Questions, token: str, hosts: frozenset[str]) -> Any:
    """Return the server (ASGI) for one desk."""
    from starlette.applications import Starlette
    from starlette.concurrency import run_in_threadpool
    from starlette.requests import ClientDisconnect, Request
    from starlette.responses import Response
    from starlette.routing import Route

    answers = questions.answers()
    pages = {name: page_file(name) for name in PAGE_FILES}

    async def page(request: Request) -> Response:
        name = request.path_params.get("name") or "index.html"
        if name not in pages:
            return Response("no such file", status_code=404, media_type="text/plain")
        return Response(pages[name], media_type=PAGE_FILES[name])

    async def ask(request: Request) -> Response:
        answer = answers.get(request.path_params["name"])
        if answer is None:
            return Response(to_json(Failure("there is no such question", "")), status_code=404)
        try:
            body = await request.body()
        except ClientDisconnect:  # it went, or the guard cut a body that grew too long
            return Response(to_json(Failure("the request is too long", "shorten the text")), status_code=413)
        status, text = await run_in_threadpool(_answered, answer, body)
        return Response(text, status_code=status, media_type="application/json")

    routes = [
        Route("/", page),
        Route("/{name}", page),
        Route("/api/{name}", ask, methods=["POST"]),
    ]
    return Guard(Starlette(routes=routes), token, hosts)


def _answered(answer: Callable[[Mapping[str, Any]], object], body: bytes) -> tuple[int, str]:
    """Return the status and the JSON of an answer; a fault becomes a message, never the end of the server."""
    try:
        asked = json.loads(body or b"{}")
        if not isinstance(asked, dict):
            raise UsageError("the request is no JSON object")
        return 200, to_json(answer(asked))
    except CoderError as error:
        where = f"{error.where}: " if error.where else ""
        return 400, to_json(Failure(where + error.message, error.remedy))
    except (ValueError, RecursionError):
        return 400, to_json(Failure("the request can't be read", "reload the page"))
    except OSError as error:
        return 500, to_json(Failure(f"{error.filename or 'a file'}: {error.strerror}", "check the disk and the path"))
    except Exception:
        _LOG.exception("a question could not be answered")
        return 500, to_json(Failure("the workbench failed at this", "see the terminal, and report it with the text"))
