"""Expressions of time: from tokens to dates with their precision, and the status of what happens on them."""
