"""Outputs: events to rows, rows to text in each format."""
