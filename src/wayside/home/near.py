"""This week and the next, as cards of the first page."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.access.actor import Actor
from wayside.home.presenters import WeekCard
from wayside.partners.models import Area
from wayside.partners.queries import Seat
from wayside.patrols import queries
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Week
from wayside.patrols.permissions import VIEW_WEEKS
from wayside.patrols.presenters.words import COLOURS, week_title


def cards(actor: Actor, seat: Seat | None, *, today: date) -> tuple[WeekCard, ...]:
    """This week and the next, for those who may see weeks."""
    if seat is None or not actor.may(VIEW_WEEKS):
        return ()
    area = queries.area_of_weeks(seat.borough, visible_to=actor)
    this = IsoWeek.of(today)
    found = {week.iso: week for week in queries.weeks(area, visible_to=actor)[:6]}
    return (
        _card(_("This week"), this, found.get(this), area),
        _card(_("Next week"), this.next, found.get(this.next), area),
    )


def _card(caption: str, iso: IsoWeek, week: Week | None, area: Area) -> WeekCard:
    return WeekCard(
        caption=caption,
        title=week_title(iso),
        url=reverse("patrols:week", args=[area.slug, str(iso)]),
        state=week.get_state_display() if week else _("Not started"),
        colour=COLOURS.get(week.state, "grey") if week else "grey",
        sentence=_counts(week) if week else _("No patrol is planned yet."),
    )


def _counts(week: Week) -> str:
    patrols = getattr(week, "patrol_count", 0)
    places = getattr(week, "place_count", 0)
    return " · ".join(
        (
            ngettext("%(n)d patrol", "%(n)d patrols", patrols) % {"n": patrols},
            ngettext("%(n)d place", "%(n)d places", places) % {"n": places},
        )
    )
