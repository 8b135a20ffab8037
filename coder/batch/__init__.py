"""Batches: runs over many articles that lose nothing, whatever stops them."""
