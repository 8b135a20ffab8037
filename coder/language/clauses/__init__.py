"""Clauses: chunks to segments by a total LALR grammar, then verbs to clauses with subjects, objects and places."""
