"""Judging events in the terminal, a key for each."""
