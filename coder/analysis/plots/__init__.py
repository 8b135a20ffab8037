"""Pictures of events: what each shows is counted in DuckDB, then drawn by Altair, or by plotext in the terminal."""
