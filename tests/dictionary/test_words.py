"""Words: regular forms, the lexicon, and the classes of words that clauses ask for."""

from __future__ import annotations

import marshal
from pathlib import Path

import pytest

from coder.core.errors import DictionaryError
from coder.core.paths import dictionaries_dir
from coder.dictionary.inflection import plural_by_ending, regular_noun, regular_plural, regular_verb
from coder.dictionary.lexicon import FOLDER, Lexicon, compiled_words
from coder.dictionary.verb_classes import CONTEXT, CONTROL, load_words


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The bundled lexicon."""
    return Lexicon.load(dictionaries_dir())


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("retweeted", "retweet"),
        ("geolocating", "geolocate"),
        ("replanned", "replan"),
        ("unfriends", "unfriend"),
        ("overtaxes", "overtax"),
        ("recarries", "recarry"),
        ("recarried", "recarry"),
        ("cross-passes", "cross-pass"),
        ("bypass", "bypass"),
        ("ring", "ring"),
    ],
)
def test_base_forms_of_verbs(form: str, base: str) -> None:
    """A lost e or y comes back, a doubled consonant goes."""
    assert regular_verb(form, ()) == base


def test_known_verbs_decide_the_spelling() -> None:
    """Between two spellings a known verb is taken."""
    assert regular_verb("re-hoping", ("hope",)) == "re-hope"
    assert regular_verb("re-hopping", ("hop",)) == "re-hop"


@pytest.mark.parametrize(("plural", "singular"), [("jihadis", "jihadi"), ("boxes", "box"), ("crisis", "crisis")])
def test_singulars(plural: str, singular: str) -> None:
    """The regular ending goes; a word that only ends like a plural stays."""
    assert regular_noun(plural) == singular


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("gunman", "gunmen"), ("human", "humans"), ("ally", "allies"), ("envoy", "envoys"), ("coach", "coaches")],
)
def test_plurals(noun: str, plural: str) -> None:
    """Plurals follow the ending; those of "-man" end in "-men"."""
    assert regular_plural(noun) == plural
    assert plural_by_ending("GUNMAN") == "GUNMANS"


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("bombed", "VBD", "bomb"),
        ("went", "VBD", "go"),
        ("men", "NNS", "man"),
        ("frobnicators", "NNS", "frobnicator"),
        ("police", "NNS", "police"),
        ("Angela", "NNP", "Angela"),
        ("The", "DT", "the"),
    ],
)
def test_lemmas(form: str, tag: str, lemma: str, lexicon: Lexicon) -> None:
    """The lemma depends on the tag; names stay as they are."""
    assert lexicon.lemma(form, tag) == lemma


def test_tags_of_forms(lexicon: Lexicon) -> None:
    """Tags stand in the order of how common they are; an unknown form has none."""
    assert lexicon.tags("attack")[0] == "NN"
    assert lexicon.tags("frobnicate") == ()


def test_the_cache_can_keep_the_words() -> None:
    """What is compiled of the word files are plain values, which ``marshal`` gives back as they were."""
    compiled = compiled_words(dictionaries_dir() / FOLDER)
    assert marshal.loads(marshal.dumps(compiled)) == compiled


def test_word_classes() -> None:
    """A class holds lemmas; a class with a preposition holds pairs."""
    classes = load_words()
    assert classes.has("object", "urge") and not classes.has("object", "sleep")
    assert classes.has_pair("prep", "call", "on") and not classes.has_pair("prep", "call", "under")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {id: a, kind: report, words: [say], verb: say}", "unknown key 'verb'"),
        ("- {id: a, kind: reports, words: [say]}", "'reports' is no kind of word list"),
        ("- {id: a, kind: prep, words: [call]}", "'prep' do not fit"),
        ("- {id: a, kind: report, prep: on, words: [say]}", "'prep' do not fit"),
    ],
)
def test_a_wrong_class_is_a_fault(text: str, message: str, tmp_path: Path) -> None:
    """Unknown keys and kinds, and a preposition too many or too few, are errors with their line."""
    (tmp_path / "words").mkdir()
    (tmp_path / CONTEXT).write_text("", encoding="utf-8")
    (tmp_path / CONTROL).write_text(text, encoding="utf-8")
    with pytest.raises(DictionaryError, match=message) as caught:
        load_words(tmp_path)
    assert caught.value.line == 1
