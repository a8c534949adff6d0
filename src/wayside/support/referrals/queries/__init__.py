"""Referrals, as the database shows them to whoever acts."""

from wayside.support.referrals.queries.fitting import Offer, offers
from wayside.support.referrals.queries.referrals import (
    about_of,
    begun_from,
    due_at,
    incoming,
    is_without_copy,
    moves_of,
    outgoing,
    referral,
    referrals_due,
    referrals_of,
    running_late,
    soon,
    taken_in_from,
)
from wayside.support.referrals.queries.services import (
    administrators,
    answering_role,
    areas_to_ask_in,
    own_services,
    people_told,
    services_to_ask,
    services_to_refer_to,
    times_of,
)

__all__ = [
    "Offer",
    "about_of",
    "administrators",
    "answering_role",
    "areas_to_ask_in",
    "begun_from",
    "due_at",
    "incoming",
    "is_without_copy",
    "moves_of",
    "offers",
    "outgoing",
    "own_services",
    "people_told",
    "referral",
    "referrals_due",
    "referrals_of",
    "running_late",
    "services_to_ask",
    "services_to_refer_to",
    "soon",
    "taken_in_from",
    "times_of",
]
