"""The views of articles as one HTML file that stands alone: for ``coder explain --html`` and for notebooks."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from coder.workbench.page_files import joined, page_file
from coder.workbench.views import ArticleView, to_json

MODULES = tuple("dom text trace article ask explain".split())
"""The modules of the page that such a file needs, each behind those that it uses."""


def explain_page(views: Sequence[ArticleView]) -> str:
    """Return a page with the codings of articles, which asks for nothing and runs nothing but its own script.

    >>> page = explain_page([])
    >>> page.startswith("<!doctype html>"), "import " in page, "http:" in page.replace("http://www.w3.org/2000/svg", "")
    (True, False, False)
    """
    style, script = page_file("style.css"), joined(MODULES)
    policy = f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; base-uri 'none'"
    data = to_json(views).replace("<", "\\u003c")
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>coder explain</title>
<style>{style}</style>
</head>
<body>
<script type="application/json" id="views">{data}</script>
<script type="module">{script}</script>
</body>
</html>
"""


def _hash(text: str) -> str:
    """Return the hash by which a policy of content lets one script or style through."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
