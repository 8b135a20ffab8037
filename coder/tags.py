"""Words to Penn tags: the commonest tag of the lexicon, then what the words around it ask for."""

from __future__ import annotations

from collections.abc import Sequence

from coder.lexicon import Lexicon
from coder.model import Token

CLOSED = {
    "to": "TO", "the": "DT", "a": "DT", "an": "DT", "that": "IN", "which": "WDT", "who": "WP", "whom": "WP", "whose": "WP$", "what": "WP",
    "and": "CC", "or": "CC", "but": "CC", "nor": "CC", "not": "RB", "n't": "RB", "n’t": "RB", "'s": "POS", "’s": "POS", "'": "POS", "’": "''",
    "will": "MD", "would": "MD", "could": "MD", "can": "MD", "may": "MD", "might": "MD", "must": "MD", "should": "MD", "shall": "MD",
    "'ll": "MD", "'d": "MD", "wo": "MD", "ca": "MD", "'re": "VBP", "'ve": "VBP", "'m": "VBP", "’re": "VBP", "’ve": "VBP", "’ll": "MD",
    "he": "PRP", "she": "PRP", "it": "PRP", "they": "PRP", "we": "PRP", "i": "PRP", "you": "PRP", "him": "PRP", "them": "PRP", "us": "PRP",
    "his": "PRP$", "her": "PRP$", "its": "PRP$", "their": "PRP$", "our": "PRP$", "my": "PRP$", "me": "PRP", "himself": "PRP",
    "is": "VBZ", "are": "VBP", "was": "VBD", "were": "VBD", "be": "VB", "been": "VBN", "being": "VBG", "has": "VBZ", "have": "VBP", "had": "VBD",
    "do": "VBP", "does": "VBZ", "did": "VBD", "before": "IN", "after": "IN", "since": "IN", "while": "IN", "if": "IN", "because": "IN",
    "when": "WRB", "where": "WRB", "how": "WRB", "why": "WRB", "this": "DT", "these": "DT", "those": "DT", "no": "DT", "all": "DT", "both": "DT",
    "some": "DT", "any": "DT", "each": "DT", "every": "DT", "there": "EX", "as": "IN", "like": "IN", "against": "IN", "than": "IN", "said": "VBD",
    "two": "CD", "three": "CD", "four": "CD", "five": "CD", "six": "CD", "seven": "CD", "eight": "CD", "nine": "CD", "ten": "CD", "one": "CD",
}
MARKS = {",": ",", ".": ".", "!": ".", "?": ".", ";": ":", ":": ":", "-": ":", "--": ":", "–": ":", "—": ":", "...": ":", "…": ":", "(": "-LRB-", ")": "-RRB-",
         "[": "-LRB-", "]": "-RRB-", "“": "``", "”": "''", '"': "``", "``": "``", "''": "''", "‘": "``", "$": "$", "€": "$", "£": "$", "%": "NN", "&": "CC"}
HAVE = frozenset(("have", "has", "had", "having", "'ve", "’ve"))
BE = frozenset(("be", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "am", "get", "got", "gets", "getting"))
DO = frozenset(("do", "does", "did"))
NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP"))


