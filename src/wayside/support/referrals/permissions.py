"""Who refers, and who answers."""

from django.utils.translation import gettext_lazy as _

from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role

CASEWORKERS = frozenset({Role.CASEWORKER, Role.SAFEGUARDING_LEAD})
ANSWERING = (
    Role.SERVICE_WORKER,
    Role.HOUSING_OFFICER,
    Role.CASEWORKER,
    Role.SAFEGUARDING_LEAD,
)

REFER = Permission(
    "support.refer",
    _("refer people supported to services, as far as they agree"),
    CASEWORKERS,
    opens_records=True,
)
ANSWER_REFERRALS = Permission(
    "support.answer_referrals",
    _("see referrals to and from your agency as far as they are yours, and answer them"),
    frozenset(ANSWERING),
    opens_records=True,
)
SET_TIMES = Permission(
    "support.set_referral_times",
    _("set how long the services of your agency take to answer referrals"),
    frozenset(ANSWERING),
)
ANSWER_BY_LINK = Permission(
    "support.answer_by_link",
    _("open and answer the one referral that a link is for"),
    frozenset(),
)
WATCH_REFERRALS = Permission(
    "support.watch_referrals",
    _("tell of referrals that are due or late"),
    frozenset(),
)
TABLE = (REFER, ANSWER_REFERRALS, SET_TIMES, ANSWER_BY_LINK, WATCH_REFERRALS)
