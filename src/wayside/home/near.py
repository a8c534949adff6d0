"""This week and the next, as cards of the first page."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.access.actor import Actor
from wayside.home.presenters import WeekCard
from wayside.home.workplace import Workplace
from wayside.partners.models import Area
from wayside.patrols import actions, queries
from wayside.patrols.calendar import IsoWeek, week_title
from wayside.patrols.permissions import VIEW_REVIEW, VIEW_WEEKS
from wayside.patrols.presenters.maps import Paper, glance_picture
from wayside.patrols.presenters.words import COLOURS
from wayside.patrols.queries import Glimpse, Ground

MAP_WIDTH, MAP_HEIGHT = 200, 300


def cards(place: Workplace, *, today: date, now: datetime) -> tuple[WeekCard, ...]:
    """This week and the next, for those who may see weeks."""
    actor = place.actor
    if not actor.may(VIEW_WEEKS) or (area := place.of_weeks) is None:
        return ()
    this = IsoWeek.of(today)
    found = actions.glance(area=area, isos=(this, this.next), by=actor, now=now)
    ground = queries.ground_of(area) if found else Ground(None)
    return (
        _card(actor, _("This week"), this, found.get(this), area=area, ground=ground),
        _card(actor, _("Next week"), this.next, found.get(this.next), area=area, ground=ground),
    )


def _card(
    actor: Actor, caption: str, iso: IsoWeek, found: Glimpse | None, *, area: Area, ground: Ground
) -> WeekCard:
    week = found.week if found else None
    return WeekCard(
        caption=caption,
        title=week_title(iso),
        url=reverse("patrols:week", args=[area.slug, str(iso)]),
        state=week.get_state_display() if week else _none(actor),
        colour=COLOURS.get(week.state, "grey") if week else "grey",
        sentence=_counts(found) if found else _("No patrol is planned yet."),
        map=_map(found, ground) if found and found.places else SafeString(""),
    )


def _none(actor: Actor) -> str:
    """Whoever does not see plans in review is not told whether there is one."""
    return _("Not started") if actor.may(VIEW_REVIEW) else _("Not planned yet")


def _map(found: Glimpse, ground: Ground) -> SafeString:
    title = _("Places of week %s") % found.week.iso_week
    paper = Paper(f"week-{found.week.iso}", title, MAP_WIDTH, MAP_HEIGHT)
    return glance_picture(found.places, ground, paper)


def _counts(found: Glimpse) -> str:
    patrols, places = found.patrols, len(found.places)
    return " · ".join(
        (
            ngettext("%(n)d patrol", "%(n)d patrols", patrols) % {"n": patrols},
            ngettext("%(n)d place", "%(n)d places", places) % {"n": places},
        )
    )
