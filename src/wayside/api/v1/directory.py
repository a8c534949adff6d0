"""The directory as members read it, confidential entries too; what anybody may read of it stands
in the open feed."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from wayside.access.gates import Request
from wayside.api.v1.gate import operation
from wayside.api.v1.replies import once, tagged
from wayside.api.v1.shapes import (
    NO_NUL,
    PER_PAGE,
    After,
    Count,
    IdempotencyKey,
    IfMatch,
    Limit,
    Sent,
    version_in,
)
from wayside.api.v1.told import Named, page_of
from wayside.api.vocabulary import Scope
from wayside.directory import actions, queries
from wayside.directory.models import Service
from wayside.directory.permissions import KEEP_SERVICES, VIEW_SERVICES
from wayside.directory.queries import Asked
from wayside.directory.standard.writing import with_parts
from wayside.directory.vocabulary import Kind, Status
from wayside.support.vocabulary import NeedKind
from wayside.web import clock

router = Router(tags=["Directory"])
ONE = "/services/{uuid:service_id}"
Words = Annotated[str, Query(max_length=200, pattern=NO_NUL, description="In names and texts")]


class ServiceRow(BaseModel):
    """A service in a list."""

    id: UUID
    version: int
    name: str
    kind: Kind
    status: Status
    organization: Named
    agency_id: UUID | None = Field(description="The agency that runs it, where it has one here")
    confidential: bool
    needs: list[str]
    kept_by_you: bool
    confirmed_date: date | None


class ServicePage(BaseModel):
    """Services, in the order of their numbers."""

    items: list[ServiceRow]
    next: UUID | None


class ServiceTold(ServiceRow):
    """A service with what its entry says; a confidential one says no more than its name."""

    description: str
    url: str
    email: str
    alert: str
    answer_days: int
    takes: list[str] = Field(description="Whom it takes, in sentences")


class ConfirmSent(Sent):
    """That an entry is still right."""

    version: Count | None = None


class Confirmed(BaseModel):
    """An entry that was confirmed."""

    id: UUID
    version: int
    confirmed_date: date


@operation(
    router, "GET", "/services",
    scope=Scope.DIRECTORY_READ, permission=VIEW_SERVICES, answers=ServicePage,
)  # fmt: skip
def list_services(
    request: Request,
    *,
    words: Words = "",
    need: Annotated[NeedKind | None, Query()] = None,
    with_closed: Annotated[bool, Query()] = False,
    after: After = None,
    limit: Limit = PER_PAGE,
) -> ServicePage:
    """Services that people can be referred to, as far as what is asked leaves them in."""
    asked = Asked(words=words, need=need or "", with_closed=with_closed)
    rows = queries.found(queries.services(visible_to=request.actor), asked)
    there, following = page_of(rows, after=after, limit=limit)
    return ServicePage(
        items=[ServiceRow(**_facts(each, request)) for each in there], next=following
    )


@operation(
    router, "GET", ONE, scope=Scope.DIRECTORY_READ, permission=VIEW_SERVICES, answers=ServiceTold
)
def open_service(request: Request, response: HttpResponse, service_id: UUID) -> ServiceTold:
    """One service. Opening a confidential one is on the trail."""
    found = _at(service_id, request)
    if found.confidential:
        actions.open_confidential(service=found, by=request.actor, now=clock.now())
    whole = with_parts(queries.services(visible_to=request.actor)).get(id=found.id)
    tagged(response, whole.version)
    return ServiceTold(
        **_facts(whole, request),
        description=whole.description,
        url=whole.url,
        email=whole.email,
        alert=whole.alert,
        answer_days=whole.answer_days,
        takes=[str(each) for each in queries.sentences(queries.terms_of(whole))],
    )


@operation(
    router, "POST", f"{ONE}/confirmations",
    scope=Scope.DIRECTORY_CONFIRM, permission=KEEP_SERVICES, answers=Confirmed,
)  # fmt: skip
def confirm_service(
    request: Request,
    service_id: UUID,
    sent: ConfirmSent,
    key: IdempotencyKey,
    if_match: IfMatch = None,
) -> HttpResponse:
    """Say that an entry which your agency keeps is still right today."""

    def act(_form_id: UUID) -> dict[str, Any]:
        found = _at(service_id, request)
        named = version_in(if_match)
        actions.confirm(
            service=found,
            today=clock.today(),
            expected_version=_chosen(named, sent.version, found.version),
            by=request.actor,
            now=clock.now(),
        )
        return Confirmed(
            id=found.id, version=found.version, confirmed_date=clock.today()
        ).model_dump(mode="json")

    return once(request, key, act)


def _chosen(*versions: int | None) -> int:
    return next(each for each in versions if each is not None)


def _at(service_id: UUID, request: Request) -> Service:
    found = queries.services(visible_to=request.actor).filter(id=service_id).first()
    if found is None:
        raise Http404
    return found


def _facts(each: Service, request: Request) -> dict[str, Any]:
    return {
        "id": each.id,
        "version": each.version,
        "name": each.name,
        "kind": Kind(each.kind),
        "status": Status(each.status),
        "organization": Named(id=each.organization.id, name=each.organization.name),
        "agency_id": each.organization.agency_id,
        "confidential": each.confidential,
        "needs": [str(one) for one in each.needs],
        "kept_by_you": each.keeper_id is not None and each.keeper_id == request.actor.agency_id,
        "confirmed_date": each.confirmed_date,
    }
