"""English: from the text of an article to clauses and subject-verb-object triples."""
