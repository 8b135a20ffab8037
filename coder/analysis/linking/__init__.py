"""Finds the mentions of one event of the world: across articles, outlets, days and wordings."""
