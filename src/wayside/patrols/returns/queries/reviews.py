"""What a week's review looks at, and what the one before decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Decision, PatrolReturn, ReviewNote, Week
from wayside.patrols.queries import ranking_of
from wayside.patrols.ranking import Ranking
from wayside.patrols.returns.queries.filed import newest
from wayside.patrols.vocabulary import Verb


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """The returns of a week, what was said of it, what was decided, and recorded crime as the
    newest week knows it beside what this one was planned from."""

    week: Week
    returns: tuple[PatrolReturn, ...]
    notes: tuple[ReviewNote, ...]
    decisions: tuple[Decision, ...]
    newest: Ranking | None
    before: Ranking | None


def material_of(week: Week, *, visible_to: Actor) -> Material:
    """All that the page of a review shows beside its figures."""
    returns = newest().filter(patrol__week=week).select_related("patrol", "filed_by")
    following = Week.objects.filter(
        area=week.area_id, iso_year=week.iso.next.year, iso_week=week.iso.next.number
    ).first()
    now, own = (ranking_of(each, visible_to=visible_to) for each in (following or week, week))
    return Material(
        week=week,
        returns=tuple(
            returns.prefetch_related("parts__counts", "parts__segment", "visits").order_by(
                "patrol__starts_at"
            )
        ),
        notes=tuple(ReviewNote.objects.filter(week=week).select_related("noted_by")),
        decisions=tuple(decided_in(week.area, week.iso)),
        newest=now or own,
        before=own if following and now else None,
    )


def decided_in(area: Area, iso: IsoWeek) -> Sequence[Decision]:
    """What the review of a week decided, the earliest first: it seeds the week after."""
    found = Decision.objects.filter(
        week__area=area, week__iso_year=iso.year, week__iso_week=iso.number, verb=Verb.DECIDE
    )
    return tuple(found.select_related("made_by").order_by("made_at"))
