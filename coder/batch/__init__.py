"""Codes inputs of any size in runs that lose nothing, whatever stops them."""
