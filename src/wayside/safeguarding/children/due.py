"""What is due of children's referrals, what each page of such a record warns of, and its steps on
a timeline."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.access.vocabulary import Role
from wayside.people.models import Person
from wayside.people.queries.mine import Mine
from wayside.people.safeguards import Safeguard
from wayside.safeguarding.children import queries
from wayside.safeguarding.children.permissions import KEEP_CHILDREN
from wayside.safeguarding.children.vocabulary import ReferralState
from wayside.safeguarding.models import ChildReferral, ChildReferralMove
from wayside.support.duties import Duty, Source
from wayside.support.timeline.registry import Moment, rows_of
from wayside.support.timeline.registry import Source as Moments
from wayside.web.clock import day_of
from wayside.web.states import Words

MOST = 50
LABELS: dict[str, Words] = {
    ReferralState.TO_MAKE: gettext_lazy("Make the safeguarding referral of this child"),
    ReferralState.MADE: gettext_lazy("Children’s social care has not acknowledged the referral"),
    ReferralState.ACKNOWLEDGED: gettext_lazy("Ask for the outcome of the referral of this child"),
}


def _clocks(mine: Mine) -> Iterator[Duty]:
    """For a lead every clock of the agency that runs to be made, and each other that is due; for
    others those they lead or support. And that somebody is to be named who leads it."""
    found = queries.running()
    if mine.actor.role != Role.SAFEGUARDING_LEAD:
        own = mine.actor.membership_id
        found = found.filter(worker=own) | found.filter(lead=own)
    for each in found[:MOST]:
        if each.lead_id is None:
            label = _("Name who leads the safeguarding of this child")
            yield Duty(called(each), label, mine.today, _url(each))
        due = day_of(each.due_at) if each.due_at else mine.today
        if each.state == ReferralState.TO_MAKE or due <= mine.today:
            to_make = each.state == ReferralState.TO_MAKE
            yield Duty(called(each), label_of(each), due, _url(each), guards=to_make)


def label_of(held: ChildReferral) -> Words:
    """What comes next of it."""
    if held.at_once and held.state == ReferralState.TO_MAKE:
        return _("A child in danger now: make the referral at once")
    return LABELS[held.state]


def called(held: ChildReferral) -> str:
    """What the child is called, where there is a record."""
    return held.subject.person.called if held.subject else _("A child without a record here")


def warned(person: Person) -> Sequence[Safeguard]:
    """That a child's referral is to be made, on each page of the record."""
    if not person.is_child:
        return ()
    held = queries.running_of(person.subject_id)
    if held is None or held.state != ReferralState.TO_MAKE:
        return ()
    return (Safeguard(gettext_lazy("The safeguarding referral is to be made."), _url(held)),)


def moments(person: Person, most: int | None) -> Iterator[Moment]:
    """Each step of each of somebody's referrals."""
    found = [
        (move, held) for held in queries.referrals_of(person) for move in queries.moves_of(held)
    ]
    for move, held in sorted(found, key=lambda each: each[0].at, reverse=True)[:most]:
        title = _("Safeguarding referral: %(state)s") % {"state": move.get_state_display()}
        name = move.by.person.name if move.by else ""
        yield Moment(move.at, title, "", name, _url(held))


def _url(held: ChildReferral) -> str:
    return reverse("safeguarding:child_referral", args=[held.id])


DUTIES = (Source("child_referrals", KEEP_CHILDREN, _clocks),)
MOMENTS = Moments(
    "child_referrals",
    gettext_lazy("Safeguarding"),
    KEEP_CHILDREN,
    moments,
    (rows_of(ChildReferralMove, by="referral__subject"),),
)
