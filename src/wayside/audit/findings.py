"""What a verifier reads and what it reports. Pure: no Django."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from wayside.audit.canonical import Value

PROBLEMS_KEPT = 20


@dataclass(frozen=True, slots=True)
class StoredLink:
    """A link as it was found; hashes in hexadecimal."""

    seq: int
    event_id: str
    event_hash: str
    previous_hash: str
    link_hash: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A link with its event, a link whose event is missing, or an event without a link."""

    link: StoredLink | None
    event: Mapping[str, Value] | None


@dataclass(frozen=True, slots=True)
class StoredCheckpoint:
    """A checkpoint as it was found, and where."""

    seq: int
    link_hash: str
    key_id: str
    made_at: datetime
    signature: bytes
    source: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it was written, naming the event where it shows."""

    seq: int | None
    event_id: str | None
    sentence: str


@dataclass(slots=True)
class Report:
    """What was checked and what was found."""

    events: int = 0
    links: int = 0
    checkpoints: int = 0
    last_seq: int = 0
    sealed_seq: int = 0
    sealed_at: datetime | None = None
    problem_count: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return self.problem_count == 0

    @property
    def since_checkpoint(self) -> int:
        """The events after the last good checkpoint, protected by the chain only."""
        return self.last_seq - self.sealed_seq

    def add(self, sentence: str, *, seq: int | None = None, event_id: str | None = None) -> None:
        """Note a problem; the first ones are kept, all are counted."""
        self.problem_count += 1
        if len(self.problems) < PROBLEMS_KEPT:
            self.problems.append(Problem(seq, event_id, sentence))
