"""Clauses in the making, and the frames that wait for their verb."""

from __future__ import annotations

from coder.core.model import Clause, ClauseKind, Verb
from coder.language.clauses.groups import Group


class Draft:
    """A clause that is still being put together; ``freeze`` makes the record."""

    __slots__ = (
        "antecedent", "chunk", "complements", "coordinate", "gap", "hypothetical", "index", "kind", "link", "objects", "parent",
        "predicate", "preps", "quoted", "reporter", "rule", "source", "subject", "subject_rule", "tail", "verb",
    )  # fmt: skip

    def __init__(self, index: int, verb: Verb, chunk: str, rule: str) -> None:
        self.index = index
        self.verb = verb
        self.chunk = chunk
        """The kind of its verb chunk."""
        self.rule = rule
        self.kind = ClauseKind.MAIN
        self.link = ""
        self.subject: Group | None = None
        self.subject_rule = "own"
        self.source: Draft | None = None
        """The clause whose subject is also that of this one."""
        self.coordinate: Draft | None = None
        """The clause that it is coordinated with."""
        self.antecedent: Group | None = None
        self.gap = False
        """Stands the antecedent for its object?"""
        self.tail: list[Group] = []
        self.objects: list[Group] = []
        self.preps: list[Group] = []
        self.predicate: Group | None = None
        self.parent: Draft | None = None
        self.complements: list[int] = []
        self.hypothetical = self.quoted = False
        self.reporter: Group | None = None

    def hang(self, kind: ClauseKind, parent: Draft | None, link: str = "") -> None:
        """Make it a clause of this kind under ``parent``."""
        self.kind, self.parent, self.link = kind, parent, link
        if kind is ClauseKind.COMPLEMENT and parent is not None:
            parent.complements.append(self.index)

    def share(self, source: Draft | None, rule: str) -> None:
        """Let it have the subject of another clause."""
        self.source, self.subject_rule = source, rule

    def done_by(self, subject: Group | None, rule: str) -> None:
        """Let it have this subject."""
        self.subject, self.subject_rule = subject, rule

    def modify(self, noun: Group) -> None:
        """Let it say something about a noun."""
        self.antecedent = noun
        noun.clauses.append(self.index)

    def freeze(self) -> Clause:
        """The finished record."""
        return Clause(
            index=self.index,
            kind=self.kind,
            verb=self.verb,
            subject=self.subject.freeze() if self.subject else None,
            subject_rule=self.subject_rule,
            objects=tuple([group.freeze() for group in self.objects]),
            preps=tuple([group.freeze() for group in self.preps]),
            predicate=self.predicate.freeze() if self.predicate else None,
            complements=tuple(self.complements),
            parent=self.parent.index if self.parent else None,
            link=self.link,
            hypothetical=self.hypothetical,
            quoted=self.quoted,
            reporter=self.reporter.freeze() if self.reporter else None,
            rule=self.rule,
        )


class OpenClause:
    """A place for a finite clause: the sentence itself, or what an opener opens ("that ...", "who ...", "if ...")."""

    __slots__ = (
        "after_comma",
        "antecedent",
        "contact",
        "front",
        "held",
        "kind",
        "link",
        "no_gap",
        "parent",
        "pending",
        "verb",
    )

    def __init__(self, kind: ClauseKind, parent: Draft | None, link: str = "") -> None:
        self.kind = kind
        self.parent = parent
        self.link = link
        self.front: list[Group] = []
        """The groups before the verb."""
        self.pending: Group | None = None
        """A subject that waits for its verb, while clauses that belong to it come first."""
        self.held: tuple[list[Group], int] | None = None
        """Where a pending subject stands that may as well be an object: "said [the man] who ..."."""
        self.contact: Group | None = None
        """A noun right before the subject, which the clause may modify: "[the deal] the two states signed"."""
        self.verb: Draft | None = None
        self.antecedent: Group | None = None
        self.no_gap = False
        """Has its relative word a part of its own ("in which", "whose"), so that the antecedent is neither subject nor object?"""
        self.after_comma = False
