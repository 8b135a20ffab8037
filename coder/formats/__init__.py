"""Formats: articles in, events out; conversion alone."""
