"""Dictionaries: their schema, folders in layers, compiled tables, patterns, names, actor codes, word lists."""
