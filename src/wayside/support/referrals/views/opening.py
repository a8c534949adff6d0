"""What every page of one referral begins with."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.support.models import Referral
from wayside.support.referrals import queries
from wayside.web.navigation import Item


def referral_at(referral_id: UUID) -> Referral:
    """The referral of the address; none is there for whom it is not to see."""
    found = queries.referral(referral_id)
    if found is None:
        raise Http404(str(referral_id))
    return found


def crumbs(*more: str) -> list[Item]:
    """Where a page stands."""
    return [
        Item(_("Referrals"), reverse("support:referrals")),
        *(Item(each, "") for each in more),
    ]


def url_of(referral: Referral) -> str:
    """The page of one."""
    return reverse("support:referral", args=[referral.id])
