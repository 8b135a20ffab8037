"""Integrations: pandas and polars frames, Spark."""
