"""What a partner worker may know of an invitation: the own part of the night and no more."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from wayside.patrols.models import Invitation
from wayside.patrols.parts import rules
from wayside.patrols.parts.presenters.nights import ANSWERS, meeting_of, times_of
from wayside.patrols.presenters.maps import neutral_map
from wayside.patrols.queries import Ground
from wayside.patrols.queries.facts import patrol_name
from wayside.web.components.text import Colour


@dataclass(frozen=True, slots=True)
class InvitationCard:
    """One invitation."""

    id: UUID
    what: str
    day: str
    times: str
    meeting: str
    place: str
    who_to_call: str
    message: str
    answer: str | Promise
    colour: Colour
    reply_by: object
    room_for: int
    people: str
    can_answer: bool


def invitation_card(invitation: Invitation, *, now: datetime) -> InvitationCard:
    """An invitation for the agency that it is to. The segment's note is for officers, so it is
    left out; so is everything of the patrol but its day."""
    segment = invitation.segment
    return InvitationCard(
        id=invitation.id,
        what=str(segment),
        day=patrol_name(segment.patrol),
        times=times_of(segment),
        meeting=meeting_of(segment),
        place=segment.place.label if segment.place else "",
        who_to_call=invitation.who_to_call,
        message=invitation.message,
        answer=invitation.get_state_display(),
        colour=ANSWERS[invitation.state],
        reply_by=invitation.reply_by_date,
        room_for=invitation.room_for,
        people=", ".join(each.name for each in invitation.attendees.all()),
        can_answer=rules.can_answer(segment.patrol.state, segment.ends_at, now),
    )


def invitation_map(invitation: Invitation, ground: Ground, *, area: str) -> SafeString:
    """The map of that place alone; nothing where the engagement has no place."""
    place = invitation.segment.place
    if place is None:
        return SafeString("")
    return neutral_map([(f"place-{place.id}", place)], ground, area=area)
