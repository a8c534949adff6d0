"""What the cards of a week ask of staffing, for all of its patrols at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from wayside.partners.models import Area
from wayside.patrols.models import EmptyPost, Patrol
from wayside.patrols.queries.crews import CrewMember, WantedPost, crews, posts_of
from wayside.patrols.staffing.vocabulary import RosterState
from wayside.workforce.queries import trained_wanted

Crews = Mapping[UUID, tuple[CrewMember, ...]]
Posts = Mapping[UUID, tuple[WantedPost, ...]]


def staffed(patrols: Sequence[Patrol], area: Area) -> tuple[Crews, Posts]:
    """Who is on each patrol and whom it needs."""
    return crews(patrols), posts_of(patrols, trained=trained_wanted(area))


def empty_posts(patrols: Sequence[Patrol]) -> Mapping[UUID, Mapping[str, EmptyPost]]:
    """The posts that the latest published roster or draft leaves empty, by patrol and duty."""
    rows = EmptyPost.objects.filter(
        patrol__in=[each.id for each in patrols],
        roster__state__in=(RosterState.PUBLISHED, RosterState.DRAFT),
    ).order_by("roster__created_at")
    found: defaultdict[UUID, dict[str, EmptyPost]] = defaultdict(dict)
    for each in rows.defer("content"):
        found[each.patrol_id][each.duty] = each
    return found
