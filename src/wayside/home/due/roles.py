"""Roles that wait for a second person, and accounts that lead nowhere yet."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.access.actor import Actor
from wayside.access.permissions import MANAGE_ACCOUNTS
from wayside.home.presenters import Due, Urgency
from wayside.partners import queries, rules
from wayside.partners.permissions import CONFIRM_MEMBERSHIP
from wayside.partners.queries import waiting

MOST = 5


def due(actor: Actor, *, today: date) -> Iterator[Due]:
    """For those who grant roles."""
    if actor.may(CONFIRM_MEMBERSHIP):
        yield from _proposals(actor, today)
    if actor.may(MANAGE_ACCOUNTS):
        yield from _accounts(actor)


def _proposals(actor: Actor, today: date) -> Iterator[Due]:
    waits = list(queries.proposals_waiting(visible_to=actor).order_by("created_at"))
    mine = [
        each
        for each in waits
        if rules.can_confirm(waiting(each), decided_by_id=actor.person_id, today=today)
    ]
    for each in mine[:MOST]:
        yield Due(
            _("Grant or decline: %(role)s for %(person)s")
            % {"role": each.get_role_display(), "person": each.person.name},
            reverse("partners:proposal", args=[each.id]),
            Urgency.DUE,
            _("Proposed by %(name)s. It opens nothing until a second person grants it.")
            % {"name": each.proposed_by.name},
        )
    others = len(waits) - min(len(mine), MOST)
    if others:
        yield Due(
            ngettext(
                "%(n)d role waits for a second person",
                "%(n)d roles wait for a second person",
                others,
            )
            % {"n": others},
            reverse("partners:proposals"),
            Urgency.TO_KNOW,
        )


def _accounts(actor: Actor) -> Iterator[Due]:
    without = queries.accounts_without_role(visible_to=actor).count()
    if without:
        yield Due(
            ngettext("%(n)d account has no role", "%(n)d accounts have no role", without)
            % {"n": without},
            reverse("partners:accounts"),
            Urgency.SOON,
            _("Give each a role, or close it."),
        )
