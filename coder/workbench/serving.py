"""Serves the workbench to the user's browser, at 127.0.0.1 only, until he stops it."""

from __future__ import annotations

import hashlib
import secrets
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from coder.analysis.corpus.filling import Loaded
from coder.analysis.corpus.keys import coding_key
from coder.analysis.corpus.store import is_store
from coder.compiled import compiled_dictionaries
from coder.core.errors import CoderError, UsageError
from coder.core.paths import cache_dir
from coder.core.records import record
from coder.formats.input.source import Source
from coder.formats.input.sources import FileSearch, find_sources
from coder.petrarch.engine.folder import stands_alone
from coder.pipeline import Pipeline
from coder.workbench.desk import Desk
from coder.workbench.drafts import Below
from coder.workbench.filling import CODED, CODED_BY, READ, STORED, Filler, Filling, is_usable
from coder.workbench.index import Index
from coder.workbench.judging import Judging
from coder.workbench.own_folder import OwnFolder
from coder.workbench.questions import Questions
from coder.workbench.server import application

ADDRESS = "127.0.0.1"
JUDGEMENTS = "judgements.jsonl"
"""The file of judgements in the user's folder, unless another one is named."""
_MOST_CORPORA = 8


@record
class Setting:
    """What to open, and what may be written."""

    inputs: tuple[str, ...]
    own: Path | None = None
    """The folder of dictionaries that is written to."""
    below: tuple[Path, ...] = ()
    judgements: Path | None = None
    judge: str = "me"


@contextmanager
def opened(setting: Setting) -> Iterator[tuple[Desk, Questions]]:
    """Open a corpus, and fill its index meanwhile."""
    own = OwnFolder(setting.own) if setting.own is not None else None
    path = _index_path(setting.inputs)
    index = Index(path)
    store = Path(setting.inputs[0]) if _is_stored(setting.inputs) else path.with_suffix(".store.duckdb")
    desk = Desk(index, own, Below(setting.below), store, _patterns(setting))
    coded_by = coding_key(desk.drafts.own_folders())
    if index.fact(CODED_BY) != coded_by:
        index.forget_codings()
        index.note(CODED_BY, coded_by)
    stored = _is_stored(setting.inputs) or desk.stands_alone or (index.fact(STORED) and is_usable(store))
    index.note(STORED, "yes" if stored else "")
    filler = _filler(index, setting, desk.drafts.own_folders(), store)
    judgements = setting.judgements or (setting.own / JUDGEMENTS if setting.own else None)
    try:
        name = ", ".join(Path(name).name or name for name in setting.inputs)
        yield desk, Questions(desk, Judging(desk, judgements, setting.judge), name)
    finally:
        if filler is not None:
            filler.stop()
        index.close()


def _patterns(setting: Setting) -> Loaded | None:
    """Return the dictionaries with a folder that stands alone, if one is named: the word patterns code with it."""
    folders = (*setting.below, *([setting.own] if setting.own is not None and setting.own.is_dir() else ()))
    if not any(map(stands_alone, folders)):
        return None
    tables = compiled_dictionaries(folders)
    return Loaded(tables, Pipeline(tables=tables))


class Server:
    """Answers the browser of one user at a free port, or at one that is named."""

    def __init__(self, questions: Questions, port: int = 0) -> None:
        try:
            import uvicorn
        except ImportError as error:
            remedy = "pip install 'cameo-coder[workbench]'"
            raise CoderError("the workbench needs the packages starlette and uvicorn", remedy=remedy) from error
        self._listener = _listener(port)
        port = self._listener.getsockname()[1]
        token = secrets.token_urlsafe(24)
        app = application(questions, token, frozenset((f"{ADDRESS}:{port}", f"localhost:{port}")))
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
        self._server: Any = uvicorn.Server(config)
        self.address = f"http://{ADDRESS}:{port}/#token={token}"
        """What the browser opens; the token stands where no request and no log has it."""

    def run(self) -> None:
        """Answer until the user stops the program, or ``stop`` is called."""
        self._server.run(sockets=[self._listener])

    def stop(self) -> None:
        """Let ``run`` end."""
        self._server.should_exit = True


def _listener(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((ADDRESS, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise UsageError(f"the port {port} is in use", remedy="leave --port out, or name another") from error
    return listener


def _index_path(inputs: Sequence[str]) -> Path:
    """Return where the index of a corpus is kept: under the names, sizes and times of its files."""
    if "-" in inputs:
        raise UsageError("standard input can't be a corpus", remedy="name a file")
    digest = hashlib.sha256()
    sources = [Source(inputs[0], "", "", "", 0, None)] if _is_stored(inputs) else find_sources(inputs, FileSearch())
    for source in sources:
        if not isinstance(source, Source):
            raise UsageError(source.message, file=source.file, remedy=source.remedy)
        status = Path(source.path).stat()
        digest.update(
            f"{source.path}\0{source.format}\0{status.st_size}\0{status.st_mtime_ns}\n".encode("utf-8", "replace")
        )
    folder = cache_dir() / "workbench"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _drop_old(folder)
    return folder / f"{digest.hexdigest()[:24]}.duckdb"


def _drop_old(folder: Path) -> None:
    """Remove the indexes of all but the last corpora."""
    kept = sorted(folder.glob("*.duckdb"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[2 * _MOST_CORPORA :]:  # an index and a store for each
        for file in (path, path.with_name(path.name + ".wal")):
            file.unlink(missing_ok=True)


def _filler(index: Index, setting: Setting, dictionaries: tuple[Path, ...], store: Path) -> Filler | None:
    """Return what fills the index and the store, unless both are full."""
    read, coded, stored = (bool(index.fact(name)) for name in (READ, CODED, STORED))
    if read and coded and stored:
        return None
    articles, done = index.count("articles"), index.count("coded")
    return Filler(index, Filling(setting.inputs, dictionaries, articles, done, read, coded, None if stored else store))


def _is_stored(inputs: Sequence[str]) -> bool:
    """Return whether the corpus is one that ``coder parse --store`` has made."""
    return len(inputs) == 1 and is_store(inputs[0])
