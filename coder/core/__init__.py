"""The ground: values that travel through the pipeline, errors, cache, paths, YAML entries with their lines, the LALR runtime."""
