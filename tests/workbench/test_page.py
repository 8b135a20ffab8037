"""The page in a real browser: read, question, change, judge, explain, and do no harm; one browser for all tests."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import date as Date
from pathlib import Path
from typing import Any

import pytest
from workbench_tools import ARTICLES, bundled, desk_on

from coder.analysis.corpus import fill_store
from coder.core.model import Article
from coder.workbench.explain_page import explain_page
from coder.workbench.filling import STORED, code_chunk, shortened
from coder.workbench.index import Index
from coder.workbench.judging import Judging
from coder.workbench.own_folder import OwnFolder
from coder.workbench.questions import Questions
from coder.workbench.rows import article_row
from coder.workbench.serving import Server
from coder.workbench.views import article_view

webdriver = pytest.importorskip("selenium.webdriver")
BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (BROWSER and DRIVER), reason="needs chromium and chromium-driver")

PATIENCE = 120
"""Seconds within which anything must have happened; a test never waits longer than it has to."""
HARM = (
    "<script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'> Russia attacked Georgia.\n"
    "\u202eaigroeG dekcatta aissuR\u202c Iran\x07 met\x1b[31m Iraq\ufeff.\n\U0001f600\U0001f600 Chad attacked Mali.\n"
    "{{7*7}} ${window.harmed = 1} javascript:window.harmed=1 Peru met Chile."
)
CORPUS = [
    *ARTICLES,
    Article("zarkon", "The Zarkon Front attacked Mali on Monday.", Date(2014, 6, 7)),
    Article("harm", HARM, Date(2014, 7, 8)),
    Article("huge", "Iran met Iraq. " + "It rained on the plain and in the town again " * 120_000, Date(2014, 8, 9)),
]


class Page:
    """The page, as a user sees and touches it."""

    def __init__(self, driver: Any, address: str, folder: Path) -> None:
        self.driver = driver
        self.address = address
        self.folder = folder

    def all(self, selector: str) -> list[Any]:
        """All elements that a selector finds."""
        return list(self.driver.find_elements("css selector", selector))

    def one(self, selector: str, text: str = "") -> Any:
        """Wait for a visible element, one that holds a text, and return it."""
        return self.until(lambda: next((e for e in self.all(selector) if e.is_displayed() and text in e.text), None))

    def until(self, found: Callable[[], Any]) -> Any:
        """Wait until something is found; an element that was replaced meanwhile counts as not found yet."""
        from selenium.common.exceptions import StaleElementReferenceException
        from selenium.webdriver.support.ui import WebDriverWait

        wait = WebDriverWait(self.driver, PATIENCE, 0.05, ignored_exceptions=[StaleElementReferenceException])
        return wait.until(lambda _: found())

    def run(self, script: str, *values: Any) -> Any:
        """Run a script in the page."""
        return self.driver.execute_script(script, *values)

    def keys(self, *keys: str) -> None:
        """Type keys, whatever has the focus."""
        self.driver.switch_to.active_element.send_keys(*keys)

    def fresh(self) -> Page:
        """Load the page anew."""
        self.driver.get("about:blank")
        self.driver.get(self.address)
        self.one("#list [role=option]")
        return self

    def open(self, article: str) -> Page:
        """Open an article of the list."""
        self.one("#list [role=option]", f"· {article} ·").click()
        self.one("#article h2", article)
        return self

    def click_word(self, word: str) -> None:
        """Click a word in the text of the article."""
        place = self.run(
            """for (const piece of document.querySelectorAll("#article .words span")) {
                 const at = piece.textContent.indexOf(arguments[0]);
                 if (at < 0) continue;
                 const range = document.createRange();
                 range.setStart(piece.firstChild, at); range.setEnd(piece.firstChild, at + arguments[0].length);
                 const box = range.getBoundingClientRect();
                 return [box.left + box.width / 2, box.top + box.height / 2];
               }""",
            word,
        )
        actions = webdriver.ActionChains(self.driver)
        actions.w3c_actions.pointer_action.move_to_location(*map(round, place))
        actions.click().perform()

    def look(self, width: int, dark: bool = False) -> None:
        """Take a width of the screen and its colours."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The workbench on a small corpus, open in a browser."""
    folder = tmp_path_factory.mktemp("workbench")
    own, store = folder / "mine", folder / "store.duckdb"
    fill_store(store, [article for article in CORPUS if article.id != "huge"])
    index = Index()
    chunk = [(number, shortened(article)) for number, article in enumerate(CORPUS)]
    rows = [article_row(number, article) for number, article in enumerate(CORPUS)]
    index.add({"articles": rows} | code_chunk(bundled(), chunk))
    for fact in ("read", "coded", STORED):
        index.note(fact, "yes")
    desk = desk_on(index, OwnFolder(own), store)
    server = Server(Questions(desk, Judging(desk, own / "judgements.jsonl", "anna"), "corpus"))
    thread = threading.Thread(target=server.run)
    thread.start()
    driver = _driver()
    try:
        yield Page(driver, server.address, own).fresh()
    finally:
        driver.quit()
        server.stop()
        thread.join()
        index.close()


