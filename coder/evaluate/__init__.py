"""Evaluation: how well events, actors, triples, tags, chunks and sentence ends agree with gold files."""
