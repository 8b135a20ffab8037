"""More of those whom the clause before harms: "killed six farmers and wounded ten others"."""

from __future__ import annotations

from typing import Final

from coder.coding.candidate import is_violent
from coder.coding.extraction import Extraction
from coder.coding.fits import Fit
from coder.core.model import Actors
from coder.core.syntax import Clause
from coder.dictionary.word_lists import word_set

OTHERS: Final = word_set("coding.others")


def more_harmed(fit: Fit, clause: Clause, reading: Extraction) -> Actors:
    """Whom the clause before harms, where this one says of its own only that they are others."""
    harmed = fit.arguments.object
    if harmed is None or not clause.index or reading.tokens[harmed.head].text.lower() not in OTHERS:
        return ()
    before = reading.of_clause(clause.index - 1, 1)
    return next((one.target for one in before if one.target and is_violent(one, reading.dictionary)), ())
