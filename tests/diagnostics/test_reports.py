"""The reports on dictionaries and texts: examples, coverage, hidden entries, missing actors, traces and look-ups."""

from __future__ import annotations

from datetime import date as Date
from functools import cache
from pathlib import Path

import pytest

from coder.core.entry import Entry
from coder.core.errors import DictionaryError
from coder.core.model import Article
from coder.diagnostics.coverage import code_coverage, never_fired
from coder.diagnostics.entries import code_lines, word_lines
from coder.diagnostics.examples import ExampleResult, change_lines, failing_examples, run_example, run_examples
from coder.diagnostics.explain import explain, explain_entry, lines
from coder.diagnostics.lookup import lookup
from coder.diagnostics.missing_actors import MissingActor, missing_actors
from coder.diagnostics.missing_verbs import MissingVerb, missing_verbs
from coder.diagnostics.selection import Selection
from coder.diagnostics.unreachable import unreachable_entries
from coder.pipeline import Pipeline

ENTRY = Entry("verbs/mine.yaml", 3, {"id": "mine.one"})


@cache
def coder() -> Pipeline:
    """Return one coder for all tests."""
    return Pipeline()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dictionary folder of a user."""
    (tmp_path / "verbs").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Kenya attacked Chad. => KEN FIGHT TCD", True),
        ("Kenya attacked Chad. => none", False),
        ("It rained in Chad. => none", True),
    ],
)
def test_an_example_holds_if_it_gives_exactly_its_events(text: str, holds: bool) -> None:
    """An event that is missing or not wanted makes it fail, and the error names the deciding entry."""
    result = run_example(coder(), ENTRY, text)
    if result.got and not holds:
        errors = failing_examples([result])
        assert errors[0].line == 3 and "should give none but gives" in errors[0].message
        assert result.deciding[0] in errors[0].remedy
    assert result.holds is holds


def test_an_example_without_an_arrow_is_an_error() -> None:
    """The message shows the right form."""
    with pytest.raises(DictionaryError, match="has no '=>'"):
        run_example(coder(), ENTRY, "Kenya attacked Chad.")


def test_examples_of_a_folder_are_run_alone(folder: Path) -> None:
    """Only the folder's own entries count."""
    mine = "- {id: my.snub, verb: snub, object: '*', action: DISAPPROVE, examples: [%s]}\n"
    text = "'Kenya snubbed Chad. => KEN DISAPPROVE TCD'"
    (folder / "verbs" / "mine.yaml").write_text(mine % text, encoding="utf-8")
    with_folder = Pipeline([folder])
    assert [result.holds for result in run_examples(with_folder, Selection(folder))] == [True]


def test_a_changed_example_names_what_changed_it() -> None:
    """The line has the events before and after, and the entry that decides now."""
    result = ExampleResult(ENTRY, "A met B.", frozenset(["A MEET B"]), frozenset(), ("my.meet (mine.yaml:1)",))
    assert change_lines([result]) == [
        "verbs/mine.yaml:3: 'A met B.' gave A MEET B and gives none by my.meet (mine.yaml:1)"
    ]


def test_coverage_counts_entries_frames_and_examples() -> None:
    """Each code below the roots has a row, and no code of the bundled dictionaries is out of reach."""
    result = run_example(coder(), ENTRY, "Kenya attacked Chad. => KEN FIGHT TCD")
    rows = {row.code: row for row in code_coverage(coder().dictionary, [result])}
    assert rows["190"].examples == 1 and rows["190"].entries > 0
    assert all(len(code) > 2 for code in rows)


def test_entries_that_decide_nothing_are_listed() -> None:
    """Entries that made or rejected an event have fired."""
    articles = [Article("a", "Kenya attacked Chad. Peru did not attack Chile.")]
    silent = {entry.id for entry in never_fired(coder(), articles)}
    events = coder().read(articles[0]).events
    fired = {reason.rule for event in events for reason in event.trace if reason.part == "verb"}
    assert fired and not fired & silent
    assert silent


def test_a_hidden_entry_is_an_error(folder: Path) -> None:
    """A later entry with the same word and patterns never fires."""
    (folder / "verbs" / "mine.yaml").write_text(
        "- {id: my.one, verb: zork, action: MEET, examples: ['It rained. => none']}\n"
        "- {id: my.two, verb: zork, action: DISAPPROVE, examples: ['It rained. => none']}\n"
        "- {id: my.three, verb: zork, object: '*', action: PRAISE, examples: ['It rained. => none']}\n",
        encoding="utf-8",
    )
    errors = [error for error in unreachable_entries(Pipeline([folder]).dictionary) if "zork" in error.message]
    assert [(error.line, "never fires: my.one" in error.message) for error in errors] == [(2, True)]


def test_missing_names_and_roles_are_counted() -> None:
    """Names in subject and object positions and nouns for people count; months, things and known actors don't."""
    texts = (
        "Orvald Grimsby accused Kenya. Farmers hate December. Workers like December.",
        "Orvald Grimsby arrived. Grimsby warned Chad. The zeppelinist urged Kenya to pay.",
        "The zeppelinist threatened Peru. The letter angered Peru. The letter pleased Chad.",
    )
    found = missing_actors(coder(), [Article(str(at), text) for at, text in enumerate(texts)])
    assert [(one.kind, one.words, one.count) for one in found] == [
        ("name", "Orvald Grimsby", 3),
        ("role", "zeppelinist", 2),
    ]


