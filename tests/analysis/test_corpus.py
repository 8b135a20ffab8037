"""A parsed corpus in a file: coded again it gives the same events, and changes are found where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path

import pytest

from coder.actors.asides import Asides
from coder.actors.discourse import Discourse
from coder.actors.outlook import Outlook
from coder.actors.passing import Passing
from coder.analysis.corpus import Changes, Store, diff, fill_store, find, open_store
from coder.analysis.corpus.comparing import Comparison, Reach, Task
from coder.analysis.corpus.delta import Delta
from coder.analysis.corpus.recoding import recoded
from coder.analysis.corpus.states import advance, unpacked_rows
from coder.analysis.corpus.store import CODING, LANGUAGE
from coder.analysis.corpus.word_index import words_of
from coder.core.errors import InputError, OutputError, UsageError
from coder.core.model import ActorSpan, Article, Event
from coder.core.values import replace
from coder.formats.duckdb import connect
from coder.formats.input.articles import read_articles
from coder.formats.output.columns import flat
from coder.pipeline import Pipeline

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "analysis"
SPOKEN = (
    "Libyan President Muammar Gaddafi told reporters in Tripoli of the talks. Nobody answered. "
    '"We attacked Chad on Monday," he said. "We will attack France." Chad denied it. The denial was criticized.'
)
ODD = [
    Article("", ""),
    Article("marks", "... !!! \u201c\u2026\u201d"),
    Article("damaged", "Serbia\u00e2\u20ac\u2122s army attacked Kosovo.\n\nIt said so."),
    Article("capitals", "RUSSIA ATTACKED GEORGIA. CHAD MET LIBYA."),
    Article("dateline", "PARIS, March 5, 2014 (AFP) -- Police arrested ten protesters. It was late."),
    Article("words", "Libya provided zebras to Chad. A tall soldier of Libya attacked Chad."),
    Article("marked", "The Blues attacked the Reds.", None, (ActorSpan(0, 9, code="FRA"), ActorSpan(19, 27))),
    Article("spoken", SPOKEN),
    Article("issued", "Libya issued a statement. It rained in Paris. The statement urged Chad to free ten men."),
    Article("aside", "France wrote to Kenyan President Uhuru Kenyatta. It rained. The president criticized Chad."),
    Article("charged", "Chad accused Libya of lying. It rained. It snowed. The sun came out. Libya denied the charge."),
    Article("long", "Chad met Libya. " * 40 + "It accused France of lying. France denied it."),
]


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """The samples, and odd texts."""
    found = [one for one in read_articles([str(ROOT / "samples" / "articles.jsonl")]) if isinstance(one, Article)]
    return [*found, *ODD]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, articles: list[Article]) -> Path:
    """A store with these articles."""
    made = tmp_path_factory.mktemp("store") / "corpus.duckdb"
    fill_store(made, articles)
    return made


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """The same store, open."""
    with open_store(path) as opened:
        yield opened


def test_stored_parses_are_those_of_the_coder(store: Store, articles: list[Article]) -> None:
    """Parses come back as the same records, and give the same events and rejections."""
    coder = Pipeline()
    for stored, article in zip(store.articles(), articles, strict=True):
        parsed = stored.parsed()
        assert parsed == coder.parsed(article)
        assert coder.read_parsed(parsed) == coder.read(article)


def test_stored_events_are_those_of_the_coder(store: Store, articles: list[Article]) -> None:
    """Each article's events stand in the store, as rows of any output."""
    events = store.events(range(len(articles)))
    coder = Pipeline()
    for number, article in enumerate(articles):
        assert events.get(number, []) == [flat(event) for event in coder.read(article).events]


def test_a_sentence_gives_the_events_that_it_gives_among_all(store: Store, articles: list[Article]) -> None:
    """What was said before any sentence is in the store: who spoke, was charged or attacked, and who was named."""
    coder = Pipeline()
    for stored, article in zip(store.articles(), articles, strict=True):
        whole = coder.read(article).events
        for index in range(len(stored.sentences)):
            found = recoded(coder, stored, [index])
            assert found.sentences == {index}
            wanted = [flat(_of_its_own(event, whole)) for event in whole if event.sentence == index]
            assert list(map(flat, found.coded.events)) == wanted


