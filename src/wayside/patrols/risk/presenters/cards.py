"""The line on a patrol's card of the week."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy

from wayside.access.actor import Actor
from wayside.patrols.briefing.permissions import RELEASE_BRIEFING
from wayside.patrols.models import Patrol
from wayside.patrols.risk import queries
from wayside.patrols.risk.permissions import JOIN_NIGHT, VIEW_RISK
from wayside.patrols.risk.presenters.assessments import STATE_COLOURS, Words
from wayside.patrols.risk.vocabulary import AssessmentState
from wayside.web.components.text import Colour

NONE_YET = gettext_lazy("Not begun")


@dataclass(frozen=True, slots=True)
class CardLine:
    """The line on a patrol's card: how far its assessment is, and the ways on."""

    words: Words
    colour: Colour
    sees_risk: bool
    releases: bool
    joins: bool


def card_lines(patrols: Sequence[Patrol], *, actor: Actor, area_id: UUID) -> dict[UUID, CardLine]:
    """A line a patrol, in one query for the whole page; nothing for who has no part in it."""
    sees, joins = actor.may(VIEW_RISK), actor.may(JOIN_NIGHT)
    if not sees and not joins:
        return {}
    found = queries.statuses(patrols)
    releases = actor.may(RELEASE_BRIEFING, area_id=area_id)
    return {each.id: _line(found.get(each.id), sees, releases, joins) for each in patrols}


def _line(state: str | None, sees: bool, releases: bool, joins: bool) -> CardLine:
    words = AssessmentState(state).label if state else NONE_YET
    colour = STATE_COLOURS[state] if state else "red"
    return CardLine(words, colour, sees, releases, joins)
