"""Actors: names and role nouns of a sentence, the codes they make together, and what pronouns and descriptions take up."""
