"""Coding: clauses and event nouns against dictionary entries, frames over actions, participants, events or rejections."""