def _of_its_own(event: Event, whole: Sequence[Event]) -> Event:
    """An event without a cause that another sentence tells, which its own sentence can't say."""
    if event.because_of not in {other.event_id for other in whole if other.sentence != event.sentence}:
        return event
    return replace(event, because_of=None, trace=tuple(step for step in event.trace if step.part != "cause"))


FORGOTTEN = {"begin", "countries_before", "owners", "challenges", "deeds", "documents"}
"""What begins anew with each sentence, and what is kept only as long as a later sentence may ask for it."""


def test_states_bring_a_discourse_to_where_it_was(store: Store, articles: list[Article]) -> None:
    """All that an article has said so far comes back, whatever there is to be remembered."""
    coder = Pipeline()
    for stored in store.articles():
        parsed = stored.parsed()
        read = [one.actors.discourse for one in coder.extracted_again(parsed)]
        again = coder.begun(parsed.article, parsed.layout)
        advance(again, unpacked_rows(stored.states))
        for field in fields(Discourse) if read else ():
            if field.name not in FORGOTTEN:
                assert plain(getattr(again, field.name)) == plain(getattr(read[-1], field.name)), field.name


def plain(state: object) -> object:
    """A state without the lines of the dictionaries, which decide nothing, and in one order."""
    if isinstance(state, Passing):
        return plain(state.kept)
    if isinstance(state, dict):
        return {name: plain(one) for name, one in state.items()}
    if isinstance(state, Outlook):
        return state.home(), state.only()
    found = state.since(0) if isinstance(state, Asides) else state
    if isinstance(found, set):
        return found
    text = re.sub(r"where='[^']*'", "", re.sub(r"<\w+\.\w+: ('[^']*')>", r"\1", repr(found)))
    return re.sub(r"frozenset\({(.*?)}\)", lambda nouns: str(sorted(nouns[1].split(", "))), text)


def test_the_same_article_is_stored_once(tmp_path: Path, articles: list[Article]) -> None:
    """Filling goes on where it was; what is there is not parsed again."""
    made = tmp_path / "corpus.duckdb"
    fill_store(made, articles[:3])
    sizes = fill_store(made, articles[:5], workers=2)
    assert sizes.articles == 5
    assert fill_store(made, articles[:5]) == sizes
    assert fill_store(made, articles[:1], anew=True).articles == 1


OVERLAYS = {
    "a verb": ("verbs/a.yaml", '- {id: my.meet, verb: meet, object: "*", action: FIGHT, examples: ["x => none"]}'),
    "no event": ("verbs/a.yaml", '- {id: my.none, verb: attack, object: "*", event: none, examples: ["x => none"]}'),
    "a noun": ("verbs/a.yaml", '- {id: my.talk, noun: [talk, denial], action: FIGHT, examples: ["x => none"]}'),
    "who speaks": ("verbs/a.yaml", '- {id: my.tell, verb: tell, action: FIGHT, examples: ["x => none"]}'),
    "a pattern": (
        "verbs/a.yaml",
        '- {id: my.of, verb: provide, with: {to: Chad|zebra}, action: FIGHT, examples: ["x => none"]}',
    ),
    "a frame": (
        "verbs/a.yaml",
        '- {id: my.say, verb: [say, deny, accuse], frame: threaten, alone: yes, examples: ["x => none"]}',
    ),
    "a name": ("actors/a.yaml", "- {id: my.libya, names: [Libya, Kosovo], codes: [XXX], kind: organisation}"),
    "a role": ("agents.yaml", "- {id: my.president, names: [president, army], role: REB}"),
    "a modifier": ("agents.yaml", "- {id: my.m, modifier: [tall], role: REB}"),
    "a set": ("nouns.yaml", "- {extends: aid, words: [zebra]}"),
    "an action": ("frames.yaml", 'actions:\n  MEET: {done: "043", reciprocal: "yes"}\n'),
    "fits nowhere": (
        "verbs/a.yaml",
        '- {id: my.none, verb: [tell, meet], object: talk, with: {of: Chad}, action: FIGHT, examples: ["x => none"]}',
    ),
    "nothing": ("verbs/a.yaml", '- {id: my.xylophone, noun: xylophone, action: FIGHT, examples: ["x => none"]}'),
}


