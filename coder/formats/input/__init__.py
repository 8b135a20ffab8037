"""Formats of input: they read files as records, and records as articles."""
