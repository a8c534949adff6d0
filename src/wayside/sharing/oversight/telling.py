"""Tells that something waits to be overseen, and nothing of what. Where an agency has no governance
officer, whoever gives roles there is told to give that one: nobody else may see the entry."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.notices.actions import send_each
from wayside.sharing.models import Emergency, OversightEntry
from wayside.sharing.oversight import queries


def tell_officers(entry: OversightEntry, *, by: Actor, now: datetime) -> None:
    """Something is on the list of the agency's governance officers."""
    officers = queries.officers(agency_id=entry.controller_id, now=now)
    _send(entry, officers, _("Something for you to look at today"), by=by, now=now)
    if not officers:
        subject = _("%(agency)s has no governance officer")
        _tell_administrators(entry, subject, key="oversight-ungoverned", by=by, now=now)


def remind_officers(entry: OversightEntry, *, by: Actor, now: datetime) -> None:
    """Nobody has noted it as seen for a day."""
    officers = queries.officers(agency_id=entry.controller_id, now=now)
    subject = _("Something has waited for you to look at since yesterday")
    _send(entry, officers, subject, by=by, now=now, again=True)
    subject = _("Nobody at %(agency)s has overseen something for a day")
    _tell_administrators(entry, subject, key="oversight-unseen", by=by, now=now)


def tell_workers(made: Emergency, *, by: Actor, now: datetime) -> None:
    """A record of theirs was opened in an emergency."""
    workers = queries.workers(made.subject, now=now) - {by.person_id}
    _send(made, workers, _("A record of yours was opened in an emergency"), by=by, now=now)


def _tell_administrators(
    entry: OversightEntry, subject: str, *, key: str, by: Actor, now: datetime
) -> None:
    agency = entry.controller
    send_each(
        to=queries.administrators(agency, now=now),
        subject=subject % {"agency": agency.name},
        body=_(
            "Something waits for a governance officer of this agency, who alone may see it. Speak "
            "with them, or give somebody that role today."
        ),
        about=entry,
        path=reverse("partners:give_role"),
        key=f"{key}:{entry.pk}",
        by=by,
        now=now,
    )


def _send(
    about: models.Model,
    people: Iterable[UUID],
    subject: str,
    *,
    by: Actor,
    now: datetime,
    again: bool = False,
) -> None:
    send_each(
        to=people,
        subject=subject,
        body=_("It was recorded with a reason. Nothing of a record is in this notice."),
        about=about,
        path=reverse("sharing:oversight") if isinstance(about, OversightEntry) else "",
        key=f"{about._meta.label_lower}:{about.pk}" + (":again" if again else ""),
        by=by,
        now=now,
    )