class Tagger:
    """Tags and lemmatizes the words of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def tag(self, words: Sequence[tuple[str, int, int]]) -> tuple[Token, ...]:
        """The words with tags and lemmas."""
        texts = [word for word, _, _ in words]
        capitals = sum(text.isupper() for text in texts) > max(3, 0.7 * sum(text.isalpha() for text in texts))
        tags: list[str] = []
        quote_open = False
        for at, text in enumerate(texts):
            tag = self._first(text, at, texts, capitals)
            if text == '"':
                tag, quote_open = ("''" if quote_open else "``"), not quote_open
            tags.append(tag)
        for at in range(len(tags)):
            tags[at] = self._in_context(at, texts, tags)
        lemma = self._lexicon.lemma
        return tuple(Token(text, start, end, tag, lemma(text, tag)) for (text, start, end), tag in zip(words, tags, strict=True))

    def _first(self, text: str, at: int, texts: Sequence[str], capitals: bool) -> str:
        lower = text.lower()
        if text in MARKS:
            return MARKS[text]
        if lower in CLOSED and not (text.isupper() and len(text) > 1 and not capitals):
            return CLOSED[lower]
        if text[0].isdigit():
            return "CD"
        start = at == 0 or texts[at - 1] in ("“", '"', ":", "``")
        if start and self._lexicon.forms.get(text) == "NNP" and self._lexicon.forms.get(lower, "NN").startswith("NN") and not capitals:
            return "NNP"
        if text[0].isupper() and not capitals and (not start or text not in self._lexicon.forms):
            listed = self._lexicon.forms.get(lower, "")
            if start and listed:
                return listed.split()[0]
            return "NNPS" if lower.endswith("s") and self._lexicon.forms.get(text, "").startswith("NNPS") else \
                "JJ" if self._lexicon.forms.get(text, "").startswith("JJ") else "NNP"
        listed = self._lexicon.forms.get(lower) or self._lexicon.forms.get(text, "")
        if listed:
            return listed.split()[0]
        return _by_shape(lower)

    def _in_context(self, at: int, texts: Sequence[str], tags: list[str]) -> str:
        """The tag that the neighbours ask for, where the lexicon allows it."""
        tag, word = tags[at], texts[at].lower()
        options = self._lexicon.forms.get(word, "").split()
        before = tags[at - 1] if at else ""
        previous = texts[at - 1].lower() if at else ""
        if word in ("'s", "’s"):
            following = tags[at + 1] if at + 1 < len(tags) else ""
            return "VBZ" if before in ("PRP", "EX", "WP") or following in ("VBN", "VBG", "DT", "RB") else "POS"
        if word == "that" and at + 1 < len(tags):
            return "DT" if tags[at + 1] in ("NN",) and before in ("IN", "VB", "VBD", "CC", "") else "WDT" if before in ("NN", "NNS") and tags[at + 1][0] in "VM" else tag
        after_do = before == "RB" and at > 1 and (tags[at - 2] == "MD" or texts[at - 2].lower() in DO)
        if before in ("TO", "MD") or after_do:
            return "VB" if "VB" in options or tag in ("VBP", "VBD") and "VBP" in options else tag
        if tag in ("VB", "VBP") and before in ("DT", "PRP$", "JJ", "POS") and "NN" in options:
            return "NN"
        if tag == "VB":
            return "VBP" if before in ("NNS", "NNPS", "PRP") else tag
        if tag in ("NN", "VBP", "VB") and "VBP" in options and before in ("NNS", "NNPS", "WDT", "WP") and at + 1 < len(tags) \
                and tags[at + 1] in ("DT", "TO", "IN", "PRP$", "JJ", "NNP"):
            return "VBP"
        if tag == "NNS" and "VBZ" in options and before in ("NNP", "PRP", "WDT", "WP", "NN") and at + 1 < len(tags) \
                and tags[at + 1] in ("DT", "TO", "PRP$", "NNP", "JJ", "PRP", "CD"):
            return "VBZ"
        if "VBD" in options and "VBN" in options and tag in ("VBD", "VBN"):
            return self._participle(at, texts, tags)
        if tag == "NN" and "VBG" in options and (previous in BE or before in ("IN", ",") and at + 1 < len(tags)
                                                 and tags[at + 1] in ("DT", "NNP", "PRP$", "NNS")):
            return "VBG"
        return tag

    def _participle(self, at: int, texts: Sequence[str], tags: list[str]) -> str:
        """Past tense or past participle: a participle after forms of have and be, or before "by" after a noun."""
        back = at - 1
        while back >= 0 and tags[back] in ("RB", "PRP") and at - back < 4:
            if texts[back].lower() in ("he", "she", "it", "they", "we", "i"):
                return "VBD"
            back -= 1
        if back >= 0 and texts[back].lower() in HAVE | BE:
            return "VBN"
        if back >= 0 and tags[back] in ("DT", "JJ", "PRP$", "IN", "POS", "CD"):
            return "VBN"
        following = texts[at + 1].lower() if at + 1 < len(texts) else ""
        if following == "by" and back >= 0 and tags[back] in NOMINAL | {","}:
            return "VBN"
        verb_before = any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in tags[max(0, at - 8):at])
        return "VBD" if back < 0 or tags[back] in NOMINAL | {",", "CC", "WDT", "WP", "''", "RB", "-RRB-", "EX"} and not (
            verb_before and tags[back] in ("NN", "NNS") and following in ("in", "by", "on")) else tags[at]


def _by_shape(word: str) -> str:
    for suffix, tag in (("ly", "RB"), ("ing", "VBG"), ("ed", "VBD"), ("ous", "JJ"), ("ful", "JJ"), ("ive", "JJ"), ("al", "JJ"), ("-backed", "JJ"), ("-led", "JJ")):
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            return tag
    return "JJ" if "-" in word else "NNS" if word.endswith("s") and not word.endswith("ss") else "NN"
