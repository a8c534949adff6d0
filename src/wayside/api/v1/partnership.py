"""Whose token it is, and the areas that its member works in."""

from datetime import date
from typing import Any
from uuid import UUID

from ninja import Router
from pydantic import BaseModel, Field

from wayside.access.vocabulary import Role
from wayside.api.v1.gate import operation
from wayside.api.v1.shapes import PER_PAGE, After, Limit
from wayside.api.v1.told import Named, page_of
from wayside.api.vocabulary import Scope
from wayside.partners import queries
from wayside.partners.permissions import VIEW_PARTNERSHIP
from wayside.partners.vocabulary import AgencyKind, AreaLevel

router = Router(tags=["Partnership"])


class Me(BaseModel):
    """What a token stands for."""

    token: Named
    agency: Named
    role: Role
    scopes: list[Scope]
    until_date: date


class AreaTold(BaseModel):
    """An area: a county, a borough or a ward."""

    id: UUID
    name: str
    level: AreaLevel
    parent: UUID | None


class AreaPage(BaseModel):
    """Areas, in the order of their numbers."""

    items: list[AreaTold]
    next: UUID | None


class AgencyTold(Named):
    """An agency that works where you do."""

    kind: AgencyKind = Field(description="What kind of agency it is")


class AgencyPage(BaseModel):
    """Agencies, in the order of their numbers."""

    items: list[AgencyTold]
    next: UUID | None


@operation(router, "GET", "/me", scope=None, permission=VIEW_PARTNERSHIP, answers=Me)
def whose_token(request: Any) -> Me:
    """Whose token this is, what it may be used for, and until when."""
    token = request.auth
    agency = token.membership.agency
    return Me(
        token=Named(id=token.id, name=token.name),
        agency=Named(id=agency.id, name=agency.name),
        role=Role(token.membership.role),
        scopes=[Scope(each) for each in token.scopes],
        until_date=token.until_date,
    )


@operation(router, "GET", "/areas", scope=None, permission=VIEW_PARTNERSHIP, answers=AreaPage)
def list_areas(request: Any, after: After = None, limit: Limit = PER_PAGE) -> AreaPage:
    """The areas you work in: their numbers are needed to send and to note things."""
    found = queries.areas(visible_to=request.actor).defer("boundary")
    there, following = page_of(found, after=after, limit=limit)
    items = [
        AreaTold(id=each.id, name=each.name, level=AreaLevel(each.level), parent=each.parent_id)
        for each in there
    ]
    return AreaPage(items=items, next=following)


@operation(router, "GET", "/agencies", scope=None, permission=VIEW_PARTNERSHIP, answers=AgencyPage)
def list_agencies(request: Any, after: After = None, limit: Limit = PER_PAGE) -> AgencyPage:
    """The agencies that work where you do."""
    found = queries.agencies(visible_to=request.actor)
    there, following = page_of(found, after=after, limit=limit)
    items = [AgencyTold(id=each.id, name=each.name, kind=AgencyKind(each.kind)) for each in there]
    return AgencyPage(items=items, next=following)
