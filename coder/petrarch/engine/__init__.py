"""Codes with patterns of words before and after a verb, as TABARI and PETRARCH dictionaries hold them."""
