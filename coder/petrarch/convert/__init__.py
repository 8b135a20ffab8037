"""Converts dictionaries of TABARI and PETRARCH to a dictionary folder, and reports all that it leaves out."""
