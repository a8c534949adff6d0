"""The line on a patrol's card of the week: who leads, what is filled, why a post is empty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.patrols.models import EmptyPost, Patrol
from wayside.patrols.queries import CrewMember, WantedPost
from wayside.patrols.staffing.permissions import VIEW_ROSTER
from wayside.patrols.staffing.presenters.nights import missing_posts
from wayside.patrols.staffing.queries import empty_posts, staffed
from wayside.patrols.vocabulary import Duty


@dataclass(frozen=True, slots=True)
class StaffingLine:
    """Who leads, how many posts are filled, what is missing, and where its reasons stand."""

    lead: str
    filled: str
    missing: str
    is_full: bool
    url: str
    why: str


def staffing_lines(
    patrols: Sequence[Patrol], *, area: Area, actor: Actor
) -> dict[UUID, StaffingLine]:
    """A line a patrol, in three queries for the whole page; nothing for who sees no roster."""
    if not patrols or not actor.may(VIEW_ROSTER, area_id=area.id):
        return {}
    crews, posts = staffed(patrols, area)
    empty = empty_posts(patrols)
    return {
        each.id: _line(crews[each.id], posts[each.id], empty.get(each.id, {}), area)
        for each in patrols
    }


def _line(
    crew: tuple[CrewMember, ...],
    posts: tuple[WantedPost, ...],
    empty: Mapping[str, EmptyPost],
    area: Area,
) -> StaffingLine:
    lead = next((each.name for each in crew if each.duty == Duty.LEAD), "")
    wanted = sum(each.wanted for each in posts)
    filled = sum(min(each.wanted, sum(one.duty == each.duty for one in crew)) for each in posts)
    short = [p.duty for p in posts if p.wanted > sum(one.duty == p.duty for one in crew)]
    why = next((empty[duty] for duty in short if duty in empty), None)
    return StaffingLine(
        lead=_("%s leads.") % lead if lead else _("Nobody leads yet."),
        filled=_("%(filled)s of %(wanted)s posts filled") % {"filled": filled, "wanted": wanted},
        missing=", ".join(missing_posts(crew, posts)),
        is_full=filled >= wanted,
        url=reverse("patrols:roster", args=(area.slug,)),
        why=reverse("patrols:empty_post", args=(area.slug, why.roster_id, why.id)) if why else "",
    )