def _driver() -> Any:
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    size = {"width": 1920, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    return driver


def titles(page: Page) -> list[str]:
    """The ids of the articles in the list."""
    return [line.text.splitlines()[1].split(" · ")[1] for line in page.all("#list [role=option]")]


@pytest.mark.parametrize(
    ("field", "value", "found"),
    [
        ("text", "kurdish REBELS", ["raid"]),
        ("code", "17", ["raid"]),
        ("actor", "iraq", ["harm", "huge", "talks"]),
        ("actor", "TURCOP", ["raid"]),
        ("reason", "negated", ["raid"]),
        ("text", "no such words", []),
    ],
)
def test_the_list_is_searched_and_filtered(page: Page, field: str, value: str, found: list[str]) -> None:
    """1: words, code, actor and reason of rejection choose the articles."""
    page.fresh()
    page.one(f"#f-{field}").send_keys(value)
    page.until(lambda: sorted(titles(page)) == found)
    page.until(lambda: "that is all" in page.one(".more").text or "No article fits" in page.one(".more").text)


def test_actors_and_triggers_are_marked_and_joined(page: Page) -> None:
    """1: the marks have the colour of the quad class; the way from source over trigger to target is drawn."""
    page.fresh().open("raid")
    card = page.one(".event", "173")
    assert "q4" in card.get_attribute("class")
    webdriver.ActionChains(page.driver).move_to_element(card).perform()
    page.until(lambda: len(page.all(".lines path")) == 3)
    marked = {role: page.one(f".mark.{role}.on").text for role in ("source", "trigger", "target")}
    assert marked == {"source": "Turkish police", "trigger": "arrested", "target": "20 Kurdish rebels"}
    assert page.one(".chip", "did not attack")


def test_map_and_months(page: Page) -> None:
    """1: events with coordinates are on the map, those with dates in their months; a month filters the list."""
    page.fresh()
    page.keys("O")
    page.one("#overview .timeline")
    assert page.all("#overview .spot") or "gazetteer" in page.one("#overview").text
    page.one("#overview .month[aria-label='2014-04: 1 events']").click()
    page.until(lambda: titles(page) == ["raid"])


def test_a_trace_is_a_tree_whose_steps_are_marked_in_the_text(page: Page) -> None:
    """2: the trace of an event by keys alone; the step in focus is lit in the text."""
    page.fresh().open("raid")
    page.keys("n")
    tree = page.one("[role=tree][aria-label='Trace of the event']")
    items = tree.find_elements("css selector", "[role=treeitem]")
    assert "verb by arrest.arrest (verbs/" in items[1].text
    page.keys("\ue015")  # down: into the tree
    page.keys("\ue015")
    page.until(lambda: [lit.text for lit in page.all(".lit")] == ["arrested"])
    page.keys("\ue00c")  # escape
    page.until(lambda: not page.one("#desk").find_elements("css selector", "#panel:not([hidden])"))


def test_a_word_is_asked_why_it_gave_no_event(page: Page) -> None:
    """2: the entries that were near a word, each with the condition that failed; by mouse and by keys."""
    page.fresh().open("talks")
    page.click_word("skirted")
    panel = page.one("#panel", "Why no event at")
    assert "skirted" in panel.text
    assert page.one(".near li", "object: the object")
    page.keys("\ue00c")
    sentence = page.all(".words")[1]
    page.run("arguments[0].focus()", sentence)
    for key in ("\ue014", "\ue014", "\ue007"):  # right, right, enter
        page.keys(key)
    page.one("#panel h2", "skirted")


def type_entry(page: Page, text: str) -> None:
    """Put a text into the editor as if it were typed."""
    field = page.one(".yaml")
    page.run("arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input'))", field, text)


SKIRT = '- {id: own.skirt, verb: [skirt],\n   object: "&talk",\n   target: [with], frame: reject}'


def test_changes_of_a_common_word_are_shown_as_they_are_found(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """3: where an answer reaches one article only, the page asks on by itself and adds up."""
    for patience in ("_PATIENCE", "_LATER"):
        monkeypatch.setattr(f"coder.workbench.desk.{patience}", -1.0)
    page.fresh().open("talks")
    page.click_word("skirted")
    page.one("#panel button", "Add an entry for").click()
    type_entry(page, "- {id: own.attack, verb: [attack, skirt], target: [object, with], action: THREATEN}")
    page.one("#fault", "no fault")
    page.one(".editor button", "What changes").click()
    assert "1 added, 0 lost, 1 recoded" in page.one("[data-changes]").text
    told = [(line.get_attribute("class"), line.text.rsplit(" ", 1)[-1]) for line in page.all(".editor .diff li")]
    assert told == [("added", "talks"), ("recoded", "harm")]


def test_an_entry_is_changed_tried_compared_kept_and_undone(page: Page) -> None:
    """3: from a word without an event to a better dictionary, and back."""
    page.fresh().open("talks")
    page.click_word("skirted")
    page.one("#panel button", "Add an entry for").click()
    type_entry(page, SKIRT.replace("object", "objct"))
    page.one("#fault.bad", "Line 2: unknown key 'objct' (did you mean 'object'?)")
    assert page.one(".line.bad").get_attribute("textContent").strip().startswith("objct")
    type_entry(page, SKIRT)
    page.one("#fault", "no fault")
    page.keys("\ue009", "\ue007")  # control enter: try
    page.one("#panel .diff .added", "FRA REFUSE_MEETING LBY")
    page.one("#article .banner", "not kept")
    page.one(".editor button", "What changes").click()
    assert "1 added, 0 lost, 0 recoded" in page.one("[data-changes]").text
    assert not page.folder.joinpath("verbs").exists()
    page.one(".editor button", "Keep").click()
    page.one("#messages", "own.skirt is kept in verbs/own.yaml")
    kept = page.folder.joinpath("verbs", "own.yaml").read_text(encoding="utf-8")
    assert 'examples: ["France skirted talks with Libya. => FRA REFUSE_MEETING LBY"]' in kept
    page.one(".event", "FRA")
    page.one("#undo").click()
    page.one("#messages", "Undone: add own.skirt")
    page.until(lambda: not page.folder.joinpath("verbs", "own.yaml").exists())
    page.until(lambda: not [card for card in page.all(".event") if "FRA" in card.text])


def test_a_bundled_entry_is_copied_before_it_is_changed(page: Page) -> None:
    """3: the entry of an event opens as it is written; what is kept stands in the user's folder."""
    page.fresh().open("raid")
    page.keys("n")
    page.one("#panel button", "Edit the entry").click()
    page.one("#panel", "It is bundled (verbs/17_coerce.yaml:")
    text = page.one(".yaml").get_attribute("value")
    assert text.startswith("- {id: arrest.arrest, verb: [arrest,")
    type_entry(page, text.replace("verb: [arrest,", "verb: [arrest, collar,"))
    page.one("#fault", "no fault")
    page.keys("\ue009", "s")
    page.one("#messages", "arrest.arrest is kept in verbs/17_coerce.yaml")
    assert "collar" in page.folder.joinpath("verbs", "17_coerce.yaml").read_text(encoding="utf-8")
    page.one("#undo").click()
    page.until(lambda: not page.folder.joinpath("verbs", "17_coerce.yaml").exists())


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ('- {id: a, verb: [b], object: "&tal', "talk"),
        ("- {id: a, verb: [b], frame: rej", "reject"),
        ("- {id: a, verb: [b], action: IMPOSE_S", "IMPOSE_SANCTIONS"),
        ("- {id: a, verb: [b], subj", "subject"),
        ('- {id: a, verb: [b], object: "^vic', "victim"),
        ("- {id: a, names: [b], codes: [MLIJU", "JUD"),
    ],
)
def test_sets_frames_actions_and_keys_are_completed(page: Page, typed: str, offered: str) -> None:
    """3: what may stand at a place is offered; Enter takes it."""
    if not any(field.is_displayed() for field in page.all(".yaml")):
        page.fresh().open("talks")
        page.click_word("skirted")
        page.one("#panel button", "Add an entry for").click()
    type_entry(page, typed)
    page.one(".options [role=option]", offered)
    page.one(".yaml").send_keys("\ue007")
    page.until(lambda: page.one(".yaml").get_attribute("value").endswith(offered))