def overlay(folder: Path, file: str, text: str) -> Path:
    """A folder of dictionaries with one file."""
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", OVERLAYS)
def test_changes_are_those_of_coding_everything_anew(store: Store, tmp_path: Path, name: str) -> None:
    """Looking only where the words of changed entries stand misses nothing."""
    folder = overlay(tmp_path, *OVERLAYS[name])
    changes = diff(store, [folder])
    assert said(changes) == all_anew(store, [], [folder])
    assert bool(changes) == (name not in ("nothing", "fits nowhere"))
    assert all(one.entries for one in changes.all()) or name == "an action"


PASSED_ON = {
    "the speaker": (
        "Libya told Chad of the talks. It rained in Paris. Troops left. "
        '"We attacked Kenya on Monday." It rained again. Libya met France.',
        {0, 3, 5},  # which two states have dealt with each other is counted again
    ),
    "a new speaker": (
        "Libya told Chad of the talks. Mali said that it was ready. It rained. "
        '"We met Kenya on Monday." It rained again.',
        {0, 3},
    ),
    "a charge": (
        "Libya accused Chad of lying. It rained. It snowed. Chad denied the charge. France denied it. It rained.",
        {0, 3},
    ),
    "a charge made again": (
        "Libya accused Chad of lying. It rained. Mali accused Chad of lying. Chad denied it.",
        {0, 2, 3},
    ),
    "a deed": (
        "Libya told Chad of the talks. It rained. France denounced the attack. Mali denounced the attack.",
        {0, 2, 3},
    ),
    "a name": ("Libya told Kenyan President Uhuru Kenyatta of the talks. It rained. Chad met Libya.", {0, 2}),
}
"""Texts whose sentences with "told" and "accused" are read otherwise, and which are to be coded for that."""


@pytest.mark.parametrize("what", PASSED_ON)
def test_what_a_sentence_leaves_behind_is_followed(tmp_path: Path, what: str) -> None:
    """Behind it only those are coded again that ask for something of it that differs, and nothing is missed."""
    text, read = PASSED_ON[what]
    entry = '- {id: my.tell, verb: [tell, accuse], target: object, action: FIGHT, examples: ["x => none"]}'
    mine = overlay(tmp_path / "mine", "verbs/a.yaml", entry)
    made = tmp_path / "corpus.duckdb"
    fill_store(made, [Article("a", text)])
    with open_store(made) as store:
        changes = diff(store, [mine])
        assert changes and said(changes) == all_anew(store, [], [mine])
        (stored,) = store.articles()
        touched = [at for at in range(len(stored.sentences)) if {"=tell", "=accuse"} & words_of(stored.parse(at))]
        assert recoded(Pipeline([mine]), stored, touched).sentences == read


def test_entries_of_verbs_are_looked_for_where_the_verb_stands(store: Store, tmp_path: Path) -> None:
    """Not where a noun has their word, as "talks" mostly is one."""
    entry = '- {{id: my.talk, {}: talk, action: FIGHT, examples: ["x => none"]}}'
    verb, noun = (
        diff(store, [overlay(tmp_path / kind, "verbs/a.yaml", entry.format(kind))]) for kind in ("verb", "noun")
    )
    assert verb.coded < noun.coded


def test_several_processes_find_the_same_in_the_same_order(store: Store, tmp_path: Path) -> None:
    """How many cores a machine has decides about nothing but time."""
    folder = overlay(tmp_path, *OVERLAYS["a role"])
    alone = diff(store, [folder], workers=1)
    assert alone and diff(store, [folder], workers=4) == alone


def test_both_sets_may_be_others_than_those_of_the_store(path: Path, tmp_path: Path) -> None:
    """Each is coded where it may differ from the store, which is of use as long as its own dictionaries are known."""
    old, new = overlay(tmp_path / "old", *OVERLAYS["a verb"]), overlay(tmp_path / "new", *OVERLAYS["a name"])
    other = tmp_path / "other.duckdb"
    other.write_bytes(path.read_bytes())
    with open_store(path) as store:
        expected = all_anew(store, [old], [new])
        assert said(diff(store, [new], [old])) == expected
    with connect(str(other)) as database:
        database.execute("UPDATE store_info SET value = 'other' WHERE name = ?", [CODING])
    assert said(diff(other, [new], [old])) == expected


