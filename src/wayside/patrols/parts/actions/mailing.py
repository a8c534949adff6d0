"""What is mailed about a night, and to whom. Nothing of enforcement is ever in it."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.notices.actions import send
from wayside.patrols.calendar import LONDON
from wayside.patrols.models import Invitation, Observer, Patrol, Segment
from wayside.patrols.models.postings import Posting
from wayside.patrols.parts.queries.invitations import addressees
from wayside.patrols.parts.queries.segments import ASKED
from wayside.patrols.parts.vocabulary import ObserverState
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.vocabulary import PostingState
from wayside.web.clock import day_of

EXPECTED = (ObserverState.INVITED, ObserverState.COMING)


def tell_agency(
    invitation: Invitation, subject: str, body: str, *, by: Actor, now: datetime, key: str = ""
) -> None:
    """Mail the people who answer for the agency; its contact, where nobody does."""
    area = invitation.segment.patrol.week.area
    people = addressees(invitation.agency, area, day_of(now))
    path = reverse("patrols:parts:invitations", args=(area.slug,))
    for person in people:
        send(
            subject=subject,
            body=body,
            about=invitation,
            by=by,
            now=now,
            to_person=person,
            path=path,
            key=f"{key} {person}" if key else "",
        )
    if not people and invitation.agency.contact_email:
        address = invitation.agency.contact_email
        send(
            subject=subject,
            body=body,
            about=invitation,
            by=by,
            now=now,
            to_address=address,
            key=f"{key} {address}"[:120] if key else "",
        )


def tell_changed(segment: Segment, *, by: Actor, now: datetime) -> None:
    """Mail everybody who is asked to a part of the night that it is at another time or place."""
    subject = _("Changed: %s") % patrol_name(segment.patrol)
    for invitation in segment.invitations.filter(state__in=ASKED).select_related("agency"):
        invitation.segment = segment
        body = _("Please look again, and answer again if you cannot come.")
        tell_agency(invitation, subject, f"{body}\n{when_and_where(invitation)}", by=by, now=now)
    body = _("The part that you observe has changed. The coordinator tells you when and where.")
    for observer in segment.observers.filter(state__in=EXPECTED):
        tell_observer(observer, subject, body, by=by, now=now)


def tell_inviter(
    invitation: Invitation, subject: str, *, by: Actor, now: datetime, key: str = ""
) -> None:
    """Mail whoever invited."""
    if invitation.invited_by_id is None:
        return
    patrol = invitation.segment.patrol
    send(
        subject=subject,
        body=when_and_where(invitation),
        about=invitation,
        by=by,
        now=now,
        to_person=invitation.invited_by_id,
        path=night_path(patrol),
        key=key,
    )


def tell_observer(observer: Observer, subject: str, body: str, *, by: Actor, now: datetime) -> None:
    """Mail an observer, who needs no account."""
    send(subject=subject, body=body, about=observer, by=by, now=now, to_address=observer.email)


def tell_crew(patrol: Patrol, subject: str, body: str, *, by: Actor, now: datetime) -> None:
    """Mail those who were told that they go out, but partners: their agency is told."""
    people: set[UUID] = set(
        Posting.objects.filter(patrol=patrol, state=PostingState.PUBLISHED)
        .exclude(duty="partner")
        .values_list("worker__person_id", flat=True)
    )
    for person in sorted(people):
        send(subject=subject, body=body, about=patrol, by=by, now=now, to_person=person)


def night_path(patrol: Patrol) -> str:
    """The page of a night's parts."""
    args = (patrol.week.area.slug, str(patrol.week.iso), patrol.id)
    return reverse("patrols:parts:night", args=args)


def when_and_where(invitation: Invitation) -> str:
    """The engagement in a few lines: what, when, where one meets, who to call."""
    segment = invitation.segment
    start, end = (each.astimezone(LONDON) for each in (segment.starts_at, segment.ends_at))
    lines = [
        _("%(what)s on %(day)s, %(start)s to %(end)s.")
        % {
            "what": segment,
            "day": patrol_name(segment.patrol),
            "start": f"{start:%H:%M}",
            "end": f"{end:%H:%M}",
        }
    ]
    if segment.meeting_at:
        lines.append(
            _("Meet at %(time)s: %(point)s.")
            % {
                "time": f"{segment.meeting_at.astimezone(LONDON):%H:%M}",
                "point": segment.meeting_point,
            }
        )
    lines.append(_("Who to call: %s") % invitation.who_to_call)
    return "\n".join(lines)
