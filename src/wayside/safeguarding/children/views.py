"""Children's referrals: the list by their clocks, each with what was told, and a form a step."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.people.actions import NotOpenError
from wayside.people.views.opening import page_about, person_at
from wayside.people.views.steps import ask_step
from wayside.safeguarding.childhood.presenters import shown_of
from wayside.safeguarding.children import actions, queries
from wayside.safeguarding.children.actions import Concluded, Opened, Telling
from wayside.safeguarding.children.due import called
from wayside.safeguarding.children.forms import (
    JoinForm,
    LeadForm,
    LeaveForm,
    MakeForm,
    OutcomeForm,
    TellingForm,
)
from wayside.safeguarding.children.periods import PERIODS
from wayside.safeguarding.children.permissions import KEEP_CHILDREN, LEAD_CHILDREN
from wayside.safeguarding.children.presenters import of_each, shown
from wayside.safeguarding.children.rules import BUTTONS
from wayside.safeguarding.children.vocabulary import How, Outcome, Whom
from wayside.safeguarding.models import ChildReferral
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.editing import press_seen, verb_in
from wayside.web.navigation import Item
from wayside.web.paging import paged


@page(KEEP_CHILDREN)
def children(request: Request) -> HttpResponse:
    """The referrals that go on by their clock, or those that ended."""
    ended = "ended" in request.GET
    found = paged(request, queries.ended() if ended else queries.running())
    actions.list_child_referrals(shown=list(found), by=request.actor, now=clock.now())
    context = {
        "referrals": found,
        "rows": of_each(found, actor=request.actor, now=clock.now()),
        "ended": ended,
        "crumbs": [Item(_("Children’s referrals"), "")],
    }
    return render(request, "safeguarding/children/list.html", context)


@page(KEEP_CHILDREN)
def periods(request: Request) -> HttpResponse:
    """The periods that the clocks use, and where each comes from."""
    context = {
        "periods": PERIODS,
        "crumbs": _crumbs(_("What the clocks use")),
    }
    return render(request, "safeguarding/children/periods.html", context)


@page(KEEP_CHILDREN)
def child(request: Request, person_id: UUID) -> HttpResponse:
    """What is kept of one child's safeguarding, also once grown up."""
    person = person_at(request, person_id)
    found = actions.open_child(person=person, by=request.actor, now=clock.now())
    context = {
        **page_about(request, person, _("Safeguarding as a child")),
        "rows": of_each(found, actor=request.actor, now=clock.now()),
        "kept": shown_of(person, today=clock.today()),
    }
    return render(request, "safeguarding/children/child.html", context)


@page(KEEP_CHILDREN)
def referral(request: Request, child_referral_id: UUID) -> HttpResponse:
    """One referral: where it stands, who was told, its steps."""
    opened = _opened(request, child_referral_id)
    context = {
        "shown": shown(opened.referral, actor=request.actor, now=clock.now()),
        "referral": opened.referral,
        "told": opened.told,
        "moves": opened.moves,
        "crumbs": _crumbs(called(opened.referral)),
    }
    return render(request, "safeguarding/children/referral.html", context)


@page(KEEP_CHILDREN)
def make(request: Request, child_referral_id: UUID) -> HttpResponse:
    """Note that it was made."""
    held = _opened(request, child_referral_id).referral
    form = MakeForm(request.POST or None, initial={"version": held.version})

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.make_child_referral(
            referral=held,
            telling=_telling(form, data),
            wishes=data["wishes"],
            form_id=data["form_id"],
            **seen,
        )

    note = _("Ring first if the child may be in danger: 999, then children’s social care.")
    return ask_step(request, form, do, _words(held, _("The referral was made"), note))


