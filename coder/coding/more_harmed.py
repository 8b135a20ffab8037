"""More of those whom the clause before harms: "killed six farmers and wounded ten others"."""

from __future__ import annotations

from typing import Final

from coder.coding.candidate import is_violent
from coder.coding.extraction import Extraction
from coder.coding.fits import Fit
from coder.core.model import Actors
from coder.core.syntax import Clause, Phrase
from coder.dictionary.word_lists import word_set

OTHERS: Final = word_set("coding.others")
COUNTS: Final = ("CD", "NNS")
"""The tags of words that may count those harmed: "ten", "dozens"."""


def more_harmed(fit: Fit, clause: Clause, reading: Extraction) -> Actors:
    """Whom the clause before harms, where this one says of its own only that they are others."""
    harmed = fit.arguments.object
    if harmed is None or not clause.index or not _says_others(harmed, reading):
        return ()
    before = reading.of_clause(clause.index - 1, 1)
    return next((one.target for one in before if one.target and is_violent(one, reading.dictionary)), ())


def _says_others(harmed: Phrase, reading: Extraction) -> bool:
    """Whether a phrase says only that they are others: "six others", "dozens more"."""
    after = reading.tokens[harmed.head + 1 : harmed.head + 2]
    counted = reading.tokens[harmed.head].tag in COUNTS and bool(after) and after[0].text.lower() in OTHERS
    return counted or reading.tokens[harmed.head].text.lower() in OTHERS
