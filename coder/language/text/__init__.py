"""Text: repair, datelines, sentences, tokens."""