def test_a_marked_name_becomes_an_actor(page: Page) -> None:
    """3: words that are chosen by keys are added as an actor, and tried."""
    page.fresh().open("zarkon")
    page.run("arguments[0].focus()", page.all(".words")[0])
    for keys in (["\ue014"], ["\ue014"], ["\ue008", "\ue014"]):  # right, right, shift right
        page.keys(*keys)
    page.keys("a")
    text = page.one(".yaml").get_attribute("value")
    assert text.startswith('- {id: own.zarkon_front, names: ["Zarkon Front"]')
    page.keys("MLIRED")  # where the cursor stands: between the quotation marks of the code
    page.one("#fault.bad", "'RED' in the code MLIRED is no role")
    page.keys("\ue00c")  # escape leaves the field, not the draft
    assert "MLIRED" in page.one(".yaml").get_attribute("value")
    type_entry(page, text.replace("person", "group").replace('[""]', "[MLIREB]"))
    page.one("#fault", "no fault")
    page.one(".yaml").send_keys("\ue009", "\ue007")
    page.one("#panel .diff .added", "MLIREB FIGHT MLI")
    page.one(".yaml").send_keys("\ue009", "s")
    page.one("#messages", "own.zarkon_front is kept in actors/own.yaml")
    kept = page.folder.joinpath("actors", "own.yaml")
    assert "examples: [" in kept.read_text(encoding="utf-8")
    assert "The Zarkon Front attacked Mali on Monday. => MLIREB FIGHT MLI" in kept.read_text(encoding="utf-8")
    page.until(lambda: not page.run("return document.activeElement.matches('textarea')"))
    page.keys("U")
    page.until(lambda: not kept.exists())


