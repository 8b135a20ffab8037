"""Lines of old dictionaries become entries of ours, and what can't be carried over is reported with its line."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from coder import Coder
from coder.core.errors import CoderError, UsageError
from coder.core.yaml_entries import read_entries
from coder.petrarch.convert.bundled import Bundled, bundled
from coder.petrarch.convert.convert import convert
from coder.petrarch.convert.kinds import kind_of
from coder.petrarch.convert.report import Report
from coder.petrarch.convert.source import read_lines
from coder.petrarch.engine.folder import compile_folder
from coder.pipeline import Pipeline

FOLDER = Path(__file__).parents[1] / "cases"
OLD = FOLDER / "petrarch" / "old"
FILES = {
    "actors": "actors/actors.yaml",
    "agents": "agents.yaml",
    "sets": "nouns.yaml",
    "verbs": "patterns/verbs.yaml",
    "patterns": "patterns/patterns.yaml",
    "transforms": "patterns/transforms.yaml",
    "discards": "discards.yaml",
    "issues": "issues.yaml",
}


def converted(folder: Path, kind: str, text: str | bytes) -> tuple[dict[str, list[str]], list[str]]:
    """The entries of each kind without ids and places, as text, and the findings."""
    file = folder / f"x.{kind}.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    made = convert([file], folder / "out", Bundled(codes=frozenset(["010", "190"])))
    assert made.lines == len(list(read_lines(file, Report())))
    return rows_of(folder / "out"), [str(finding) for finding in made.findings]


def rows_of(folder: Path) -> dict[str, list[str]]:
    """The entries of each kind in a converted folder, as text."""
    rows = {}
    for name, path in FILES.items():
        if (folder / path).exists():
            rows[name] = [
                " | ".join(",".join(entry.texts(key)) for key in entry.values if key not in ("id", "was"))
                for entry in read_entries(folder / path, path)
            ]
    return rows


CASES = [
    ("actors", "RURITANIA_ [RUR] # c", {"actors": ["RURITANIA | RUR"]}),
    ("actors", "TWIN_ISLES OFFICE [AAA/BBB] ;c", {"actors": ["TWIN ISLES ... OFFICE | AAA/BBB"]}),
    (
        "actors",
        "KING_RUDOLF\n+RUDOLF\n\t[AAA]\n\t[AAAGOV < 950601]\n\t[AAAELI 19950601-]",
        {"actors": ["KING RUDOLF,RUDOLF | AAAGOV ..1995-05-31,AAAELI 1995-06-01..,AAA"]},
    ),
    ("actors", "X [A <310101] [B >30-01-01] [C]", {"actors": ["X | A ..1930-12-31,B 2030-01-02..,C"]}),
    ("actors", "<!-- one\ntwo [X]\n-->Y [YYY] <!-- z -->", {"actors": ["Y | YYY"]}),
    (
        "agents",
        "SOLDIER [~MIL]\nPOLICE {} [ ~COP]\nGOOSE {GEESE} [GGS~]",
        {"agents": ["SOLDIER,SOLDIERS | ~MIL", "POLICE | ~COP", "GOOSE,GEESE | GGS~"]},
    ),
    ("agents", "!P! = MAN, MEN\nASSEMBLY!P! [~LEG]", {"agents": ["ASSEMBLYMAN,ASSEMBLYMEN | ~LEG"]}),
    (
        "verbs",
        "&A_\n+ONE_TWO\n+&B\n&B\n+THREE_\n--- GO [010] ---\nGO",
        {"sets": ["ONE TWO,&B", "THREE"], "verbs": ["go | GO,GOS,GOED,GOING | 010"]},
    ),
    (
        "verbs",
        "--- GO [---] ---\nGO {WENT GOES}\n+GO_OUT {+WENT_OUT} [012]",
        {"verbs": ["go | GO,WENT,GOES | ---", "go | +GO OUT,+WENT OUT | 012"]},
    ),
    (
        "verbs",
        "--- GO [010] ---\nGO\n- SAID_$ * TO {OLD CITY} (IN +) [011:012] # GO",
        {"verbs": ["go | GO,GOS,GOED,GOING | 010"], "patterns": ["go | SAID_$ * TO {OLD CITY} (IN +) | 011:012"]},
    ),
    (
        "verbs",
        "&A\n+ONE\n&A_B\n+TWO\n+&A\n--- GO [010] ---\nGO\n- * &A_B_AND [011]\n- * &A_AND &A_B [012]",
        {
            "sets": ["ONE", "TWO,&A"],
            "verbs": ["go | GO,GOS,GOED,GOING | 010"],
            "patterns": ["go | * &AB_AND | 011", "go | * &A_AND &AB | 012"],
        },
    ),
    (
        "verbs",
        "GO [010]\n- * OUT [011]\nHOPE [012]\n- * FOR [013]",
        {
            "verbs": ["tabari_go | GO,GOS,GOED,GOING | 010", "tabari_hope | HOPE,HOPES,HOPED,HOPING | 012"],
            "patterns": ["tabari_go | * OUT | 011", "tabari_hope | * FOR | 013"],
        },
    ),
    (
        "verbs",
        "GO [010]\n- * {OUT | AWAY} [011]",
        {
            "verbs": ["tabari_go | GO,GOS,GOED,GOING | 010"],
            "patterns": ["tabari_go | * OUT | 011", "tabari_go | * AWAY | 011"],
        },
    ),
    ("verbs", "~ a (b . GO) SAY = a b 112", {"transforms": ["a (b . GO) SAY = a b 112"]}),
    ("discards", "CRICKET\n+CHESS_CLUB", {"discards": ["CRICKET | sentence", "CHESS CLUB | story"]}),
    (
        "issues",
        '<ISSUE CATEGORY="ID_X">\nFLOOD\n</ISSUE>\nSTRIKE [ID_Y]',
        {"issues": ["ID_X | FLOOD", "ID_Y | STRIKE"]},
    ),
]


@pytest.mark.parametrize(("kind", "text", "wanted"), CASES, ids=[text[:40] for _, text, _ in CASES])
def test_lines_become_entries(tmp_path: Path, kind: str, text: str, wanted: dict[str, list[str]]) -> None:
    """Lines of an old file become entries of the new folder, without findings."""
    rows, findings = converted(tmp_path, kind, text)
    assert (rows, findings) == (wanted, [])
    compile_folder(tmp_path / "out")


FAULTS = [
    ("actors", b"A [AAA\nB [BBB]", "1: its brackets do not match: read as 'A [AAA]'"),
    ("actors", b"A\n+AA\nB [BBB]", "1: has no code and was left out"),
    ("actors", b"B [BBB]\n+__", "2: has neither a name nor a code and was left out"),
    ("actors", b"A\nB [BBB]", "1: has no code and was left out"),
    ("actors", b"+A [AAA]\nB [BBB]", "1: comes before any name"),
    ("actors", b"B [BBB]\n\t[<CCC 9513]", "2: the code '[<CCC 9513]' can't be read"),
    ("actors", b"B [BBB]\n\t[CCC <951]", "2: its date '<951' cannot be read: the code holds always"),
    ("actors", b"C [CCC <20000230] [CCC]\nB [BBB]", "1: there is no day '20000230': 2000-02-29 stands for it"),
    ("actors", b"C [CCC >201005011]\nB [BBB]", "1: its date '>201005011' cannot be read: the code holds always"),
    ("actors", b"B [BBB]\nBj\xf6rn [CCC]", "2: is not UTF-8 and was read as Windows-1252"),
    ("actors", b"B [BBB]\nB [CCC]", "2: the name has another code at x.actors.txt:1, which holds"),
    ("actors", b"B [BBB]\n<!-- open", "2: a comment begins with <!-- and is never closed"),
    ("agents", b"B [~BBB]\nC [CCC]", "2: the code '[CCC]' has no '~'"),
    ("agents", b"B [~BBB]\nC [~CCC] [~DDD]", "2: an agent has one code: [~CCC] was kept, [~DDD] left out"),
    ("agents", b"B [~BBB]\nC [~CCC <990101]", "2: an agent has one code without dates"),
    ("agents", b"!X! = !X!!X!\nB [~BBB]\nC!X! [~CCC]", "3: its markers give it no form, or more than 200"),
    ("agents", b"B [~BBB]\nC!D! [~CCC]", "2: the marker !D! is not defined"),
    ("agents", b"B [~BBB]\nC {D [~CCC]", "2: is not an agent"),
    ("verbs", b"--- B [010] ---\nB\n- * {OPEN [011]", "3: the bracket '{' is never closed"),
    ("verbs", b"--- B [010] ---\nB\n- * AND * [011]", "3: a pattern has one '*', this has 2"),
    ("verbs", b"--- B [010] ---\nB\n- * AND", "3: is not a pattern '- words * words [code]'"),
    ("verbs", b"B [010]\n- * X / Y [011]", "2: no word of a text is '/': the pattern never matches"),
    ("verbs", b"B [010]\n- *" + b" {C|D}" * 7 + b" [011]", "2: it has more than 64 alternatives"),
    ("verbs", b"--- B [010] ---\nB\n- * &NOSUCH [011]", "3: the set &NOSUCH is not defined"),
    ("verbs", b"--- B [010] ---\nB\n- * ONE [011] [012]", "3: what follows the code was left out: '[012]'"),
    ("verbs", b"--- B [010] [011] ---\nB", "1: a block has one code: [010] was kept, [011] left out"),
    ("verbs", b"--- B [010] ---\nB\n~ what is this", "3: is not a transformation"),
    ("verbs", b"--- A [010] ---\n- * ONE [011]\n--- B [010] ---\nB", "2: the block 'a' has no verb"),
    (
        "verbs",
        b"--- B [010] ---\nB\n- * X [011]\n- * X [012]",
        "4: the pattern has another code at x.verbs.txt:3, which holds",
    ),
    ("verbs", b"--- B [010] ---\nB\nB [012]", "3: the verb has another code at x.verbs.txt:2"),
    ("verbs", b"--- B [010] ---\nB\n&S\n+&NONE\n+X", "4: the set &NONE is not defined"),
    ("verbs", b"--- B [010]--\nB", "1: the head of this block ends with too few dashes"),
    ("verbs", b"--- B [010 ---\nB", "1: its brackets do not match: read as '--- B [010] ---'"),
    ("verbs", b"--- B [010] ---\nB\n--- C [011] ---", "3: the block has no verb and no pattern"),
    ("verbs", b"B [010] [011]\n- * X [012]", "1: a verb has one code: [010] was kept, [011] left out"),
    ("verbs", b"B [010]\nC", "2: this verb has no code: only its patterns are coded"),
    ("verbs", b"B [010]\n&S\n+X\n&S\n+Y", "4: the set &S is also at x.verbs.txt:2: the members of both are in it"),
    ("verbs", b"B [010]\n&S\n+__", "3: is not a word of a synonym set"),
    ("discards", b"B\n[###]", "2: is not a phrase and was left out"),
    ("discards", b"C [###]\nB", "1: a discard has no code"),
    ("issues", b"B [ID]\nC", "2: is not a phrase of an issue"),
]


@pytest.mark.parametrize(("kind", "text", "message"), FAULTS, ids=[message for _, _, message in FAULTS])
def test_a_bad_line_is_reported_and_the_rest_converted(tmp_path: Path, kind: str, text: bytes, message: str) -> None:
    """A bad line is a finding with its place, and the other lines are converted."""
    rows, findings = converted(tmp_path, kind, text)
    assert findings and findings[0].startswith(f"x.{kind}.txt:{message}")
    assert any("B" in row.upper() for kind_rows in rows.values() for row in kind_rows)
    compile_folder(tmp_path / "out")


def test_whatever_the_bytes_there_is_a_folder_that_loads(tmp_path: Path) -> None:
    """Any bytes give a folder that compiles."""
    rnd = random.Random(7)
    pieces = [
        "---",
        "[",
        "]",
        "[123]",
        "{",
        "}",
        "&X",
        "+",
        "- ",
        "*",
        "_",
        " ",
        "WORD",
        "#",
        "<!--",
        "-->",
        "~",
        "(",
        ")",
        "=",
        "!P!",
        "<990101",
        "\x00",
        "é",
        "\n",
    ]
    for number in range(60):
        folder = tmp_path / str(number)
        folder.mkdir()
        for kind in ("verbs", "actors", "agents", "discards", "issues"):
            (folder / f"x.{kind}.txt").write_text(
                "".join(rnd.choices(pieces, k=80)), encoding=("latin-1", "utf-8", "utf-16")[number % 3]
            )
        files = sorted(folder.iterdir())
        made = convert(files, folder / "out")
        compile_folder(folder / "out")
        lines = [line.where for file in files for line in read_lines(file, Report())]
        assert made.lines == len(lines)
        assert made.left_out <= len({(finding.file, finding.line) for finding in made.findings})


@pytest.mark.parametrize(
    ("name", "lines", "kind"),
    [
        ("Phoenix.agents.txt", [], "agents"),
        ("CAMEO.2.0.txt", [], "verbs"),
        ("Phoenix.IssueCoding.txt", [], "issues"),
        ("a.txt", ["--- GO [010] ---", "GO"], "verbs"),
        ("b.txt", ["SOLDIER [~MIL]"], "agents"),
        ("c.txt", ["RURITANIA [RUR]"], "actors"),
        ("my.discards.txt", ["CRICKET"], "discards"),
        ("prepositions.txt", ["about", "into"], ""),
        ("irregular_verbs.txt", ["ARISE", "AROSE"], ""),
        ("requirements.txt", ["lxml==5.1", "numpy>=1"], ""),
        ("sets.txt", ["&ARMS", "+GUN"], "verbs"),
        ("CAMEO.country.txt", ["CODE\tLABEL", "URA\tUravia"], "codes"),
        ("CAMEO.goldsteinscale.txt", ["CAMEOEVENTCODE\tGOLDSTEINSCALE", "01\t0"], "codes"),
        ("icews.actors.csv", ["Actor Name,Country,Sector Name"], "table"),
        ("CountryInfo.txt", ["<Country>", "<CountryCode>URA</CountryCode>"], "blocks"),
        ("PETR_config.ini", ["[Dictionaries]", "verbfile_name = v.txt"], "config"),
        ("x.project", ["<verbsfile> v.txt"], "project"),
        ("x.options", ["SET: require_dyad = no"], "options"),
    ],
)
def test_the_kind_of_a_file_is_told_by_its_name_or_its_lines(name: str, lines: list[str], kind: str) -> None:
    """The kind of a file follows from its name, or else from its lines."""
    assert kind_of(Path(name), lines, lines[0] if lines else "") == kind


def test_a_configuration_gives_settings_and_names_files(tmp_path: Path) -> None:
    """Known settings go to the manifest, files that it names are read, and the rest are findings."""
    config = tmp_path / "config" / "PETR_config.ini"
    config.parent.mkdir()
    (tmp_path / "dictionaries").mkdir()
    (tmp_path / "dictionaries" / "b.txt").write_text("SYLDAVIA [SYL]\n", encoding="utf-8")
    config.write_text(
        "[Dictionaries]\nactorfile_list = b.txt, none.txt, test.actors.txt\n"
        "[Options]\nrequire_dyad = False\ncomma_emax: 6 ; words\nstop_on_error = False\n",
        encoding="utf-8",
    )
    made = convert([config, OLD / "test.actors.txt"], tmp_path / "out")
    coder = Pipeline([tmp_path / "out"])
    assert coder.patterns is not None
    options = coder.patterns.tables.options
    assert (options.require_dyad, options.comma_emax, options.comma_max) == (0, 6, 8)
    assert made.counts["actors"] == 10
    assert [(finding.line, finding.message.split(";")[0]) for finding in made.findings] == [
        (2, "there is no file 'none.txt'"),
        (6, "the option 'stop_on_error' is not known"),
    ]


def test_a_project_names_the_files_to_read(tmp_path: Path) -> None:
    """Its dictionaries and options are converted; the texts and outputs that it names are findings."""
    (tmp_path / "u.verbs").write_text("VISIT [032]\n", encoding="utf-8")
    (tmp_path / "u.actors").write_text("URAVIA_ [URA]\nMERKEN_ [MRK]\n", encoding="utf-8")
    (tmp_path / "u.options").write_text("SET: comma_max = 5\nLABEL: 032 Visit\nPAUSE: NEVER\n", encoding="utf-8")
    (tmp_path / "u.project").write_text(
        "<actorsfile> u.actors\n<verbsfile> u.verbs\n<optionsfile> u.options\n<textfile> in.txt\n", encoding="utf-8"
    )
    made = convert([tmp_path / "u.project"], tmp_path / "out", Bundled(codes=frozenset(["032"])))
    assert [str(finding) for finding in made.findings] == [
        "u.project:4: names no dictionary and was left out (none is needed: give texts to `coder code`): "
        "<textfile> in.txt",
        "u.options:3: the option 'pause' is not known; the setting was left out (known options: require_dyad, "
        "new_actor_length, comma_min, comma_max, comma_bmin, comma_bmax, comma_emin, comma_emax, nested, former): "
        "PAUSE: NEVER",
    ]
    events = Coder([tmp_path / "out"]).code("Uravia visited Merken.", date="2001-01-01")
    assert [(event.event, event.code) for event in events] == [("VISIT", "032")]


def test_a_list_of_words_is_refused_and_the_rest_converted(tmp_path: Path) -> None:
    """A list of prepositions would discard each sentence."""
    (tmp_path / "prepositions.txt").write_text("about\ninto\nof\n", encoding="utf-8")
    made = convert([*sorted(OLD.iterdir()), tmp_path / "prepositions.txt"], tmp_path / "out")
    assert [str(finding)[:87] for finding in made.findings] == [
        "prepositions.txt:1: is a list of words or another file, and no dictionary: its 3 lines "
    ]
    assert (made.counts["discards"], made.left_out) == (2, 3)


def test_names_and_weights_of_codes_come_from_two_lists(tmp_path: Path) -> None:
    """A code that one list gives twice keeps the first meaning."""
    (tmp_path / "CAMEO.eventcodes.txt").write_text(
        "CAMEOEVENTCODE\tEVENTDESCRIPTION\n010\tMake a statement\n010\tSay\n", encoding="utf-8"
    )
    (tmp_path / "CAMEO.goldsteinscale.txt").write_text("CAMEOEVENTCODE\tGOLDSTEINSCALE\n010\t+1.5\n", encoding="utf-8")
    made = convert(sorted(tmp_path.iterdir()), tmp_path / "out")
    entries = list(read_entries(tmp_path / "out" / "ontology" / "codes.yaml", "codes.yaml"))
    assert [(one.text("id"), one.text("name"), one.text("goldstein")) for one in entries] == [
        ("010", "MAKE_A_STATEMENT", "1.5")
    ]
    assert [(one.line, one.message) for one in made.findings] == [
        (3, "the code is also at CAMEO.eventcodes.txt:2, which holds")
    ]


def test_states_and_words_are_those_of_the_bundled_dictionaries() -> None:
    """A state is known by its name or code, and a word by its beginning."""
    known = bundled(Pipeline().dictionary)
    assert [known.country(name) for name in ("Iran", "IRN", "Uravia", "Gandhi")] == ["IRN", "IRN", "", ""]
    assert "ministry" in set(known.beginning_with("MINIST")) and "010" in known.codes


def test_nothing_is_left_where_the_folder_cannot_be_made(tmp_path: Path) -> None:
    """What can't be loaded or written is an error with a message, and no folder stays behind."""
    bomb = ["&S0", "+A", "+B", *(line for at in range(1, 9) for line in (f"&S{at}", f"+&S{at - 1}_&S{at - 1}"))]
    (tmp_path / "x.verbs.txt").write_text("\n".join([*bomb, "GO [010]"]), encoding="utf-8")
    with pytest.raises(CoderError, match="could not be loaded: .*the set &S5 stands for more than"):
        convert([tmp_path / "x.verbs.txt"], tmp_path / "out")
    with pytest.raises(CoderError, match="cannot be written"):
        convert([OLD / "test.actors.txt"], tmp_path / "x.verbs.txt" / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["x.verbs.txt"]


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    """A picture has no lines, and text of two bytes a character has its own."""
    (tmp_path / "a.actors.txt").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "b.actors.txt").write_bytes("RURITANIA [RUR]\nBÖRJE [BJE]\n".encode("utf-16-le"))
    made = convert(sorted(tmp_path.iterdir()), tmp_path / "out")
    assert [str(finding).split(" (")[0] for finding in made.findings] == [
        "a.actors.txt:1: is no text and was left out",
        "b.actors.txt:1: is UTF-16 and was read so",
    ]
    assert rows_of(tmp_path / "out") == {"actors": ["RURITANIA | RUR", "BÖRJE | BJE"]}


