"""Counts events: by period, and by whom or what they are about."""
