"""Referrals, as the database shows them to whoever acts."""

from wayside.support.referrals.queries.referrals import (
    about_of,
    due_at,
    incoming,
    moves_of,
    outgoing,
    referral,
    referrals_due,
    referrals_of,
    running_late,
    soon,
)
from wayside.support.referrals.queries.services import (
    answering_role,
    own_services,
    people_told,
    services_to_refer_to,
    times_of,
)

__all__ = [
    "about_of",
    "answering_role",
    "due_at",
    "incoming",
    "moves_of",
    "outgoing",
    "own_services",
    "people_told",
    "referral",
    "referrals_due",
    "referrals_of",
    "running_late",
    "services_to_refer_to",
    "soon",
    "times_of",
]
