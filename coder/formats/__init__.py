"""Formats of input and output: they convert files to articles, and events to files."""
