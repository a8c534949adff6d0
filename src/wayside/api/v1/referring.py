"""Referring somebody by a system: what they agreed to, a draft, and the sending of it.

What is sent rests on the ledger of consent at that moment, as on the pages. How to reach somebody
is chosen and rechecked with them by a person, so it goes along from the pages alone.
"""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from ninja import Path, Router
from pydantic import AfterValidator, BaseModel, Field, WithJsonSchema

from wayside.access.actor import Actor
from wayside.access.gates import Request
from wayside.api.v1.gate import operation
from wayside.api.v1.persons import person_at
from wayside.api.v1.problems import Fault, Unfit
from wayside.api.v1.replies import once
from wayside.api.v1.shapes import Count, Id, IdempotencyKey, IfMatch, Sent, version_in, words
from wayside.api.v1.told import Named, Standing, standing
from wayside.api.vocabulary import Scope
from wayside.directory.models import Service
from wayside.partners.vocabulary import AgencyKind
from wayside.sharing.agreements.vocabulary import Category, Purpose
from wayside.sharing.consent import actions as consent
from wayside.sharing.consent.queries import as_rules_need
from wayside.sharing.consent.rules import still_said
from wayside.sharing.consent.vocabulary import ConsentKind
from wayside.sharing.models import ConsentEntry
from wayside.support.referrals import actions, queries
from wayside.support.referrals.actions import Said
from wayside.support.referrals.permissions import REFER
from wayside.support.vocabulary import NeedKind
from wayside.web import clock

router = Router(tags=["Referrals"])
CREATED = 201
SENT_ALONG = [each.value for each in Category if each is not Category.SAFE_CONTACT]


def _no_way(value: Category) -> Category:
    if value is Category.SAFE_CONTACT:
        raise ValueError(_("How to reach somebody goes along from the pages alone."))
    return value


Shared = Annotated[
    Category,
    AfterValidator(_no_way),
    WithJsonSchema({"type": "string", "enum": SENT_ALONG}),
]


class DraftSent(Sent):
    """A referral to be: to which service, what it is about and what it is to say."""

    service: Id = Field(description="One of /services that has an agency here, not your own")
    needs: list[NeedKind] = []
    categories: list[Shared] = Field(
        min_length=1, description="Each must be agreed to before it is sent"
    )
    text: words(4000) = Field(description="Agreed with them, no more than is needed")  # type: ignore[valid-type]


class SendSent(Sent):
    """That a draft is to be sent, as it was read."""

    version: Count | None = None


class Consent(BaseModel):
    """A line of somebody's ledger that counts now, with what it still speaks about."""

    id: UUID
    kind: ConsentKind
    to_agency: Named | None
    to_kind: AgencyKind | None = Field(description="Any agency of this kind, where none is named")
    purpose: Purpose | None = Field(description="None: for anything")
    categories: list[Category]
    recorded_at: datetime
    until_date: date | None
    ask_again_date: date | None
    ask_again: bool = Field(description="It is time to ask again")


class Consents(BaseModel):
    """What somebody agreed to, refused and took back, as it stands now; the latest first."""

    items: list[Consent]


@operation(
    router, "GET", "/people/{uuid:person_id}/consents",
    scope=Scope.REFERRALS_SEND, permission=REFER, answers=Consents,
)  # fmt: skip
def list_consents(request: Request, person_id: UUID) -> Consents:
    """What somebody said about sharing, as far as it counts now. It is asked and recorded by a
    person, on the pages."""
    by, now = request.actor, clock.now()
    subject = person_at(person_id, by).subject
    entries = consent.read_consent(subject=subject, by=by, now=now)
    by_id = {each.id: each for each in entries}
    held = still_said([as_rules_need(each) for each in entries], Category.values, at=now)
    return Consents(items=[_consent(by_id[one.id], left, due=due) for one, left, due in held])


@operation(
    router, "POST", "/people/{uuid:person_id}/referrals",
    scope=Scope.REFERRALS_SEND, permission=REFER, answers=Standing, status=CREATED,
)  # fmt: skip
def draft_referral(
    request: Request, person_id: UUID, sent: DraftSent, key: IdempotencyKey
) -> HttpResponse:
    """Begin a referral of somebody you support. Nothing leaves yet."""
    by = request.actor

    def act(_form_id: UUID) -> dict[str, Any]:
        person = person_at(person_id, by)
        said = Said(needs=sent.needs, categories=sent.categories, words=sent.text)
        made = actions.draft_referral(
            person=person, service=_service(sent.service, by), said=said, by=by, now=clock.now()
        )
        return standing(made)

    return once(request, key, act, status=CREATED)


@operation(
    router, "POST", "/referrals/{uuid:referral_id}/sendings",
    scope=Scope.REFERRALS_SEND, permission=REFER, answers=Standing,
)  # fmt: skip
def send_referral(
    request: Request,
    referral_id: Annotated[UUID, Path(description="The number of the draft")],
    sent: SendSent,
    key: IdempotencyKey,
    if_match: IfMatch = None,
) -> HttpResponse:
    """Send a draft: to each kind of information in it there must be consent at this moment."""

    def act(_form_id: UUID) -> dict[str, Any]:
        held = queries.referral(referral_id)
        if held is None:
            raise Http404
        named = version_in(if_match)
        found = actions.send_referral(
            referral=held,
            expected_version=sent.version if named is None else named,
            by=request.actor,
            now=clock.now(),
        )
        return standing(found)

    return once(request, key, act)


def _service(service_id: UUID, by: Actor) -> Service:
    """One that people can be referred to. Every member may read the whole directory, so saying
    why not tells nothing."""
    found = queries.services_to_refer_to(visible_to=by).filter(id=service_id).first()
    if found is None:
        why = _("Nobody can be referred to this by you. Choose an open service of another agency.")
        raise Unfit([Fault(where="body.service", sentence=why)])
    return found


def _consent(entry: ConsentEntry, left: tuple[str, ...], *, due: bool) -> Consent:
    to = entry.recipient
    return Consent(
        id=entry.id,
        kind=ConsentKind(entry.kind),
        to_agency=Named(id=to.id, name=to.name) if to else None,
        to_kind=AgencyKind(entry.recipient_kind) if entry.recipient_kind else None,
        purpose=Purpose(entry.purpose) if entry.purpose else None,
        categories=[Category(each) for each in left],
        recorded_at=entry.recorded_at,
        until_date=entry.until_date,
        ask_again_date=entry.review_date,
        ask_again=due,
    )
