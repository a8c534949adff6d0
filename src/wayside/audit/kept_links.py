"""Compares the chain with links kept elsewhere, so that even after a whole chain was rebuilt the
very event that was altered, removed, inserted or moved is named. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import dataclass

from wayside.audit.findings import Report, StoredLink


@dataclass(frozen=True, slots=True)
class KeptLink:
    """Which event stood at a link when it was sealed, and its hash."""

    seq: int
    event_id: str
    event_hash: str


class KeptLinks:
    """The links of one file, read alongside the chain; gaps in the file are passed over."""

    def __init__(self, links: Iterable[KeptLink]) -> None:
        self._links = iter(links)
        self._next = next(self._links, None)
        self._parted = False

    def compare(self, link: StoredLink, report: Report) -> None:
        """Compare with the chain's link; after the first event out of place all others are."""
        while self._next and self._next.seq < link.seq:
            self._next = next(self._links, None)
        kept = self._next
        if kept is None or kept.seq != link.seq or self._parted:
            return
        if kept.event_id != link.event_id:
            self._parted = True
            report.add(
                f"At link {link.seq} stood event {kept.event_id} when it was sealed; now event "
                f"{link.event_id} stands there: one of the two was removed, inserted or moved.",
                seq=link.seq,
                event_id=kept.event_id,
            )
        elif kept.event_hash != link.event_hash:
            report.add(
                f"Event {link.event_id} (link {link.seq}) is not what was sealed: it was altered "
                "and the chain made to fit.",
                seq=link.seq,
                event_id=link.event_id,
            )

    def finish(self, report: Report) -> None:
        """Name the first of the events that were sealed beyond the chain's end."""
        while self._next and self._next.seq <= report.last_seq:
            self._next = next(self._links, None)
        if self._next and not self._parted:
            report.add(
                f"Event {self._next.event_id} was sealed as link {self._next.seq}, but the chain "
                f"ends at link {report.last_seq}: it was removed.",
                seq=self._next.seq,
                event_id=self._next.event_id,
            )