def all_anew(store: Store, old: list[Path], new: list[Path]) -> list[tuple[str, int, str, str]]:
    """What differs if everything is coded by both sets of dictionaries."""
    compare = Comparison(tuple(old), tuple(new), Delta())()
    tasks = [Task(stored, Reach(), Reach(), []) for stored in store.articles()]
    found = [one for changes in compare(tasks) for one in changes]
    return sorted((one.article_id, one.sentence, str(one.old), str(one.new)) for one in found)


def said(changes: Changes) -> list[tuple[str, int, str, str]]:
    """What differs, without order."""
    return sorted((one.article_id, one.sentence, str(one.old), str(one.new)) for one in changes.all())


def test_an_entry_that_is_taken_away_is_named(tmp_path: Path) -> None:
    """What is lost is lost by the entry that is no longer there."""
    mine = overlay(tmp_path / "mine", "verbs/a.yaml", '- {id: my.zap, verb: zap, action: FIGHT, examples: ["x => y"]}')
    made = tmp_path / "corpus.duckdb"
    fill_store(made, [Article("a", "Chad zapped Libya. France met Chad.")], [mine])
    changes = diff(made, ["bundled"])
    assert [(str(one.old), one.new, one.entries) for one in changes.lost] == [("TCD 190 FIGHT LBY", None, ("my.zap",))]
    assert not changes.added and not changes.recoded and changes.by_entry()["my.zap"].lost == 1
    assert not diff(made, [mine])


FINDS = [
    line.split(" => ")
    for line in (CASES / "finds.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a line of the text to be searched in each article."""
    made = tmp_path_factory.mktemp("searched") / "corpus.duckdb"
    lines = (CASES / "find_text.txt").read_text(encoding="utf-8").splitlines()
    fill_store(made, [Article(f"a{number}", line) for number, line in enumerate(lines)])
    return made


@pytest.mark.parametrize(("query", "expected"), FINDS, ids=[query for query, _ in FINDS])
def test_a_query_finds(searched: Path, query: str, expected: str) -> None:
    """Each found place is the verb group of its clause, or the word that was asked for."""
    assert " ".join(f"[{hit.text[hit.start : hit.end]}]" for hit in find(searched, query)) == expected.strip()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("verb:shell xyz:a", "column 12: 'xyz' is no field"),
        ("verb:&nothing", "column 6: there is no synonym set 'nothing'"),
        ("village voice:middle", "column 15: 'middle' is no value of voice"),
        ("", "can't be read"),
        ('verb:"open', "column 6: the query can't be read"),
    ],
)
def test_a_wrong_query_is_told_with_its_column(searched: Path, query: str, message: str) -> None:
    """The message says where the fault stands."""
    with pytest.raises(UsageError, match=r".*") as caught:
        list(find(searched, query))
    assert message in str(caught.value)


def test_a_store_of_other_grammars_is_refused(path: Path, tmp_path: Path) -> None:
    """A store whose parses the present coder would not make is not used."""
    stale = tmp_path / "stale.duckdb"
    stale.write_bytes(path.read_bytes())
    with connect(str(stale)) as database:
        database.execute("UPDATE store_info SET value = 'other' WHERE name = ?", [LANGUAGE])
    with pytest.raises(UsageError, match="parse the corpus again"), open_store(stale):
        pass


def test_a_damaged_store_is_not_called_in_use(tmp_path: Path) -> None:
    """Of a database that is cut off nobody is asked to close it."""
    cut = tmp_path / "cut.duckdb"
    with connect(str(cut)) as database:
        database.execute("CREATE TABLE articles AS SELECT range AS article FROM range(9)")
    cut.write_bytes(cut.read_bytes()[:5000])
    with pytest.raises(OutputError, match="make one with"), open_store(cut):
        pass


@pytest.mark.parametrize("content", [None, b"", b"text", b"x" * 5000])
def test_what_is_no_store_is_refused(tmp_path: Path, content: bytes | None) -> None:
    """Neither a missing file nor one of other bytes is opened."""
    other = tmp_path / "other.duckdb"
    if content is not None:
        other.write_bytes(content)
    with pytest.raises(UsageError if content is None else InputError), open_store(other):
        pass