def test_by_keys_alone_from_a_word_to_a_kept_entry_and_back(page: Page) -> None:
    """6: nobody touches a mouse: to the sentence, the word, its entry, and the undoing of it."""

    def tab_to(selector: str) -> None:
        for _ in range(60):
            page.keys("\ue004")
            if page.run("return document.activeElement.matches(arguments[0])", selector):
                return
        raise AssertionError(f"no key leads to {selector}")

    page.fresh()
    page.one("#article h2", "talks")
    tab_to("[data-sentence='1'] .words")
    for key in ("\ue014", "\ue014", "\ue007"):  # right, right, enter
        page.keys(key)
    page.one("#panel h2", "skirted")
    tab_to(".actions button:last-child")
    page.keys("\ue007")
    page.until(lambda: page.run("return document.activeElement.matches('.yaml')"))
    assert "skirt" in page.one(".yaml").get_attribute("value")
    type_entry(page, SKIRT)
    page.one("#fault", "no fault")
    page.keys("\ue009", "\ue007")
    page.one("#panel .diff .added")
    page.keys("\ue009", "s")
    page.one("#messages", "own.skirt is kept")
    page.until(lambda: not page.run("return document.activeElement.matches('textarea')"))
    page.keys("U")
    page.until(lambda: not page.folder.joinpath("verbs", "own.yaml").exists())


