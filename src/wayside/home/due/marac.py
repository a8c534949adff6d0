"""What is due at a MARAC: for who coordinates it, and for the representatives of each agency."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.access.actor import Actor
from wayside.home.presenters import Due, Urgency
from wayside.home.workplace import Workplace
from wayside.safeguarding.marac import queries
from wayside.safeguarding.marac.permissions import ATTEND_MARAC, RUN_MARAC
from wayside.safeguarding.marac.vocabulary import CaseState, MeetingState
from wayside.safeguarding.models import MaracMeeting
from wayside.vault import holding
from wayside.web.clock import LONDON

MOST = 4


def due(place: Workplace, *, now: datetime) -> Iterator[Due]:
    """For whoever attends one: meetings, what waits there, and actions."""
    actor = place.actor
    if not actor.may(ATTEND_MARAC) or not holding.holds(holding.SUPPORT):
        return
    if actor.may(RUN_MARAC):
        yield from _waiting(actor)
    for meeting in queries.coming(actor, now=now)[:MOST]:
        yield _meeting(meeting, actor, place.today)
    yield from _actions(actor, place.today)


def _waiting(actor: Actor) -> Iterator[Due]:
    marac = queries.own_marac(actor)
    if marac is None:
        yield Due(_("Set up the MARAC"), reverse("safeguarding:set_up_marac"), Urgency.DUE)
        return
    states = list(queries.waiting(marac).values_list("state", flat=True))
    new, listed = states.count(CaseState.REFERRED), states.count(CaseState.ACCEPTED)
    url = reverse("safeguarding:marac")
    if new:
        words = ngettext("Look at %(n)d new referral", "Look at %(n)d new referrals", new)
        yield Due(words % {"n": new}, url, Urgency.BLOCKED)
    if listed:
        words = ngettext("Put %(n)d case on an agenda", "Put %(n)d cases on an agenda", listed)
        yield Due(words % {"n": listed}, url, Urgency.DUE)


def _meeting(meeting: MaracMeeting, actor: Actor, today: date) -> Due:
    day = format_date(meeting.starts_at.astimezone(LONDON), "l j F, H:i")
    title = _("MARAC on %(day)s") % {"day": day}
    url = reverse("safeguarding:marac_meeting", args=[meeting.id])
    if actor.may(RUN_MARAC):
        hint = _("Circulate the agenda.") if meeting.state == MeetingState.PLANNED else ""
        return Due(title, url, Urgency.DUE if hint else Urgency.TO_KNOW, hint)
    left = queries.without_research(meeting, actor)
    if not left:
        return Due(title, url, Urgency.TO_KNOW)
    words = ngettext(
        "Write your agency’s research for %(n)d case until %(day)s.",
        "Write your agency’s research for %(n)d cases until %(day)s.",
        left,
    )
    until = format_date(meeting.research_by, "j F")
    urgency = Urgency.BLOCKED if meeting.research_by <= today else Urgency.DUE
    return Due(title, url, urgency, words % {"n": left, "day": until})


def _actions(actor: Actor, today: date) -> Iterator[Due]:
    days = list(queries.open_actions(actor).values_list("due_date", flat=True))
    if not days:
        return
    late = sum(1 for each in days if each < today)
    words = ngettext("%(n)d open action", "%(n)d open actions", len(days)) % {"n": len(days)}
    hint = ngettext("%(n)d is late.", "%(n)d are late.", late) % {"n": late} if late else ""
    urgency = Urgency.BLOCKED if late else Urgency.SOON
    yield Due(words, reverse("safeguarding:marac_actions"), urgency, hint)
