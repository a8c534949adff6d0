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
from wayside.patrols.staffing.queries.money import Spending, money_of, spending_of


def due(actor: Actor, *, today: date) -> Iterator[Due]:
    """For those who answer for the money, with what is charged; that it lapses soon, for those
    who may see grants."""
    if actor.may(MANAGE_FUNDING) and actor.may(CHARGE_GRANTS):
        yield from _managed(actor, today)
    elif actor.may(VIEW_FUNDING):
        for grant in _running(actor, today):
            if rules.lapses_soon(grant.start_date, grant.end_date, today=today):
                yield _to_know(grant, today)


def _running(actor: Actor, today: date) -> list[FundingGrant]:
    found = queries.funding(visible_to=actor).filter(start_date__lte=today, end_date__gte=today)
    return list(found.select_related("programme__area", "terms").order_by("end_date"))


def _managed(actor: Actor, today: date) -> Iterator[Due]:
    grants = _running(actor, today)
    spent = spending_of(grants) if grants else {}
    for grant in grants:
        nights = spent.get(grant.id, ())
        if rules.lapses_soon(grant.start_date, grant.end_date, today=today):
            yield _lapses(grant, today)
        elif nights:
            yield from _runs_out(grant, nights, today)


def _lapses(grant: FundingGrant, today: date) -> Due:
    shown = presenters.money(grant, today=today)
    return Due(
        _("Use %(funder)s’s %(pounds)s before it lapses")
        % {"funder": shown.funder, "pounds": shown.pounds},
        _costs(grant),
        Urgency.SOON,
        shown.warning,
    )


def _runs_out(grant: FundingGrant, nights: tuple[Spending, ...], today: date) -> Iterator[Due]:
    ahead: Forecast = forecast(
        money_of(grant, nights), [(each.night, each.pence) for each in nights], today
    )
    if ahead.warning:
        spent = ahead.left <= 0
        yield Due(
            _("Find who pays once %s is spent") % grant.funder,
            _costs(grant),
            Urgency.DUE if spent else Urgency.SOON,
            ahead.warning,
        )


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
