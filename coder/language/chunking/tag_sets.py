"""Sets of Penn tags and of terminals that the rules for terminals ask for."""

from __future__ import annotations

from typing import Final

# Tags
FINITE_TAGS: Final = frozenset(("VBD", "VBZ", "VBP", "MD"))
NOUN_TAGS: Final = frozenset(("NN", "NNS", "NNP", "NNPS", "FW"))
NAME_TAGS: Final = frozenset(("NNP", "NNPS"))
COMMON_NOUN_TAGS: Final = frozenset(("NN", "NNS"))
MODIFIER_TAGS: Final = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "CD"))
ADJECTIVE_TAGS: Final = frozenset(("JJ", "VBN"))
"""What goes on with a list of adjectives after a comma or conjunction."""
ADVERB_TAGS: Final = frozenset(("RB", "RBR", "RBS"))
COMPARATIVE_TAGS: Final = frozenset(("JJR", "RBR"))
DETERMINER_TAGS: Final = frozenset(("DT", "PRP$", "PDT"))
NOMINAL_TAGS: Final = NOUN_TAGS | MODIFIER_TAGS | DETERMINER_TAGS
"""What may begin a noun group."""
NUMBER_TAGS: Final = frozenset(("CD", "$"))

# Terminals
AUXILIARIES: Final = frozenset(("MD", "DO", "HAVE", "BE", "TO", "HAVE_B", "BE_B", "BEEN", "BEING", "HAVING", "ADV"))
"""After these a verb group goes on."""
COPULAS: Final = frozenset(("BE", "BE_B", "BEEN", "BEING"))
GROUP_OPENERS: Final = frozenset(("DET", "ADJ", "NUM", "POSS", "CC_IN", "WH_DET"))
"""After these a noun group waits for its noun."""
GROUP_ENDS: Final = frozenset(("NOUN", "TIME"))
"""With these a noun group may end."""
FINITE_TERMINALS: Final = frozenset(("V", "MD", "DO", "HAVE", "BE"))
CLAUSE_BREAKS: Final = frozenset(
    ("COMMA", "COLON", "LQ", "RQ", "LB", "RBR", "STOP", "SUB", "SUB_MORE", "THAT", "WH", "CC")
)
TIME_TERMINALS: Final = frozenset(("PREDET", "DET", "NUM", "ADJ", "PADJ", "RB", "PRE_ADV", "PADV", "TIME"))
"""Of these a time at the beginning of a clause consists: "just two days", "less than a week"."""