def test_events_are_judged_by_keys(page: Page) -> None:
    """4: the judgements go into the file that `coder evaluate` reads; the precision and its interval are shown."""
    page.fresh()
    page.keys("J")
    page.one("#judge .parts")
    page.keys("c")
    page.one("#judge [data-part=code][aria-pressed=true]")
    page.keys("\ue007")
    page.until(lambda: page.one("[data-tally=code]").text.startswith("code 0 1 0 %"))
    page.keys("\ue007")
    page.until(lambda: page.one("[data-tally=event]").text == "event 2 2 100 % 34 % to 100 %")
    lines = page.folder.joinpath("judgements.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["code"] for line in lines] == ["wrong", "right"]
    page.keys("z")
    page.until(lambda: page.one("[data-tally=event]").text.startswith("event 1 1"))


def test_the_page_that_stands_alone_shows_the_same_views(page: Page, tmp_path: Path) -> None:
    """5: the file opens without a server, and its traces by a click."""
    coder = bundled()
    views = [article_view(coder.read(article), coder.dictionary.codes) for article in ARTICLES]
    (tmp_path / "page.html").write_text(explain_page(views), encoding="utf-8")
    page.driver.get((tmp_path / "page.html").as_uri())
    page.one(".event", "173").click()
    page.one("#panel [role=tree]", "verb by arrest.arrest")
    assert not [line for line in page.driver.get_log("browser") if line["level"] == "SEVERE"]


def test_hostile_articles_do_no_harm(page: Page) -> None:
    """6: nothing in an article is run, marks that deceive the eye are seen, and offsets fit behind an emoji."""
    page.fresh().open("harm")
    assert page.run("return window.harmed") is None
    text = page.one("#article").text
    assert "<script>window.harmed = 1</script>" in text
    assert "\u202e" not in text and "\x1b" not in text and "\x07" not in text
    assert "attacked" in {mark.text for mark in page.all(".mark.trigger")}
    assert "Chad" in {mark.text for mark in page.all(".mark.source")}
    page.one("#list [role=option]", "· harm ·")
    assert not [line for line in page.driver.get_log("browser") if line["level"] == "SEVERE"]


def test_a_huge_article_opens(page: Page) -> None:
    """6: of an article of five megabytes the beginning is read, and the page says so."""
    page.fresh().open("huge")
    assert "characters are not read" in page.one("#article header").text
    assert page.one(".event", "IRN")


def test_the_keys_are_told(page: Page) -> None:
    """6: the question mark shows the keys; Escape takes them away and leaves the article as it was."""
    page.fresh().open("raid")
    page.keys("?")
    assert "next article" in page.one("dialog[open]").text
    page.keys("\ue00c")
    page.until(lambda: not page.all("dialog"))
    page.keys("j")
    page.one("#article h2", "weather")


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_it_fits_the_screen(page: Page, width: int) -> None:
    """6: at any width nothing runs out of the screen sideways, and the article, its trace and the list are reached."""
    page.look(width)
    try:
        page.fresh().open("raid")
        page.one(".event", "173").click()
        page.one("#panel", "How it was coded")
        assert page.run("return document.documentElement.scrollWidth") <= width
        words = page.one("#article .words").size["width"]
        assert words > 290, "beside its trace the text is too narrow to be read"
        page.one(".close").click()
        page.one("#article .words")
        if width < 760:
            page.one(".back").click()
        page.one("#list [role=option]")
        assert page.run("return document.documentElement.scrollWidth") <= width
    finally:
        page.look(1920)


def test_it_is_dark_where_the_system_is(page: Page) -> None:
    """6: the colours follow the system."""
    paper = []
    for dark in (False, True):
        page.look(1920, dark)
        paper.append(page.run("return getComputedStyle(document.body).backgroundColor"))
    page.look(1920)
    assert paper[0] != paper[1]


def test_no_request_leaves_the_machine(page: Page) -> None:
    """6: of all that was asked for in all these tests nothing went to another address."""
    page.fresh().open("raid")
    home = page.address.partition("#")[0]
    asked = [json.loads(entry["message"])["message"] for entry in page.driver.get_log("performance")]
    urls = {one["params"]["request"]["url"] for one in asked if one["method"] == "Network.requestWillBeSent"}
    assert any(url.startswith(home) for url in urls)
    assert {url for url in urls if not url.startswith((home, "data:", "file:", "about:"))} == set()


def test_the_page_asks_for_its_token(page: Page) -> None:
    """6: without the token nothing is shown; it does not stay in the address."""
    page.fresh()
    assert "token" not in page.driver.current_url
    page.run("sessionStorage.clear()")
    page.driver.get(page.address.partition("#")[0])
    page.one("#article .empty", "it holds the token of this session")
