"""A local page on which a codebook author reads, questions, changes and judges codings."""
