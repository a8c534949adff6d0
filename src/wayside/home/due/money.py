"""Grants that lapse or run out soon."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.home.presenters import Due, Urgency
from wayside.partners import presenters, queries, rules
from wayside.partners.models import FundingGrant
from wayside.partners.permissions import MANAGE_FUNDING, VIEW_FUNDING
from wayside.patrols.staffing.forecast import Forecast, forecast
from wayside.patrols.staffing.permissions import CHARGE_GRANTS
from wayside.patrols.staffing.queries.money import money_of, spending_of
from wayside.patrols.staffing.sentences import pounds


def due(actor: Actor, *, today: date) -> Iterator[Due]:
    """For those who answer for the money, with what is charged; that it lapses soon, for those
    who may see grants."""
    if actor.may(MANAGE_FUNDING) and actor.may(CHARGE_GRANTS):
        yield from _managed(actor, today)
    elif actor.may(VIEW_FUNDING):
        for grant in queries.funding_running(visible_to=actor, on=today):
            if rules.lapses_soon(grant.start_date, grant.end_date, today=today):
                yield _to_know(grant, today)


def _managed(actor: Actor, today: date) -> Iterator[Due]:
    grants = queries.funding_running(visible_to=actor, on=today)
    spent = spending_of(grants) if grants else {}
    for grant in grants:
        nights = spent.get(grant.id, ())
        ahead = forecast(
            money_of(grant, nights), [(each.night, each.pence) for each in nights], today
        )
        if ahead.warning:
            yield _warned(grant, ahead)


def _warned(grant: FundingGrant, ahead: Forecast) -> Due:
    """What is left to use before it lapses; or that somebody else must pay, once it is spent."""
    if ahead.left > 0 and ahead.runs_out is None:
        words = _("Use the %(pounds)s left of the grant of %(funder)s before it lapses")
        said = words % {"funder": grant.funder, "pounds": pounds(ahead.left)}
    else:
        said = _("Find who pays once the grant of %s is spent") % grant.funder
    urgency = Urgency.SOON if ahead.left > 0 else Urgency.DUE
    return Due(said, _costs(grant), urgency, ahead.warning)


def _to_know(grant: FundingGrant, today: date) -> Due:
    shown = presenters.money(grant, today=today)
    return Due(
        _("%(pounds)s from %(funder)s lapse soon")
        % {"funder": shown.funder, "pounds": shown.pounds},
        reverse("partners:funding"),
        Urgency.TO_KNOW,
        shown.warning,
    )


def _costs(grant: FundingGrant) -> str:
    return reverse("patrols:costs", args=[grant.programme.area.slug])
