"""Coding: clauses and event nouns are matched with entries and become events or rejections."""
