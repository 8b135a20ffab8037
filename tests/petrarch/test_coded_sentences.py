"""Converted dictionaries code whole sentences: each line of tests/cases/petrarch/*.txt is a sentence and its events."""

from __future__ import annotations

import re
from datetime import date as Date
from pathlib import Path

import pytest

from coder.coding.events import Options
from coder.core.model import Article
from coder.petrarch.convert.bundled import Bundled
from coder.petrarch.convert.convert import convert
from coder.petrarch.engine.options import pattern_options
from coder.pipeline import Pipeline

CASES = Path(__file__).parents[1] / "cases" / "petrarch"


def lines(name: str) -> list[str]:
    return [
        line for line in (CASES / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]


def coded(coder: Pipeline, text: str, date: str = "2000-01-01") -> list[str]:
    events = coder.read(Article("case", text, Date.fromisoformat(date))).events
    return sorted(
        f"{e.code} {e.source.code if e.source else '---'} {e.target.code if e.target else '---'}" for e in events
    )


@pytest.mark.parametrize("line", lines("tabari.txt"))
def test_codes_as_the_line_says(tabari: Pipeline, line: str) -> None:
    """Dictionaries of TABARI give exactly the events of the line."""
    check(tabari, line)


@pytest.mark.parametrize("line", lines("petrarch2.txt"))
def test_petrarch2_codes_as_the_line_says(petrarch2: Pipeline, line: str) -> None:
    """Dictionaries of PETRARCH2 give exactly the events of the line."""
    check(petrarch2, line)


def check(coder: Pipeline, line: str) -> None:
    text, _, wanted = line.partition("=>")
    dated = re.search(r"\[(\d{4}-\d\d-\d\d)\]", text)
    found = coded(coder, text.split("[")[0].strip(), dated[1] if dated else "2000-01-01")
    assert found == sorted(part.strip() for part in wanted.split(";") if part.strip() != "none")


@pytest.mark.parametrize(
    ("settings", "text", "wanted"),
    [
        ({"require_dyad": "no"}, "A farmer visited Graustark.", ["032 --- GRK", "033 GRK ---"]),
        ({"require_dyad": "no"}, "A farmer visited a village.", []),
        ({"new_actor_length": "3"}, "The old farmer shelled Graustark.", ['190 "THE OLD FARMER" GRK']),
        ({"new_actor_length": "2"}, "The old farmer shelled Graustark.", []),
        (
            {},
            "Ruritania shelled, in the name of Syldavia, a harbour of the Graustarkian navy near the old border town.",
            ["190 RUR GRK"],
        ),
        (
            {"comma_max": "0"},
            "Ruritania shelled, in the name of Syldavia, a harbour of the Graustarkian navy near the old border town.",
            ["190 RUR SYL"],
        ),
        (
            {"comma_emax": "0", "require_dyad": "no"},
            "Ruritania shelled Graustark, soldiers said on Friday.",
            ["010 ---MIL ---", "190 RUR GRK"],
        ),
        ({"comma_bmax": "6"}, "With help of the Syldavian navy, Ruritania shelled Graustark.", ["190 RUR GRK"]),
        ({"nested": "yes"}, "Ruritania reported that Graustark shelled Syldavia.", ["010 RUR GRK", "190 GRK SYL"]),
        ({"former": ""}, "Former deputies of Syldavia shelled Graustark.", ["190 SYLLEG GRK"]),
    ],
)
def test_options_decide_what_is_coded(tabari: Pipeline, settings: dict[str, str], text: str, wanted: list[str]) -> None:
    """Each option of the configuration file changes what a sentence gives."""
    assert coded(tabari.with_pattern_options(pattern_options(settings)), text) == wanted


def test_the_caller_may_ask_for_half_dyads(tmp_path: Path) -> None:
    """Options of the command overrule the manifest on events without a source or target."""
    convert(sorted((CASES / "old").iterdir()), tmp_path / "out")
    asked = [
        coded(Pipeline([tmp_path / "out"], options), "A farmer shelled Graustark.")
        for options in (Options(), Options(half_dyads=True), Options(dyads=True))
    ]
    assert asked == [[], ["190 --- GRK"], []]


def test_trace_names_our_line_and_the_old_one(tabari: Pipeline) -> None:
    """A trace names the line of the folder and the line of the old dictionary."""
    event = tabari.read(Article("case", "Ruritania visited a harbour in Graustark.", Date(2000, 1, 1))).events[0]
    assert event.trace[0].where.startswith("patterns/patterns.yaml:1 from test.verbs.txt:")
    assert event.source is not None and "from test.actors.txt:2" in event.source.trace[0].where


def test_codes_that_are_not_cameo_have_no_weight(tabari: Pipeline) -> None:
    """The bundled ontology says nothing of codes that are not CAMEO."""
    event = tabari.read(Article("case", "Ruritania heavily shelled Graustark.", Date(2000, 1, 1))).events[0]
    assert (event.event, event.root, event.quad_class, event.goldstein) == ("191", "19", None, None)


def test_a_folder_may_say_what_its_codes_mean(tmp_path: Path) -> None:
    """A folder gives its own codes names and weights."""
    convert(sorted((CASES / "old").iterdir()), tmp_path / "out")
    (tmp_path / "out" / "ontology").mkdir()
    (tmp_path / "out" / "ontology" / "codes.yaml").write_text(
        '- {id: "191", name: SHELL_HARD, goldstein: "-9.5", quad: "4"}\n', encoding="utf-8"
    )
    event = (
        Pipeline([tmp_path / "out"])
        .read(Article("case", "Ruritania heavily shelled Graustark.", Date(2000, 1, 1)))
        .events[0]
    )
    assert (event.event, event.code, event.quad_class, event.goldstein, event.plover) == (
        "SHELL_HARD",
        "191",
        4,
        -9.5,
        None,
    )


def test_codes_of_cameo_have_their_names_and_weights(petrarch2: Pipeline) -> None:
    """Codes of CAMEO have the names and classes of the bundled ontology."""
    event = petrarch2.read(Article("case", "Ruritania struck Graustark.", Date(2000, 1, 1))).events[0]
    assert (event.code, event.quad_class) == ("190", 4)
    assert event.event == Pipeline().dictionary.codes["190"].name


def test_issues_stand_in_the_trace(tabari: Pipeline) -> None:
    """Each issue that a sentence names is a step of the trace, and ignored phrases are not."""
    text = "Ruritania shelled Graustark in the flood during a strike under flood lights."
    event = tabari.read(Article("case", text, Date(2000, 1, 1))).events[0]
    assert [reason.words for reason in event.trace if reason.part == "issue"] == ["ID_FLOOD", "ID_LABOUR"]


DISCARDED = [
    ("Ruritania struck Graustark. Syldavia ruined a bridge in Graustark. Syldavia struck Graustark.", []),
    (
        "Ruritania struck Graustark. Syldavia struck a bridge in Graustark. Syldavia struck Graustark.",
        ["190 RUR GRK", "190 SYL GRK"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), DISCARDED)
def test_discard_codes_discard_what_they_code(tmp_path: Path, text: str, wanted: list[str]) -> None:
    """A verb or pattern with ``[+++]`` discards the story, with ``[###]`` its sentence."""
    (tmp_path / "x.verbs.txt").write_text(
        "RUIN [+++]\nSTRIKE {STRUCK} [190]\n- * BRIDGE [###]\n- * % [191]\n", encoding="utf-8"
    )
    convert([tmp_path / "x.verbs.txt", CASES / "old" / "test.actors.txt"], tmp_path / "out")
    assert coded(Pipeline([tmp_path / "out"]), text) == wanted


def test_a_stem_matches_the_words_that_begin_so(tmp_path: Path) -> None:
    """Of a stem and a whole name the longer one counts."""
    (tmp_path / "x.verbs.txt").write_text("SHELL [190]\n", encoding="utf-8")
    (tmp_path / "x.agents.txt").write_text("MINIST [~GOV]\nMINISTER_OF_WAR [~MIL]\n", encoding="utf-8")
    files = [*sorted(tmp_path.iterdir()), CASES / "old" / "test.actors.txt"]
    convert(files, tmp_path / "out", Bundled(words=["ministerial", "ministry"]))
    coder = Pipeline([tmp_path / "out"])
    assert coded(coder, "The ministry of Ruritania shelled Graustark.") == ["190 RURGOV GRK"]
    assert coded(coder, "The minister of war of Ruritania shelled Graustark.") == ["190 RURMIL GRK"]


COMPOUNDS = [
    ("Ruritania and Graustark held talks in Syldavia.", ["031 GRK RUR", "031 RUR GRK"]),
    ("Ruritania and Graustark held talks with Syldavia.", ["031 GRK SYL", "031 RUR SYL"]),
    ("Syldavia reported a clash between Ruritania and Graustark.", ["223 GRK RUR", "223 RUR GRK"]),
    ("Syldavia reported a clash with Ruritania and Graustark.", ["224 SYL GRK", "224 SYL RUR"]),
    ("Ruritania and Graustark welcome talks with Syldavia.", ["051 GRK SYL", "051 RUR SYL"]),
    ("Ruritania and Graustark free prisoners from Syldavia.", ["085 GRK SYL", "085 RUR SYL"]),
    ("Ruritania and Graustark want free elections in Syldavia.", []),
]


@pytest.mark.parametrize(("text", "wanted"), COMPOUNDS)
def test_a_compound_acts_on_itself_unless_it_acts_on_others(tmp_path: Path, text: str, wanted: list[str]) -> None:
    """The place of the talks is no target of ``%``, and those between whom there is a clash are the source too."""
    (tmp_path / "x.verbs.txt").write_text(
        "HOLD {HELD} [010]\n- % * TALKS [031]\nREPORT [---]\n- * CLASH BETWEEN % [223]\n- * CLASH WITH % [224]\n"
        "WELCOME [051]\nFREE [085]\n",
        encoding="utf-8",
    )
    convert([tmp_path / "x.verbs.txt", CASES / "old" / "test.actors.txt"], tmp_path / "out")
    assert coded(Pipeline([tmp_path / "out"]), text) == wanted