def test_a_missing_actor_becomes_an_entry() -> None:
    """The probable code is filled in, and the examples are comments."""
    actor = MissingActor("Orvald Grimsby", "name", 2, examples=["Grimsby left."])
    assert (
        actor.entry()
        == '# 2 times: Grimsby left.\n- {id: new.orvald_grimsby, names: ["Orvald Grimsby"], codes: ["???"]}'
    )
    actor.codes["KENGOV"] += 1
    assert actor.entry().endswith(
        '{id: ken.orvald_grimsby, names: ["Orvald Grimsby"], kind: person, codes: ["KENGOV"]}'
    )
    assert (
        MissingActor("zeppelinist", "role", 1).entry()
        == '- {id: agent.zeppelinist, names: ["zeppelinist"], role: "???"}'
    )


def test_verbs_and_nouns_between_two_actors_without_an_entry_are_listed() -> None:
    """What an entry fits, or stands beside one actor only, is not listed; the commonest come first."""
    texts = [
        "Kenya zorched Chad.",
        "Kenya's flombage with Chad went on.",
        "Chad was zorched by Kenya.",
        "Kenya zorched Mali.",
    ]
    texts += ["Kenya attacked Chad.", "Kenya zorched the soup.", "Kenya is a friend of Chad."]
    found = missing_verbs(coder(), [Article(str(at), text) for at, text in enumerate(texts)], least=1)
    assert [(one.kind, one.words, one.place, one.count) for one in found] == [
        ("verb", "zorch", "object", 2),
        ("noun", "flombage", "with", 1),
        ("verb", "zorch", "subject", 1),
    ]
    assert "Kenya zorched Chad." in found[0].examples


def test_a_missing_verb_becomes_an_entry_to_be_filled_in() -> None:
    """Its examples stand above it as comments."""
    lines = MissingVerb("zorch", "verb", "object", 2, ["Kenya zorched Chad."]).entry().splitlines()
    assert lines[0] == "# 2 times: Kenya zorched Chad."
    assert lines[1].startswith('- {id: new.zorch_object, verb: [zorch], target: [object], action: "???"')


def test_a_trace_shows_chunks_clauses_events_and_rejections() -> None:
    """Each sentence has its own lines, with tags if asked."""
    article = Article("a", "Kenya attacked Chad. Peru did not visit Chile.")
    found = list(lines(explain(coder(), article)))
    assert found[0] == "sentence 0: Kenya attacked Chad."
    assert any(line.startswith("  event 190") and line.endswith("KEN -> TCD") for line in found)
    assert any(line.startswith("  clause 0 main") and "| attacked | Chad" in line for line in found)
    assert any("no event at" in line and "negated" in line for line in found)
    assert "    Kenya/NNP Kenya" in list(lines(explain(coder(), article, tags=True)))


def test_one_event_is_explained_alone() -> None:
    """Only its sentence, and nothing in an article that has no such event."""
    article = Article("a", "Kenya attacked Chad. Peru visited Chile.", Date(2014, 3, 5))
    event = coder().read(article).events[0]
    found = list(lines(explain(coder(), article, event_id=event.event_id)))
    assert found[0] == "sentence 0: Kenya attacked Chad." and not any("Peru" in line for line in found)
    assert sum(line.startswith("  event") for line in found) == 1
    assert not list(explain(coder(), article, event_id="0" * 16))


def test_every_clause_has_an_event_or_a_reason() -> None:
    """Also those that no entry fits; the nearest entries stand below."""
    found = list(lines(explain(coder(), Article("a", "Syria sided. Iran knitted."))))
    at = next(at for at, line in enumerate(found) if line.startswith('  no event at "sided": none of the '))
    assert found[at].endswith(" entries for the verb 'side' fits")
    assert found[at + 1].startswith("    near: praise.side (verbs/")
    assert "  no event at \"knitted\": the verb 'knit' has no entry" in found
    assert list(lines(explain(coder(), Article("a", "Fog over Chad."))))[-1].startswith("  no event: it has no clause")


def test_an_entry_is_explained() -> None:
    """Which condition failed at which words, or that the text has none of its words."""
    article = Article("a", "France snubbed talks with Libya.")
    found = list(lines(explain_entry(coder(), article, "boycott.vote")))
    assert found[1].startswith('  "snubbed" in sentence 0: the object "talks" is not &election|referendum')
    assert "none of its words" in list(lines(explain_entry(coder(), article, "fight.attack")))[1]


def test_a_code_and_a_word_lead_to_entries() -> None:
    """A code lists its actions, and a lemma the entries for it."""
    by_code = list(code_lines(coder().dictionary, "190"))
    assert by_code[0].startswith("190 FIGHT:") and "quad class 4" in by_code[0]
    by_word = list(word_lines(coder().dictionary, ["bombard"]))
    assert by_word and all(line.startswith("  ") for line in by_word)


@pytest.mark.parametrize(
    ("words", "date", "start"),
    [("Kenyan police", None, "KENCOP Kenyan police"), ("190", None, "190 FIGHT"), ("zzz", None, "")],
)
def test_a_name_is_looked_up_at_a_date(words: str, date: Date | None, start: str) -> None:
    """A phrase gives its code, a code its name, and an unknown word nothing."""
    lines = list(lookup(coder(), words, date))
    assert (lines[0] if lines else "").startswith(start) and bool(lines) is bool(start)