def test_sets_of_two_files_are_one(tmp_path: Path) -> None:
    """Both files may name their members."""
    (tmp_path / "a.verbs.txt").write_text("&ARMS\n+GUN\n--- SEND [070] ---\nSEND\n- * &ARMS [072]\n", encoding="utf-8")
    (tmp_path / "b.verbs.txt").write_text(
        "&ARMS\n+RIFLE\n--- SELL [071] ---\nSELL\n- * &ARMS [073]\n", encoding="utf-8"
    )
    made = convert(sorted(tmp_path.iterdir()), tmp_path / "out")
    assert [str(finding).split(" (")[0] for finding in made.findings] == [
        "b.verbs.txt:1: the set &ARMS is also at a.verbs.txt:1: the members of both are in it"
    ]
    entries = list(read_entries(tmp_path / "out" / "nouns.yaml", "nouns.yaml"))
    assert [entry.texts("words") for entry in entries] == [["GUN", "RIFLE"]]


STATES = Bundled(country=lambda name: {"Uravia": "URA"}.get(name, ""))
TABLES = [
    (
        "actors.csv",
        'Actor Name,Country,Sector Name,Start,End,Aliases\n"Oben, Karl",Uravia,Government,1/20/2003,2004-06-30,'
        "K. Oben|Karl Oben\n",
        {"actors": ["OBEN, KARL,K. OBEN,KARL OBEN | URAGOV 2003-01-20..2004-06-30"]},
        [],
    ),
    (
        "actors.csv",
        "Actor Name;Country;Sector\nPia Solm;Uravia;Military / Police\nPia Solm;Uravia;Opposition\n",
        {"actors": ["PIA SOLM | URAMILCOP,URAOPP"]},
        [],
    ),
    (
        "actors.csv",
        "Actor Name,Country,Start,End\nPia Solm,Uravia,beginning of time,20040230\n",
        {"actors": ["PIA SOLM | URA ..2004-02-29"]},
        ["2: there is no day '20040230': 2004-02-29 stands for it"],
    ),
    (
        "actors.csv",
        'Actor Name,Country\n"Pia\n Solm",Uravia\n"Open,Uravia\nNobody,Nowhere\nKarl,Uravia\n',
        {"actors": ["PIA SOLM | URA", "KARL | URA"]},
        [
            "4: has a quotation mark that is never closed; it was left out",
            "5: its code is not known (country 'Nowhere', sector ''); it was left out",
        ],
    ),
    (
        "actors.csv",
        "Actor Name,Country,Sector,Start,End,Aliases,Code,Note\n"
        "(none),Uravia,,,,,,\nPia,Uravia,Gardening,,,,,x,y\nKarl,Nowhere,Military,soon,,,,\n"
        'Anna,Uravia,,2010-01-02,2009-01-02,"Solm, Anna",,\nOtto,,,,,"Otto Oben, Otto K. Oben",U1,\n'
        'Ida,,,,,"Ida Oben, Ida K. Oben",URAGOV,\n',
        {
            "actors": [
                "PIA | URA",
                "KARL | ---MIL",
                "ANNA,SOLM, ANNA | URA",
                "IDA,IDA OBEN,IDA K. OBEN | URAGOV",
            ]
        },
        [
            "2: has no name and was left out",
            "3: has 9 cells for 8 columns",
            "3: the sector 'Gardening' is not known",
            "4: the country 'Nowhere' is not known",
            "4: the date 'soon' can't be read: it is open",
            "5: its aliases were read as one, with commas in it",
            "5: begins on 2010-01-02 and ends on 2009-01-02: it holds always",
            "6: the code 'U1' can't be read; it was left out",
        ],
    ),
    ("agents.csv", "Agent Name,Sector\nsoldier,Military\n", {"agents": ["SOLDIER,SOLDIERS | ~MIL"]}, []),
    (
        "world.csv",
        "Name,Code,Aliases\nUravian League,IGOURL,the League\n",
        {"actors": ["URAVIAN LEAGUE,THE LEAGUE | IGOURL"]},
        [],
    ),
    (
        "CountryInfo.txt",
        "<Country>\n<CountryCode>URA</CountryCode>\n<CountryName>URAVIA</CountryName>\n<FIPS>UR</FIPS>\n"
        "<Nationality>\nURAVIAN\n</Nationality>\n<Leaders>\nKARL_OBEN_ [031101-040631]\n+K._OBEN\nPIA [MIL]\n"
        "</Leaders>\n</Country>\n",
        {"actors": ["URAVIA,URAVIAN | URA", "KARL OBEN,K. OBEN | URAGOV 2003-11-01..2004-06-30", "PIA | URAMIL"]},
        [
            "4: the element <fips> has no counterpart; it was left out",
            "9: there is no day '040631': 2004-06-30 stands for it",
        ],
    ),
    (
        "icews.txt",
        "<Actor>\n<Name>Pia Solm</Name><Country>Uravia</Country>\n<Sector>Media</Sector><Alias>P. Solm</Alias>\n"
        "</Actor>\n",
        {"actors": ["PIA SOLM,P. SOLM | URAMED"]},
        [],
    ),
    (
        "CountryInfo.txt",
        "KARL [URA]\n<Country>\n<CountryName>NOWHERE</CountryName>\n</Country>\n<Country>\n"
        "<CountryName>Uravia</CountryName>\n<Leaders>\nPIA_SOLM\nOTTO [URAMIL]\n</Leaders>\n",
        {"actors": ["Uravia | URA", "PIA SOLM | URAGOV", "OTTO | URAMIL"]},
        [
            "1: stands outside of any block and was left out",
            "3: its block has no code; it was left out",
        ],
    ),
    (
        "CAMEO.country.txt",
        "CODE\tLABEL\nURA\tUravia\nMRK\nX-Y\tZ\nMRK\t(none)\n",
        {"actors": ["URAVIA | URA"]},
        [
            "3: is not a code and its meaning; it was left out",
            "4: is not a code and its meaning; it was left out",
            "5: names no actor and was left out",
        ],
    ),
    ("CAMEO.type.txt", "CODE\tLABEL\nCOP\tPolice officer\n", {"agents": ["POLICE OFFICER,POLICE OFFICERS | ~COP"]}, []),
]


