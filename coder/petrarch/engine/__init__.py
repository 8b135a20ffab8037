"""Codes with word patterns: the words before and after a verb, as TABARI and PETRARCH dictionaries list them."""
