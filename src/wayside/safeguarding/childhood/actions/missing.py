"""A child's time missing: reported, back, and the return interview."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import told
from wayside.people.models import Person
from wayside.safeguarding.childhood import rules
from wayside.safeguarding.childhood.actions.writing import check_may_note, check_seen, stamps
from wayside.safeguarding.childhood.rules import EPISODE
from wayside.safeguarding.childhood.vocabulary import EpisodeState, Reported
from wayside.safeguarding.children.periods import due_at
from wayside.safeguarding.models import ChildMissing
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Away:
    """Since when a child is missing, who was told, and what is known."""

    from_at: datetime
    reported_to: Reported
    words: str = ""


@transaction.atomic
def report_missing(
    *, person: Person, away: Away, form_id: UUID, by: Actor, now: datetime
) -> ChildMissing:
    """Note that a child is missing; who is told can be put right while it lasts.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it lies ahead.
    """
    check_may_note(person.subject_id, by)
    rules.check_times(from_at=away.from_at, until_at=None, now=now)
    going_on = ChildMissing.objects.filter(subject=person.subject_id, state=EpisodeState.MISSING)
    held = going_on.first()
    if held is not None and held.id == form_id:
        return held
    fields = ("from_at", "reported_to", "words")
    if held is None:
        held = ChildMissing(id=form_id, **stamps(person, now))
    for name in fields:
        setattr(held, name, getattr(away, name))
    if held._state.adding:
        held.save(force_insert=True)
    else:
        save_versioned(held, expected_version=held.version, now=now, fields=fields)
    told(held, "safeguarding.report_missing", Operation.COLLECTION, by, now, fields=fields)
    return held


@transaction.atomic
def move_episode(
    *,
    episode: ChildMissing,
    verb: str,
    expected_version: int,
    by: Actor,
    now: datetime,
    until_at: datetime | None = None,
    words: str = "",
) -> ChildMissing:
    """Note that the child is back, and that the return interview was offered, held or declined.

    Raises:
        NotOpenError: the record is not open to whoever notes it.
        NotNow: it does not stand so, nobody was told, or the times cannot be.
        Collision: somebody else changed it since.
    """
    check_may_note(episode.subject_id, by)
    check_seen(episode, expected_version)
    target = EPISODE.check_can(episode.state, verb).target
    fields = ["state"]
    if verb == "return":
        episode.until_at = until_at or now
        rules.check_times(from_at=episode.from_at, until_at=episode.until_at, now=now)
        episode.offer_by_at = due_at("return_interview", since=episode.until_at)
        fields += ["until_at", "offer_by_at"]
    elif verb == "offer":
        episode.offered_at = now
        fields += ["offered_at"]
    elif verb == "interview":
        if not words.strip():
            raise NotNow(_("Write what the child said, in their words."))
        episode.interview = words
        fields += ["interview"]
    episode.state = target
    save_versioned(episode, expected_version=expected_version, now=now, fields=fields)
    said = ("state", "until_at", "interview")
    told(episode, "safeguarding.move_episode", Operation.ALTERATION, by, now, fields=said)
    return episode
