"""Dictionaries of TABARI and PETRARCH: converts them, and codes with them."""
