"""From events to findings: what is done with coded events, on DuckDB, from any output of the coder."""
