"""What is due of referrals, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.support.referrals.actions import Listed
from wayside.support.referrals.presenters.referrals import row
from wayside.support.referrals.rules import OVER
from wayside.support.referrals.vocabulary import ReferralState
from wayside.web.clock import LONDON


@dataclass(frozen=True, slots=True)
class ReferralDue:
    """One line of what is due."""

    label: str
    hint: str
    url: str
    is_late: bool


def due_of(listed: Listed, *, by: Actor, now: datetime) -> Iterator[ReferralDue]:
    """What waits for an answer, what nobody answered in time, what is to be sent or looked at."""
    for each in listed.rows:
        shown = row(each, listed.about.get(each.id), by=by, now=now)
        label = f"{shown.called}: {shown.service}" if shown.called else shown.service
        day = shown.due_at.astimezone(LONDON) if shown.due_at else None
        if each.state in OVER:
            hint = _("Look back at it: %s") % shown.state
        elif each.state == ReferralState.DRAFT:
            hint = _("Not sent yet")
        else:
            hint = _("%(state)s; the next answer is due on %(day)s") % {
                "state": shown.state,
                "day": format_date(day, "l j F") if day else "",
            }
        yield ReferralDue(_("Referral: %s") % label, hint, shown.url, shown.is_late)
