"""Diagnostics: why a text is coded as it is, what a word means, which entries and names are missing or never used."""
