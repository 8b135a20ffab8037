"""Who is meant: names and role nouns of a sentence, what the article said before, and the actor codes of phrases."""
