"""What a methods section and a replication archive need: how a run was made, and whether it can be made again."""

from __future__ import annotations

from coder.analysis.replication.crate import write_crate
from coder.analysis.replication.methods import bibtex, citation, command_line, methods
from coder.analysis.replication.rerun import Difference, rerun
from coder.analysis.replication.runs import Run, read_run

__all__ = ["Difference", "Run", "bibtex", "citation", "command_line", "methods", "read_run", "rerun", "write_crate"]
