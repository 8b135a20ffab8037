"""The services whose exports are split, and how each is recognised. To add one, write its splitter and add it here."""

from __future__ import annotations

import re
from typing import NamedTuple

from coder.formats.archives.factiva import END as FACTIVA_END
from coder.formats.archives.factiva import split_factiva
from coder.formats.archives.factiva_codes import DATE_CODE, FIRST_CODE, TEXT_CODE, split_factiva_codes
from coder.formats.archives.monitoring import END as MONITORING_END
from coder.formats.archives.monitoring import LEAD, split_monitoring
from coder.formats.archives.nexis import COUNT, split_nexis
from coder.formats.archives.nexis_uni import END as NEXIS_UNI_END
from coder.formats.archives.nexis_uni import split_nexis_uni
from coder.formats.archives.proquest import RULE, SIGN, split_proquest
from coder.formats.archives.story import Split


class Form(NamedTuple):
    """One form in which a service delivers."""

    service: str
    """Its name, as ``--input-format`` takes it."""
    signs: tuple[re.Pattern[str], ...]
    """Lines that only its exports have: all of them."""
    split: Split


def _line(pattern: str) -> re.Pattern[str]:
    """Return a pattern for a line that stands anywhere in a text."""
    return re.compile(rf"^[ \t\xa0]*(?:{pattern})[ \t\xa0\r]*$", re.MULTILINE)


FORMS = (
    Form("proquest", (_line(RULE), _line(SIGN)), split_proquest),
    Form("nexis", (_line(f"(?i:{COUNT})"),), split_nexis),
    Form("nexis", (_line(NEXIS_UNI_END),), split_nexis_uni),
    Form("factiva", tuple(map(_line, (FIRST_CODE, TEXT_CODE, DATE_CODE))), split_factiva_codes),
    Form("factiva", (_line(FACTIVA_END),), split_factiva),
    Form("bbc", (_line(f"(?i:{LEAD})"), _line(MONITORING_END)), split_monitoring),
)
"""In the order of trial."""


def form_of(text: str, service: str | None = None) -> Form | None:
    """Return the form of an export, of one service if it is named; None for any other text.

    >>> form_of("2 of 3 DOCUMENTS\\n\\nThe Times").service, form_of("Two of 3 documents were lost.")
    ('nexis', None)
    """
    for form in FORMS:
        if service in (None, form.service) and all(sign.search(text) for sign in form.signs):
            return form
    return None
