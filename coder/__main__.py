"""The command ``coder``, also as ``python -m coder``."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line; Ctrl-C ends it with one line, even while it is loaded."""
    try:
        from coder.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("coder: stopped\n")
        os._exit(130)


if __name__ == "__main__":
    main()
