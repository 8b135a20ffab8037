"""Inputs: files to records, records to articles."""
