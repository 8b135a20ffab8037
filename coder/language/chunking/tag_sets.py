"""Sets of Penn tags and of terminals that the rules for terminals ask for."""

from __future__ import annotations

# Tags
FINITE_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD"))
NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "FW"))
NAME_TAGS = frozenset(("NNP", "NNPS"))
COMMON_NOUN_TAGS = frozenset(("NN", "NNS"))
MODIFIER_TAGS = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "CD"))
ADJECTIVE_TAGS = frozenset(("JJ", "VBN"))
"""What goes on with a list of adjectives after a comma or conjunction."""
ADVERB_TAGS = frozenset(("RB", "RBR", "RBS"))
COMPARATIVE_TAGS = frozenset(("JJR", "RBR"))
DETERMINER_TAGS = frozenset(("DT", "PRP$", "PDT"))
NUMBER_TAGS = frozenset(("CD", "$"))

# Terminals
AUXILIARIES = frozenset(("MD", "DO", "HAVE", "BE", "TO", "HAVE_B", "BE_B", "BEEN", "BEING", "HAVING", "ADV"))
"""After these a verb group goes on."""
COPULAS = frozenset(("BE", "BE_B", "BEEN", "BEING"))
GROUP_OPENERS = frozenset(("DET", "ADJ", "NUM", "POSS", "CC_IN", "WH_DET"))
"""After these a noun group waits for its noun."""
GROUP_ENDS = frozenset(("NOUN", "TIME"))
"""With these a noun group may end."""
FINITE_TERMINALS = frozenset(("V", "MD", "DO", "HAVE", "BE"))
CLAUSE_BREAKS = frozenset(("COMMA", "COLON", "LQ", "RQ", "LB", "RBR", "STOP", "SUB", "SUB_MORE", "THAT", "WH", "CC"))
