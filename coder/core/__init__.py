"""The ground: what all other packages build on.

The values that travel through the pipeline, errors, cache, paths, YAML entries with their lines, the LALR runtime.
"""
