"""What a referral says once it is sent, as its draft and the record stand at that moment."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from wayside.people.going_along import identity_of, sent_reach
from wayside.sharing.agreements.vocabulary import Category
from wayside.support.models import ReferralAbout
from wayside.support.vocabulary import NeedKind
from wayside.web.states import NotNow


def snapshot_of(about: ReferralAbout, *, now: datetime) -> Mapping[str, object]:
    """What is disclosed: the words, and of the record no more than the kinds that were agreed to.

    Raises:
        NotNow: the way to reach them that was to go along is missing, leads through somebody else
            where nobody may be asked, or is to be rechecked.
    """
    needs = ", ".join(str(NeedKind(each).label) for each in about.needs)
    found: dict[str, object] = {"text": about.words}
    if needs and Category.NEEDS in about.categories:
        found[str(_("Needs"))] = needs
    if Category.SAFE_CONTACT in about.categories:
        found["reach"] = _reach(about, now=now)
    if Category.IDENTITY in about.categories:
        person = about.subject.person
        found |= dict(identity_of(person).values())
    return found


def _reach(about: ReferralAbout, *, now: datetime) -> Mapping[str, object]:
    """The way to reach her, as safe as her own worker would have to find it.

    Raises:
        NotNow: none was chosen, it leads through somebody else where nobody may be asked, or it
            is to be rechecked first.
    """
    route = about.route
    if route is None or route.retired_at is not None:
        raise NotNow(_("Choose which way to reach this person goes along, or leave it out."))
    return sent_reach(route, about.subject.person, now=now)
