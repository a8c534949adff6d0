"""Telling people through the outbox, with the way to the page it is about."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise

from wayside.notices.actions import send
from wayside.patrols.actions import steps
from wayside.patrols.models import Patrol


def tell_people(
    people: Iterable[UUID | None],
    *,
    subject: str | Promise,
    body: str | Promise,
    patrol: Patrol,
    page: str,
    doing: steps.Doing,
    key: str = "",
) -> None:
    """One message a person. ``key`` makes it one for good, however often this is asked."""
    week = patrol.week
    path = reverse(f"patrols:{page}", args=(week.area.slug, week.iso, patrol.id))
    for person in dict.fromkeys(filter(None, people)):
        send(
            to_person=person,
            subject=str(subject),
            body=str(body),
            about=patrol,
            by=doing.by,
            now=doing.now,
            path=path,
            key=f"{key}/{person}" if key else "",
        )
