"""The line on a patrol's card of the week."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy

from wayside.access.actor import Actor
from wayside.patrols.briefing.permissions import RELEASE_BRIEFING
from wayside.patrols.models import Patrol
from wayside.patrols.queries import crews
from wayside.patrols.risk import queries
from wayside.patrols.risk.permissions import JOIN_NIGHT, SETTLE_ALARMS, VIEW_RISK
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
    """A line a patrol, in two queries for the whole page; nothing for who has no part in it."""
    sees = actor.may(VIEW_RISK)
    if not sees and not actor.may(JOIN_NIGHT):
        return {}
    found, own = queries.statuses(patrols), _joined(patrols, actor)
    releases = actor.may(RELEASE_BRIEFING, area_id=area_id)
    return {each.id: _line(found.get(each.id), sees, releases, each.id in own) for each in patrols}


def _joined(patrols: Sequence[Patrol], actor: Actor) -> set[UUID]:
    """The nights whose page opens: all for who answers for them, one's own for officers."""
    if not actor.may(JOIN_NIGHT):
        return set()
    if actor.may(SETTLE_ALARMS):
        return {each.id for each in patrols}
    on = crews(patrols)
    return {key for key, crew in on.items() if actor.person_id in {one.person_id for one in crew}}


def _line(state: str | None, sees: bool, releases: bool, joins: bool) -> CardLine:
    words = AssessmentState(state).label if state else NONE_YET
    colour = STATE_COLOURS[state] if state else "red"
    return CardLine(words, colour, sees, releases, joins)
