"""Tagging: the lexicon, words that no list knows, contextual rules."""