@page(KEEP_CHILDREN)
def tell(request: Request, child_referral_id: UUID) -> HttpResponse:
    """Note that somebody else was told."""
    held = _opened(request, child_referral_id).referral
    form = TellingForm(request.POST or None)

    def do(data: dict[str, Any]) -> object:
        return actions.note_child_told(
            referral=held,
            telling=_telling(form, data),
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    note = _(
        "Tell a parent or carer only where it is safe for the child. What is noted here stays."
    )
    return ask(request, form, do, _words(held, _("Who else was told?"), note))


@page(KEEP_CHILDREN)
def conclude(request: Request, child_referral_id: UUID) -> HttpResponse:
    """Note the outcome."""
    held = _opened(request, child_referral_id).referral

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.conclude_child_referral(
            referral=held,
            concluded=Concluded(Outcome(data["outcome"]), data["words"]),
            **seen,
        )

    form = OutcomeForm(request.POST or None, initial={"version": held.version})
    return ask_step(request, form, do, _words(held, _("The outcome")))


@page(KEEP_CHILDREN)
def lead(request: Request, child_referral_id: UUID) -> HttpResponse:
    """Name who leads it."""
    held = _opened(request, child_referral_id).referral
    leads = queries.leads_of(held, today=clock.today())
    form = LeadForm(request.POST or None, leads=leads, initial={"version": held.version})

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.name_child_lead(referral=held, lead=data["lead"], **seen)

    return ask_step(request, form, do, _words(held, _("Who leads this?")))


@page(LEAD_CHILDREN)
def leave(request: Request, child_referral_id: UUID) -> HttpResponse:
    """An adult after all."""
    held = _opened(request, child_referral_id).referral

    def do(data: dict[str, Any], **seen: Any) -> object:
        return actions.leave_child_referral(
            referral=held,
            why=data["why"],
            **seen,
        )

    form = LeaveForm(request.POST or None, initial={"version": held.version})
    note = _("In doubt this is a child. Nobody is left out because they look or act older.")
    return ask_step(request, form, do, _words(held, _("An adult after all"), note))


@page(LEAD_CHILDREN)
def join(request: Request, child_referral_id: UUID) -> HttpResponse:
    """Join a concern to the record of the child it is about."""
    held = _opened(request, child_referral_id).referral

    def do(data: dict[str, Any], **seen: Any) -> object:
        into = queries.referral(UUID(data["into"]))
        if into is None:
            raise Http404(data["into"])
        return actions.join_child_referral(
            referral=held,
            into=into,
            **seen,
        )

    form = JoinForm(request.POST or None, initial={"version": held.version})
    note = _("The steps so far stay here; what comes next is noted in the record’s referral.")
    return ask_step(request, form, do, _words(held, _("The child has a record here"), note))


@page(KEEP_CHILDREN)
@require_POST
def move(request: Request, child_referral_id: UUID) -> HttpResponse:
    """A step without a question: a button."""
    held = _opened(request, child_referral_id).referral
    verb = verb_in(request, BUTTONS | {"hurry", "lead"})

    def act(version: int) -> object:
        given: dict[str, Any] = {
            "expected_version": version,
            "by": request.actor,
            "now": clock.now(),
        }
        if verb == "hurry":
            return actions.hurry_child_referral(referral=held, **given)
        if verb == "lead":
            return actions.lead_child_referral(referral=held, **given)
        return actions.move_child_referral(referral=held, verb=verb, **given)

    return press_seen(request, act, _("Noted."), _back(held))


def _telling(form: TellingForm, data: dict[str, Any]) -> Telling:
    when = form.moment(clock.now())
    return Telling(Whom(data["whom"]), How(data["how"]), data["what"], when, data["who"])


def _opened(request: Request, referral_id: UUID) -> Opened:
    try:
        return actions.open_child_referral(
            referral_id=referral_id, by=request.actor, now=clock.now()
        )
    except NotOpenError as closed:
        raise Http404 from closed


def _back(held: ChildReferral) -> str:
    return reverse("safeguarding:child_referral", args=(held.id,))


def _crumbs(*more: Item | str) -> list[Item]:
    head = Item(_("Children’s referrals"), reverse("safeguarding:children"))
    return [head, *(each if isinstance(each, Item) else Item(each, "") for each in more)]


def _words(held: ChildReferral, title: str, note: str = "") -> Asked:
    back = _back(held)
    return Asked(
        title=title,
        submit=_("Save"),
        said=_("Saved."),
        back=back,
        crumbs=_crumbs(Item(called(held), back), title),
        lead=called(held),
        note=note,
    )
