"""One sentence while it is tagged, and the questions that contextual rules ask about its clauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from coder.dictionary.word_lists import word_set

EDGE: Final = 3
"""So many empty places stand before and after the words, so that rules may look over the edge."""
FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "MD"))
BREAKS: Final = frozenset((",", ":", ".", "``", "''", "-LRB-", "-RRB-", "WDT", "WP", "WRB", "CC", "^"))
"""Tags that end the search for the verb of a clause."""
GOVERNORS: Final = frozenset(("MD", "TO", "RB", "CC", ","))
"""Tags before a bare verb that a modal or "to" governs, or that is joined to one."""
OPENERS: Final = frozenset((":", ".", "``", "''", "-LRB-", "-RRB-", "WDT", "WP", "WRB", "^"))
"""Tags that open another clause, and do not just join."""
RELATIVES: Final = frozenset(("WDT", "WP", "WP$", "WRB"))
ASIDES: Final = frozenset(("DT", "VBN", "VBG", "CD", "NN", "JJ", "RB", "IN"))
"""Tags that open an apposition or another aside without a verb of its own."""
FRONTS: Final = frozenset(("IN", "RB", "RBR", "JJR"))
"""Tags that open a phrase before the subject of a sentence."""
NOMINAL: Final = frozenset(("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "CD", "PRP$", "CC"))
"""What the subject of a clause may consist of."""
SEVERAL: Final = frozenset(("NNS", "NNPS", "CC"))
"""Tags of what makes a subject one of several."""
ASIDE_MARKS: Final = frozenset((",", ":"))
REACH: Final = 14
"""How many words a rule may look for the verb of its clause: bounds the cost of a long sentence."""
WINDOW: Final = 24
"""How many words on each side are searched for a finite verb of the sentence."""
REPORTS: Final = word_set("tagging.reports")
LINKS: Final = word_set("tagging.links")
CAUSATIVES: Final = word_set("tagging.causatives")


@dataclass(slots=True)
class SentenceView:
    """The words (in lower case) and tags of a sentence, with empty places at both ends."""

    words: list[str]
    tags: list[str]
    options: list[frozenset[str]]
    """The tags that each word can have."""

    def finite_before(self, at: int) -> bool:
        """Whether the clause has a finite verb before this place."""
        tags, words = self.tags, self.words
        for i in range(at - 1, max(at - REACH, EDGE) - 1, -1):
            tag = tags[i]
            if tag in FINITE:
                return words[i] not in REPORTS
            if tag in BREAKS or (tag == "IN" and words[i] in LINKS):
                return False
        return False

    def finite_after(self, at: int) -> bool:
        """Whether the clause has a finite verb after this place."""
        return self._finite_within(at, REACH, BREAKS)

    def _finite_within(self, at: int, reach: int, ends: frozenset[str]) -> bool:
        """Whether a finite verb follows within a reach, before a tag that ends the clause and a word that links."""
        tags, words = self.tags, self.words
        for i in range(at + 1, min(at + reach, len(tags) - EDGE)):
            tag = tags[i]
            if tag in FINITE:
                return True
            if tag in ends or (tag == "IN" and words[i] in LINKS):
                return False
        return False

    def asked(self, at: int, demands: frozenset[str]) -> bool:
        """Whether the verb of what is demanded should stand here: "demanded that the Syrian army [end] attacks"."""
        tags, words = self.tags, self.words
        that = at - 1
        while that > max(at - REACH, EDGE) and words[that] != "that" and (tags[that] in NOMINAL or words[that] == "of"):
            that -= 1
        if words[that] != "that" or that == at - 1 or demands.isdisjoint(words[that - 2 : that]):
            return False
        behind = at + 2 if "NNS" in self.options[at + 1] else at + 1
        following = next(
            (tag for tag in tags[behind : at + REACH] if tag in FINITE or tag in BREAKS or tag in ("VB", "TO")), "."
        )
        return following in BREAKS or following == "TO"

    def governed(self, at: int) -> bool:
        """Whether this is joined to a bare verb over its object: "will enter the city and [seize] the port"."""
        tags, words = self.tags, self.words
        if tags[at - 1] != "CC" or tags[at - 2] == "VB":
            return False
        for i in range(at - 2, max(at - REACH, EDGE), -1):
            tag = tags[i]
            if tag == "VB":
                return tags[i - 1] in GOVERNORS
            if tag in FINITE or tag in OPENERS or (tag == "IN" and words[i] in LINKS):
                return False
        return False

    def resumed(self, at: int) -> bool:
        """Whether a subject waits before what stands between commas: "The envoy, who met the pope, [left]".

        That is a relative clause, an apposition or a name of several words: "the envoy, Otto Lund, [met] with". The
        last comma may stand inside quotation marks.
        """
        tags = self.tags
        opened, finite = 0, False
        if tags[at - 1] == "''":
            at -= 1
        if tags[at - 1] != ",":
            return False
        for i in range(at - 2, max(at - WINDOW, EDGE - 2), -1):
            tag = tags[i]
            if opened == 0:
                relative = tags[i + 1] in RELATIVES
                named = tags[i + 1] == tags[i + 2] == "NNP"
                if tag == "," and (relative or (not finite and (named or tags[i + 1] in ASIDES))):
                    opened = i
                finite = finite or tag in FINITE
            elif tag in FINITE or tag == "TO":
                return False
            elif tag == "^" or (tag == "IN" and self.words[i] in LINKS):
                return i < opened - 1 and tags[i + 1] in NOMINAL
        return False

    def fronted(self, at: int) -> bool:
        """Whether a phrase that opens the sentence ends before this place: "On Sunday, [suspected] rebels fled"."""
        tags = self.tags
        if at < EDGE + 2 or tags[at - 1] != "," or tags[EDGE] not in FRONTS:
            return False
        return all(tags[i] != "," and tags[i] not in FINITE for i in range(max(at - REACH, EDGE), at - 1))

    def verbless(self, at: int) -> bool:
        """Whether the sentence has a full stop but no finite verb near this place: then some word must be it."""
        return self._no_finite_near(at) and self.tags[-EDGE - 1] in (".", "''")

    def unfinished(self, at: int, plural: bool) -> bool:
        """Whether a subject waits for its verb here, and no finite verb follows before another clause opens.

        "Police in the north of Kasai [use] teargas to disperse those who marched". ``plural`` asks for a subject that
        can be of several.
        """
        return self._waits(at, plural) and not self._finite_within(at, WINDOW, OPENERS)

    def _waits(self, at: int, plural: bool) -> bool:
        """Whether the words before this place are a subject without a verb; clauses between commas do not count."""
        tags, words = self.tags, self.words
        aside = nominal = several = inside = False
        for i in range(at - 1, max(at - WINDOW, EDGE) - 1, -1):
            tag = tags[i]
            opens = tag in RELATIVES or (tag == "IN" and words[i] in LINKS)
            if inside:
                inside = not opens
            elif tag in FINITE or tag == "VB":
                if not aside:
                    return False
                inside = True
            elif opens or tag == "." or words[i] in CAUSATIVES:
                break
            elif tag in ASIDE_MARKS:
                aside = True
            else:
                nominal = nominal or tag in NOMINAL
                several = several or tag in SEVERAL
        return nominal and not inside and (several or not plural)

    def headline(self, at: int) -> bool:
        """Whether the sentence has neither a full stop nor a finite verb near this place."""
        return self.tags[-EDGE - 1] not in (".", "''") and self._no_finite_near(at)

    def _no_finite_near(self, at: int) -> bool:
        return FINITE.isdisjoint(self.tags[max(at - WINDOW, EDGE) : at + WINDOW])
