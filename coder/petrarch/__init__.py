"""The old dialects: coding with dictionaries of TABARI and PETRARCH, and converting them."""
