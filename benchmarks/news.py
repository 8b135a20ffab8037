"""Makes news-like articles from lists of parts, the same ones each time, so that anybody can run the benchmarks.

python benchmarks/news.py 1000 > articles.jsonl
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator

ACTORS = (
    "Russia",
    "Turkey",
    "Israel",
    "Iran",
    "the United States",
    "North Korea",
    "Egypt",
    "Syria",
    "Pakistan",
    "the European Union",
    "the United Nations",
    "NATO",
    "Hezbollah",
    "Ukraine",
    "Nigeria",
    "Turkish police",
    "Israeli troops",
    "Ukrainian rebels",
    "Nigerian lawmakers",
    "opposition leaders in Venezuela",
    "the Colombian army",
    "the government of Sudan",
    "Japanese officials",
    "Russian Foreign Minister Sergei Lavrov",
    "German Chancellor Angela Merkel",
    "British Prime Minister David Cameron",
    "the president of Kenya",
    "thousands of protesters",
    "striking miners in South Africa",
    "a spokesman for the Iraqi defence ministry",
    "the International Monetary Fund",
    "Greek farmers",
    "the mayor of Manila",
)
ACTIONS = (
    "met {b} for talks on {t}",
    "accused {b} of breaking the agreement on {t}",
    "imposed new sanctions on {b} after a dispute over {t}",
    "signed an agreement with {b} on {t}",
    "urged {b} to return to talks on {t}",
    "threatened to cut off aid to {b} unless it gave way on {t}",
    "attacked positions of {b} near the border, killing at least {n} people",
    "refused to discuss {t} with {b}",
    "welcomed a decision by {b} to release {n} prisoners",
    "sent {n} troops to the border with {b}",
    "will host a meeting with {b} next month to discuss {t}",
    "drew criticism from {b} over {t}",
    "expelled {n} diplomats of {b}",
    "rejected a demand by {b} for changes to {t}",
    "provided {n} million dollars of aid to {b}",
    "arrested {n} members of a group that {b} says has nothing to do with {t}",
)
TOPICS = (
    "the ceasefire",
    "trade",
    "human rights",
    "the disputed islands",
    "the nuclear programme",
    "refugees",
    "the gas pipeline",
    "an election law",
    "the budget",
    "the peace plan",
    "fishing rights",
    "the extradition treaty",
    "a prisoner exchange",
)
OPENINGS = (
    "",
    "",
    "",
    "On Tuesday, ",
    "Earlier this week ",
    "In a separate incident, ",
    "Hours after the vote, ",
    "Despite weeks of protests in the capital, ",
)
ENDINGS = (
    "",
    "",
    "",
    " on Monday",
    ", officials said",
    ", according to a statement released late on Friday",
    ", the state news agency reported",
    ", a move that analysts said could raise tensions in the region",
    " while the fighting in the north went on",
)
ASIDES = (
    "The talks lasted more than {n} hours and ended without a joint statement.",
    '"We have done everything that was asked of us," the minister told reporters.',
    "Prices of bread and fuel have risen by {n} percent since the beginning of the year.",
    "It was not clear who was behind the explosion, which damaged {n} houses.",
    "The two sides have not held direct negotiations since 2009, when an earlier round collapsed.",
    "If the plan is adopted, elections could take place in the autumn.",
    "About {n} families have fled their homes and are living in tents, aid workers said.",
    "He did not say whether the visit would go ahead as planned.",
)
SENTENCES = 8
"""An article has so many sentences."""


def sentence(random_: random.Random) -> str:
    """One sentence; every fourth, on average, is about no actor."""
    number = random_.randint(2, 90)
    if random_.random() < 0.25:
        return random_.choice(ASIDES).format(n=number)
    one, other = random_.sample(ACTORS, 2)
    action = random_.choice(ACTIONS).format(b=other, t=random_.choice(TOPICS), n=number)
    text = f"{random_.choice(OPENINGS)}{one} {action}{random_.choice(ENDINGS)}."
    return text[0].upper() + text[1:]


def articles(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """So many articles as records with id, date and text."""
    random_ = random.Random(seed)
    for number in range(count):
        text = " ".join(sentence(random_) for _ in range(SENTENCES))
        yield {"id": f"made-{number}", "date": f"2014-{1 + number % 12:02}-{1 + number % 28:02}", "text": text}


def main() -> None:
    """Write articles as lines of JSON."""
    for article in articles(int(sys.argv[1])):
        sys.stdout.write(json.dumps(article) + "\n")


if __name__ == "__main__":
    main()