@pytest.mark.parametrize(("name", "text", "wanted", "found"), TABLES)
def test_tables_and_blocks_become_actors_and_agents(
    tmp_path: Path, name: str, text: str, wanted: dict[str, list[str]], found: list[str]
) -> None:
    """Tables of ICEWS, blocks as in CountryInfo and lists of codes are read as well as dictionaries."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    made = convert([tmp_path / name], tmp_path / "out", STATES)
    assert rows_of(tmp_path / "out") == wanted
    assert [f"{one.line}: {one.message}" for one in made.findings] == found
    assert made.lines == len([line for line in text.splitlines() if line.strip()])


@pytest.mark.parametrize(("code", "system"), [("190", "cameo"), ("224", "own")])
def test_codes_are_cameos_where_most_of_them_are(tmp_path: Path, code: str, system: str) -> None:
    """Codes count as CAMEO's if most of them are."""
    (tmp_path / "x.verbs.txt").write_text(f"--- GO [{code}] ---\nGO\n", encoding="utf-8")
    assert (
        convert([tmp_path / "x.verbs.txt"], tmp_path / "out", Bundled(codes=frozenset(["010", "190"]))).codes == system
    )


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A folder with files is refused."""
    (tmp_path / "kept.yaml").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="not empty"):
        convert([OLD / "test.actors.txt"], tmp_path)


def test_endless_lines_are_left_out_with_a_finding(tmp_path: Path) -> None:
    """What stands around them is read, in whatever kind of file."""
    lines = ["POLICE [~COP]", "POLICE" + " " * 40_000 + "x [~COP", "GUARDS [~MIL]"]
    (tmp_path / "old.txt").write_text("\n".join(lines), encoding="utf-8")
    report = Report()
    assert [line.number for line in read_lines(tmp_path / "old.txt", report)] == [1, 3]
    assert [(found.line, found.message) for found in report.findings] == [
        (2, "is longer than 20,000 characters and was left out")
    ]


def test_the_command_converts_reports_and_the_folder_codes(tmp_path: Path) -> None:
    """The command writes a folder that the other commands use, and reports what it left out."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from coder.cli import main; main()", *arguments],
            capture_output=True,
            text=True,
            check=False,
        )

    odd = tmp_path / "odd.txt"
    odd.write_text("NOBODY\n", encoding="utf-8")
    out = str(tmp_path / "out")
    done = run("convert", *map(str, sorted(OLD.iterdir())), f"actors:{odd}", "-o", out, "--strict")
    assert done.returncode == 1
    assert done.stderr == "odd.txt:1: has no code and was left out (write its code in brackets after it): NOBODY\n"
    assert "9 actors" in done.stdout and "73 lines: 72 converted, 1 left out; 1 finding" in done.stdout
    coded = run("code", str(FOLDER / "formats" / "petrarch.xml"), "--dictionaries", out, "--schema", "petrarch")
    assert coded.stdout == (
        "20110704\tRUR\tGRK\t190\tR-1_1\n20110704\tRUR\tSYL\t032\tR-1_1\n20110704\tSYL\tRUR\t033\tR-1_1\n"
    )
    assert "no faults" in run("check", out).stdout
    absent = tmp_path / "none.txt"
    for wrong, message, status in ((odd, "has no entry", 1), (tmp_path, "is a folder", 2), (absent, "no such file", 2)):
        done = run("convert", f"actors:{wrong}", "-o", str(tmp_path / "not"))
        assert (done.returncode, message in done.stderr, (tmp_path / "not").exists()) == (status, True, False)
    report = ("--report", str(tmp_path / "none" / "r.txt"))
    for usage in ((f"verb:{odd}", "is no kind of file"), (f"actors:{odd}", "does not exist", *report)):
        done = run("convert", usage[0], "-o", str(tmp_path / "not"), *usage[2:])
        assert (done.returncode, usage[1] in done.stderr, (tmp_path / "not").exists()) == (2, True, False)
    assert run("lookup", "soldiers of Ruritania", "--dictionaries", out).stdout.startswith("RURMIL soldiers")
