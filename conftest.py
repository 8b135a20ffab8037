"""What pytest leaves out where an extra is missing: its doctests, as its tests are skipped."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore = [] if find_spec("pyspark") else ["coder/integrations/spark.py"]
