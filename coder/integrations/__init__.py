"""Codes frames of other libraries: pandas, polars and Spark."""
