"""Articles in, events out: one module for each direction."""
