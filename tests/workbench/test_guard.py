"""The server answers the user's own page alone, and says so to nobody else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from workbench_tools import HOST, TOKEN, asked, sent

from coder.workbench.guard import LARGEST_REQUEST
from coder.workbench.page_files import MODULES, PAGE_FILES

REFUSED = [
    ("another host", {"host": "evil.example:8000"}, 421),
    ("a name that leads here", {"host": "rebound.example"}, 421),
    ("no host", {"host": ""}, 421),
    ("another origin", {"origin": "http://evil.example"}, 403),
    ("another port", {"origin": "http://127.0.0.1:9000"}, 403),
    ("no origin at all", {"origin": "null"}, 403),
    ("another site", {"sec-fetch-site": "cross-site"}, 403),
    ("another port of this machine", {"sec-fetch-site": "same-site"}, 403),
    ("no token", {"x-workbench-token": ""}, 401),
    ("a wrong token", {"x-workbench-token": TOKEN + "x"}, 401),
    ("a length that is none", {"content-length": "-1"}, 400),
    ("a length that is too much", {"content-length": str(LARGEST_REQUEST + 1)}, 413),
]


@pytest.mark.parametrize(("headers", "status"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_who_is_not_the_page_is_refused(app: Any, headers: dict[str, str], status: int) -> None:
    """A request of another page, host or program gives no data."""
    answer = sent(app, "POST", "/api/state", headers, b"{}")
    assert answer.status == status
    assert b"corpus" not in answer.body


def test_the_page_itself_is_answered(app: Any) -> None:
    """With the token, from its own origin, a question is answered."""
    answer = sent(app, "POST", "/api/state", {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}, b"{}")
    assert (answer.status, answer.json["corpus"], answer.json["articles"]) == (200, "corpus", 3)


@pytest.mark.parametrize("name", ["", *PAGE_FILES])
def test_every_file_comes_with_the_headers_of_safety(app: Any, name: str) -> None:
    """No inline script, no other address, no frame, no guessing of types; without the token, since it tells nothing."""
    answer = sent(app, "GET", f"/{name}", {"x-workbench-token": ""})
    assert answer.status == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "path", ["/../server.py", "/..%2fserver.py", "/page/index.html", "/server.py", "/etc/passwd", "//x"]
)
def test_no_other_file_is_given_out(app: Any, path: str) -> None:
    """The names of the files of the page are a closed list."""
    assert sent(app, "GET", path).status == 404


def test_a_body_that_grows_too_long_is_cut(app: Any) -> None:
    """A sender who announces no length does not fill the memory."""
    answer = sent(app, "POST", "/api/state", {}, b'{"x": "' + b"a" * (LARGEST_REQUEST + 10) + b'"}')
    assert answer.status == 413


@pytest.mark.parametrize(
    "body", [b"[]", b"{", b"\xff", b"[" * 100_000, b'"x"', b'{"number": true}', b'{"number": "1"}']
)
def test_a_strange_question_gets_a_message(app: Any, body: bytes) -> None:
    """What is no JSON object, or has values of other types, is answered with a message and harms nothing."""
    answer = sent(app, "POST", "/api/article", {}, body)
    assert answer.status == 400
    assert answer.json["error"]


def test_the_page_names_no_other_address() -> None:
    """None of its files holds an address of the network, but the name of the drawing language."""
    page = Path(__file__).parents[2] / "coder" / "workbench" / "page"
    modules = {f"{name}.js" for name in (*MODULES, "explain")}
    assert {path.name for path in page.iterdir()} == {"index.html", "style.css"} | modules
    for path in page.iterdir():
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http:" not in text and "https:" not in text and "//cdn" not in text, path.name
        assert "innerHTML" not in text and "outerHTML" not in text and "document.write" not in text, path.name


def test_texts_of_the_index_are_searched_by_letters_alone(app: Any) -> None:
    """Marks of the query language in a search field are letters to be found."""
    for text in ("'", "'; DROP TABLE articles; --", "%", "{window}", "\x00", "\ud800"):
        assert asked(app, "articles", text=text).status == 200
    assert len(asked(app, "articles").json["lines"]) == 3
