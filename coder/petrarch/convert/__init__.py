"""Dictionaries of TABARI and PETRARCH in, a dictionary folder of ours out: nothing is dropped in silence."""
