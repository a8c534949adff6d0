"""Carries what a place answered over to the record of whoever a request is about, which the place
itself never enters: a service of its own does, in the same transaction."""

from datetime import datetime

from wayside.access.actor import Actor
from wayside.access.vocabulary import Side
from wayside.partners.acting import acting
from wayside.sharing.disclosures.actions import close_answered
from wayside.sharing.disclosures.permissions import DISCLOSE
from wayside.support.housing import following, rules
from wayside.support.housing.vocabulary import ANSWERS
from wayside.support.models import Offer, OfferAbout

CARRYING = Actor.service(ANSWERS, permissions=(DISCLOSE,), works_for=Side.SUPPORT)


def refused(held: Offer, *, now: datetime) -> None:
    """What the place was shown is closed, and it is asked to delete what it kept. It may be asked
    again, and is shown it anew then."""
    held.told = {}
    with acting(CARRYING, now=now):
        held.save(update_fields=["told"])
        if held.delivery_id is not None:
            close_answered(disclosure_id=held.delivery_id, by=CARRYING, now=now)
        OfferAbout.objects.filter(offer=held).update(is_running=False)


def moved_in(held: Offer, *, by: Actor, now: datetime) -> None:
    """The request is over, and those who follow such moves are told."""
    with acting(CARRYING, now=now):
        about = OfferAbout.objects.get(offer=held)
        about.is_running = held.state in rules.RUNNING
        about.save(update_fields=["is_running"])
        following.moved_in(about, held, by=by, now=now)
