"""Clauses that are still being built, and clauses that are open until their finite verb comes."""

from __future__ import annotations

from coder.core.syntax import Clause, ClauseKind, Verb
from coder.language.clauses.groups import Group


class ClauseDraft:
    """A clause that is still being built; ``freeze`` makes the record."""

    __slots__ = (
        "antecedent", "chunk", "complements", "coordinate", "gap", "hypothetical", "index", "kind", "link", "objects",
        "parent", "predicate", "preps", "quoted", "reporter", "rule", "source", "subject", "subject_rule", "tail",
        "verb",
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
        self.source: ClauseDraft | None = None
        """The clause with which it shares its subject."""
        self.coordinate: ClauseDraft | None = None
        """The clause with which it is coordinated."""
        self.antecedent: Group | None = None
        """The noun that it modifies."""
        self.gap = False
        """The antecedent is the object, if no other is found: "the man [police arrested]"."""
        self.tail: list[Group] = []
        """The groups that follow its verb."""
        self.objects: list[Group] = []
        self.preps: list[Group] = []
        self.predicate: Group | None = None
        self.parent: ClauseDraft | None = None
        self.complements: list[int] = []
        self.hypothetical = self.quoted = False
        self.reporter: Group | None = None

    def place(self, kind: ClauseKind, parent: ClauseDraft | None, link: str = "") -> None:
        """Make it a clause of this kind under ``parent``."""
        self.kind, self.parent, self.link = kind, parent, link
        if kind is ClauseKind.COMPLEMENT and parent is not None:
            parent.complements.append(self.index)

    def share_subject(self, source: ClauseDraft | None, rule: str) -> None:
        """Give it the subject of another clause, once that is known."""
        self.source, self.subject_rule = source, rule

    def set_subject(self, subject: Group | None, rule: str) -> None:
        """Give it this subject, found by this rule."""
        self.subject, self.subject_rule = subject, rule

    def join(self, first: ClauseDraft) -> None:
        """Coordinate it with an earlier clause: same place, same subject."""
        self.coordinate = first
        self.share_subject(first, "shared")
        self.place(first.kind, first.parent, first.link)

    def modify(self, noun: Group) -> None:
        """Make it a modifier of a noun."""
        self.antecedent = noun
        noun.clauses.append(self.index)

    def freeze(self) -> Clause:
        """Return the finished record."""
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
    """A clause that has begun and expects a finite verb.

    The sentence itself is the first one; each opener ("that", "who", "if" ...) begins another. ``draft`` is the clause
    of its verb, once the verb has come.
    """

    __slots__ = (
        "after_comma", "antecedent", "contact_noun", "draft", "front", "kind", "link", "modifier", "no_gap",
        "object_place", "parent", "pending_subject",
    )  # fmt: skip

    def __init__(self, kind: ClauseKind, parent: ClauseDraft | None, link: str = "") -> None:
        self.kind = kind
        self.parent = parent
        self.link = link
        self.front: list[Group] = []
        """The groups before the verb."""
        self.pending_subject: Group | None = None
        """A subject whose verb comes after clauses that modify it: "[the man] who left said"."""
        self.object_place: tuple[list[Group], int] | None = None
        """Where a pending subject stands that may as well be an object: "said [the man] who ..."."""
        self.modifier: ClauseDraft | None = None
        """A gerund that the pending subject does, if it proves to be a subject: "and [Chad], fearing a raid"."""
        self.contact_noun: Group | None = None
        """A noun right before the subject that may be its antecedent: "[the deal] the two states signed"."""
        self.draft: ClauseDraft | None = None
        """The clause of its verb; none as long as the verb is missing."""
        self.antecedent: Group | None = None
        """The noun that it modifies."""
        self.no_gap = False
        """The antecedent is neither subject nor object: "in which", "whose"."""
        self.after_comma = False
        """A comma, a dash or a bracket stands before its opener."""
