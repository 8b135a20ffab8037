"""Words get the tags that the lexicon, their forms and the rules of ``words/tag_rules.yaml`` give them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from coder.core.errors import DictionaryError
from coder.core.paths import dictionaries_dir
from coder.core.syntax import Token
from coder.dictionary.lexicon import Lexicon
from coder.language.tagging.sentence_view import EDGE, SentenceView
from coder.language.tagging.tag_rules import PENN, Rule, compile_rules
from coder.language.tagging.tagger import Tagger
from coder.language.tagging.unknown_words import Style, capital_runs, numeric, sentence_style, unknown
from coder.language.text.tokenizer import tokenize

LEXICON = Lexicon.load(dictionaries_dir())
TAGGER = Tagger(LEXICON)
FOLDER = Path(__file__).parents[1] / "cases" / "tagging"
GROUPS: dict[str, dict[str, str]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))
}
MARK = re.compile(r"\[(.+?)/([^\]]+)\]")


def rules_by_group() -> dict[str, list[str]]:
    """The ids of the rules under each heading of ``tag_rules.yaml``."""
    groups: dict[str, list[str]] = {}
    group: list[str] = []
    for line in (dictionaries_dir() / "words" / "tag_rules.yaml").read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"# --- (\w+): ", line):
            group = groups[heading[1]] = []
        elif entry := re.match(r"- \{id: ([^,]+),", line):
            group.append(entry[1])
    return groups


def read_mark(case: str) -> tuple[str, int, str]:
    """The plain sentence of a case, the offset of its marked word, and the tag stated."""
    mark = MARK.search(case)
    assert mark is not None
    return MARK.sub(r"\1", case), mark.start(), mark[2]


def tagged(text: str) -> tuple[Token, ...]:
    """A sentence with tags."""
    return TAGGER.tag(tokenize(text))


@pytest.mark.parametrize(("rule", "case"), [pair for cases in GROUPS.values() for pair in cases.items()])
def test_rule(rule: str, case: str) -> None:
    """The rule is the one that decides the tag of the marked word."""
    text, start, tag = read_mark(case)
    words = tokenize(text)
    at = next(at for at, word in enumerate(words) if word[1] == start)
    decided = TAGGER.explain(words)[at]
    assert decided is not None
    assert (decided.name, TAGGER.tag(words)[at].tag) == (rule, tag)


def test_each_group_of_rules_has_cases() -> None:
    """There is a file of cases for each heading, and it names no rule of another."""
    rules = rules_by_group()
    assert GROUPS.keys() == rules.keys()
    for group, cases in GROUPS.items():
        assert cases.keys() <= set(rules[group])


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Rebels attacked the town.", "NNS VBD DT NN ."),
        ("REBELS ATTACKED THE TOWN.", "NNS VBD DT NN ."),
        ("The Blorkians met Zanfred.", "DT NNP VBD NNP ."),
        ('He said "no" to "them".', "PRP VBD `` DT '' TO `` PRP '' ."),
        ("The rebels' base fell.", "DT NNS POS NN VBD ."),
        ("He said 'no' twice.", "PRP VBD `` DT '' RB ."),
        ("A pro-Norland group left.", "DT JJ NN VBD ."),
        ("He was re-elected.", "PRP VBD VBN ."),
        ("On 5 March the 12-day war ended.", "IN CD NNP DT JJ NN VBD ."),
    ],
)
def test_tags(text: str, tags: str) -> None:
    """Ordinary sentences, capitals, unknown names, quotes, hyphens and numbers get the tags of the Penn treebank."""
    assert " ".join(token.tag for token in tagged(text)) == tags


def test_lemmas_follow_the_tags() -> None:
    """A verb has its base form, a noun its singular, a name itself."""
    assert [token.lemma for token in tagged("Rebels attacked Norland.")] == ["rebel", "attack", "Norland", "."]


@pytest.mark.parametrize(
    ("word", "tags"),
    [
        ("blorkification", "NN"),
        ("blorkizing", "VBG NN JJ"),
        ("blorkly", "RB JJ"),
        ("anti-blork", "JJ NN"),
        ("re-blorked", "JJ VBN"),
        ("well-blorked", "JJ"),
        ("%", "SYM"),
        ("blork", "NN VB VBP"),
    ],
)
def test_unknown_words(word: str, tags: str) -> None:
    """The ending of a word, or the parts of a compound, tell which tags it can have."""
    assert unknown(word, LEXICON) == tags


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("3.5", "CD"),
        ("2-1", "CD"),
        ("$", None),
        ("21st", "JJ"),
        ("1980s", "NNS"),
        ("F-16", "NNP"),
        ("J.R.", "NNP"),
        ("www.example.org", "NN"),
        ("war", None),
    ],
)
def test_numbers_dates_and_codes(word: str, tag: str | None) -> None:
    """A word with figures or full stops has the tag of its form."""
    assert numeric(word) == tag


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("Rebels left the town on Monday .", Style.MIXED),
        ("REBELS LEAVE THE TOWN", Style.CAPITALS),
        ("Rebels Leave Northern Town", Style.TITLE),
        ("Karim Haddad and Ana Ruiz", Style.MIXED),
    ],
)
def test_sentence_style(text: str, style: Style) -> None:
    """A headline in title case has words with capitals that are not names."""
    assert sentence_style(text.split(), LEXICON.forms) is style


def test_a_short_name_in_capitals_is_not_a_run() -> None:
    """Two words in capitals may be names; three in a row are a headline."""
    assert capital_runs("the UN and the EU met NATO".split()) == frozenset()
    assert capital_runs("the UN TROOPS LEAVE town".split()) == {1, 2, 3}


def view(text: str) -> SentenceView:
    """A view of a sentence written as word/TAG."""
    pairs = [item.rpartition("/") for item in text.split()]
    edge, options = [""] * EDGE, [frozenset[str]()] * (len(pairs) + 2 * EDGE)
    words, tags = [pair[0] for pair in pairs], [pair[2] for pair in pairs]
    return SentenceView([*edge, *words, *edge], [*edge[1:], "^", *tags, *edge], options)


def rule(**keys: str) -> Rule:
    """The compiled rule of an entry that makes a verb of a noun."""
    entry = {"id": "mine", "from": "NN", "to": "VB", "where": "x.yaml:7"} | keys
    sets = {"id": "set.mine", "words": "big small", "where": "x.yaml:1"}
    return compile_rules([sets, entry])["NN"][0]


@pytest.mark.parametrize(
    ("key", "value", "text", "holds"),
    [
        ("next", "IN", "plan/NN of/IN", True),
        ("next", "IN", "plan/NN ./.", False),
        ("next", "of NNS", "plan/NN of/IN", True),
        ("next", "!of !NNS", "plan/NN of/IN", False),
        ("next", "!of !NNS", "plan/NN in/IN", True),
        ("next", "IN !of", "plan/NN of/IN", False),
        ("next", "V*", "plan/NN failed/VBD", True),
        ("next", "&mine", "plan/NN small/JJ", True),
        ("next2", "DT", "plan/NN of/IN the/DT", True),
        ("word", "!plan", "plan/NN", False),
        ("after", "IN", "plan/NN now/RB often/RB of/IN", True),
        ("after", "IN", "plan/NN now/RB ./.", False),
        ("ends", "an", "plan/NN", True),
        ("ends", "ing ed", "plan/NN", False),
        ("finite_after", "yes", "plan/NN of/IN war/NN failed/VBD", True),
        ("finite_after", "no", "plan/NN of/IN war/NN failed/VBD", False),
        ("finite_after", "yes", "plan/NN ,/, failed/VBD", False),
        ("verbless", "yes", "plan/NN of/IN war/NN ./.", True),
        ("verbless", "yes", "plan/NN failed/VBD ./.", False),
        ("headline", "yes", "plan/NN of/IN war/NN", True),
        ("headline", "yes", "plan/NN of/IN war/NN ./.", False),
    ],
)
def test_conditions(key: str, value: str, text: str, holds: bool) -> None:
    """Each key of an entry is a condition on the words and tags around the word."""
    found, sentence = rule(**{key: value}), view(text)
    is_tried = not found.following or sentence.tags[EDGE + 1] in found.following
    assert (is_tried and all(condition(sentence, EDGE) for condition in found.conditions)) is holds


def test_the_tagger_itself_sees_to_words_and_neighbouring_tags() -> None:
    """The tagger never tries such a rule with another word or between other tags."""
    found = rule(word="plan", prev="TO", next="IN")
    assert found.words == {"plan"}
    assert (found.previous, found.following) == ({"TO"}, {"IN"})
    assert not found.conditions


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"nxt": "IN"}, "unknown key 'nxt' in 'mine'"),
        ({"next": "&yours"}, "the set '&yours' is not defined in 'mine'"),
    ],
)
def test_a_wrong_entry_is_an_error_with_its_line(keys: dict[str, str], message: str) -> None:
    """The message names the entry, and the error its file and line."""
    with pytest.raises(DictionaryError, match=re.escape(message)) as caught:
        rule(**keys)
    assert (caught.value.file, caught.value.line) == ("x.yaml", 7)


def test_an_entry_without_a_target_is_an_error() -> None:
    """A rule must say which tag it gives."""
    with pytest.raises(DictionaryError, match="'from' or 'to' is missing"):
        compile_rules([{"id": "mine", "from": "NN", "where": "x.yaml:7"}])


def test_rules_name_tags_of_the_treebank() -> None:
    """A misspelt tag would never be met."""
    for rules in compile_rules(LEXICON.rules).values():
        for found in rules:
            neighbours = found.previous | found.following
            assert {found.target, *found.sources, *found.needs, *found.bars, *neighbours} <= set(PENN)
