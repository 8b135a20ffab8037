"""Chunking: tags to terminals, terminals to chunks by a total LALR grammar."""
