"""One sentence to its candidates: those of clauses that no frame governs, then those of free nouns."""

from __future__ import annotations

from dataclasses import replace

from coder.coding.candidate import EventCandidate
from coder.coding.clause_extractor import ClauseExtractor
from coder.coding.modality import apply_free_clause
from coder.coding.participants import localised
from coder.core.model import ClauseKind


class Extractor(ClauseExtractor):
    """Reads one sentence."""

    def candidates(self) -> list[EventCandidate]:
        """All candidates of the sentence, blocked ones included."""
        out: list[EventCandidate] = []
        clauses = self.parse.clauses
        order = sorted(clauses, key=lambda clause: clause.kind is ClauseKind.COMPLEMENT)
        found = {clause.index: self.of_clause(clause.index, 0) for clause in order}
        for clause in clauses:
            if clause.index in self.taken_clauses:
                continue
            reporter = self.participants.reporter(clause)
            for candidate in found[clause.index]:
                if not candidate.target:
                    candidate = replace(
                        candidate, target=self.participants.addressed_by_purpose(clause, candidate.source)
                    )
                out.append(apply_free_clause(clause, candidate, reporter, self.parse, self.dictionary))
        if not self.matcher.event_nouns <= self.taken_nouns:
            for clause in clauses:
                out += self.free_nouns_of(clause)
            for phrase in self.parse.phrases:
                out += self.free_nouns_in(phrase, None)
        return [localised(candidate, self.dictionary) for candidate in out]
