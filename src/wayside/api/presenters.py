"""Tokens as rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wayside.access.actor import Actor
from wayside.api import queries
from wayside.api.models import Token
from wayside.api.vocabulary import Scope, Standing
from wayside.web.components.text import Colour

COLOURS: Mapping[Standing, Colour] = {
    Standing.LIVE: "green",
    Standing.WAITING: "yellow",
    Standing.OVER: "grey",
    Standing.REVOKED: "grey",
    Standing.ENDED: "grey",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One token: whose, what for, how it stands, and what may be done with it."""

    id: UUID
    name: str
    holder: str
    role: str
    agency: str
    scopes: tuple[str, ...]
    until: date
    last_used: date | None
    standing: str
    colour: Colour
    waits: bool
    may_revoke: bool
    may_agree: bool


def row(token: Token, *, today: date, by: Actor) -> Row:
    """One line of the list, for a day."""
    standing = queries.standing_of(token, today=today)
    return Row(
        id=token.id,
        name=token.name,
        holder=token.person.name,
        role=token.membership.get_role_display(),
        agency=token.membership.agency.name,
        scopes=tuple(str(Scope(each).label) for each in token.scopes),
        until=token.until_date,
        last_used=token.last_used_date,
        standing=str(standing.label),
        colour=COLOURS[standing],
        waits=standing == Standing.WAITING,
        may_revoke=standing in (Standing.LIVE, Standing.WAITING),
        may_agree=standing == Standing.WAITING and token.person_id != by.person_id,
    )
