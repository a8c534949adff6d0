"""Who is around somebody."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.people.models import Custody, Person, Relation
from wayside.people.relations import actions, queries
from wayside.people.relations.actions import Away, Known
from wayside.people.relations.actions.custodies import AWAY
from wayside.people.relations.actions.relations import RELATION
from wayside.people.relations.forms import AwayForm, NoticeForm, RelationForm
from wayside.people.relations.permissions import KNOW_RELATIONS
from wayside.people.relations.presenters import shown
from wayside.people.relations.vocabulary import Coercion, RelationKind, ToldBy
from wayside.people.views.opening import crumb_of, crumbs, page_about, person_at
from wayside.sharing.handovers.actions import open_handover
from wayside.sharing.handovers.queries import is_taken_up, seen
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.web import clock
from wayside.web.asking import Asked, ask, ask_change
from wayside.web.editing import press
from wayside.web.navigation import Item


@page(KNOW_RELATIONS)
def around(request: Request, person_id: UUID) -> HttpResponse:
    """Everybody around somebody."""
    person = person_at(request, person_id)
    found = actions.read_relations(person=person, by=request.actor, now=clock.now())
    context = {
        **page_about(request, person, _("Who is around this person")),
        "around": shown(found),
    }
    return render(request, "people/relations/page.html", context)


@page(KNOW_RELATIONS)
def add(request: Request, person_id: UUID) -> HttpResponse:
    """Write down who is around somebody."""
    person = person_at(request, person_id)

    def do(data: dict[str, Any]) -> object:
        return actions.add_relation(
            person=person, known=_known(data), by=request.actor, now=clock.now()
        )

    note = _("What this person tells you is theirs. It never becomes intelligence about anybody.")
    words = _words(person, _("Write down who is around"), _("Written down."), note=note)
    return ask(request, RelationForm(request.POST or None), do, words)


@page(KNOW_RELATIONS)
def change(request: Request, person_id: UUID, relation_id: UUID) -> HttpResponse:
    """Change what is known of them."""
    person, relation = _relation_at(request, person_id, relation_id)
    initial = {name: getattr(relation, name) for name in (*RELATION, "version")}
    form = RelationForm(request.POST or None, initial=initial)

    def act(values: dict[str, Any], version: int) -> object:
        return actions.change_relation(
            relation=relation, known=_known(values), expected_version=version,
            by=request.actor, now=clock.now(),
        )  # fmt: skip

    return ask_change(
        request, form, lambda data: {name: data[name] for name in RELATION}, act,
        words=_words(person, _("Change what is known"), _("Saved.")), record=relation,
    )  # fmt: skip


@page(KNOW_RELATIONS)
@require_POST
def end(request: Request, person_id: UUID, relation_id: UUID) -> HttpResponse:
    """They are no longer around."""
    person, relation = _relation_at(request, person_id, relation_id)
    return press(
        request,
        lambda: actions.end_relation(relation=relation, by=request.actor, now=clock.now()),
        _("Noted. What was known stays on record."),
        _url(person),
    )


@page(KNOW_RELATIONS)
def away(request: Request, person_id: UUID, relation_id: UUID) -> HttpResponse:
    """Write down when they are away."""
    person, relation = _relation_at(request, person_id, relation_id)

    def do(data: dict[str, Any]) -> object:
        return actions.add_custody(
            relation=relation, away=_away(data), by=request.actor, now=clock.now()
        )

    words = _words(person, _("When are they away?"), _("Written down."))
    return ask(request, AwayForm(request.POST or None), do, words)


@page(KNOW_RELATIONS)
def change_away(request: Request, person_id: UUID, custody_id: UUID) -> HttpResponse:
    """Change when they are away."""
    person, custody = _custody_at(request, person_id, custody_id)
    initial = {name: getattr(custody, name) for name in (*AWAY, "version")}
    form = AwayForm(request.POST or None, initial=initial)

    def act(values: dict[str, Any], version: int) -> object:
        return actions.change_custody(
            custody=custody, away=_away(values), expected_version=version,
            by=request.actor, now=clock.now(),
        )  # fmt: skip

    return ask_change(
        request, form, lambda data: {name: data[name] for name in AWAY}, act,
        words=_words(person, _("Change when they are away"), _("Saved.")), record=custody,
    )  # fmt: skip


@page(KNOW_RELATIONS)
@require_POST
def prepared(request: Request, person_id: UUID, custody_id: UUID) -> HttpResponse:
    """What is to be done before the release is agreed."""
    person, custody = _custody_at(request, person_id, custody_id)
    return press(
        request,
        lambda: actions.prepare_release(custody=custody, by=request.actor, now=clock.now()),
        _("Noted: this person knows what will be done."),
        _url(person),
    )


@page(KNOW_RELATIONS)
@require_POST
def over(request: Request, person_id: UUID, custody_id: UUID) -> HttpResponse:
    """The dates are past."""
    person, custody = _custody_at(request, person_id, custody_id)
    return press(
        request,
        lambda: actions.end_custody(custody=custody, by=request.actor, now=clock.now()),
        _("Noted."),
        _url(person),
    )


@page(KNOW_RELATIONS)
def notice(request: Request, handover_id: UUID) -> HttpResponse:
    """Write a notice of a release, which was handed over to whoever took it up, on a record;
    others who see the handover are led back to it."""
    now = clock.now()
    held = seen(handover_id)
    if held is None:
        raise Http404(str(handover_id))
    back = reverse("sharing:handover", args=[held.id])
    if not is_taken_up(held, kind=HandoverKind.RELEASE, by=request.actor):
        return redirect(back)
    opened = open_handover(handover=held, by=request.actor, now=now)
    offered = queries.around_own()
    form = NoticeForm(
        request.POST or None,
        offered=offered,
        initial={
            "release_date": opened.versions[0].content.get("release", ""),
            "reference": _("%(agency)s, handed over on %(day)s")
            % {"agency": held.receipt.agency or "", "day": date_format(held.sent_at)},
        },
    )

    def do(data: dict[str, Any]) -> object:
        relation = data.pop("relation")
        told = Away(**data, told_by=ToldBy.NOTICE)
        return actions.add_custody(relation=relation, away=told, by=request.actor, now=clock.now())

    title = _("Write it on a record")
    words = Asked(
        title=title,
        submit=_("Save"),
        said=_("Written down. Now say that the notice is dealt with."),
        back=back,
        crumbs=[Item(held.get_kind_display(), back), Item(title, "")],
        note=_("Whoever is not in the list is written down first, on the record, as around them."),
    )
    return ask(request, form, do, words)


def _relation_at(request: Request, person_id: UUID, relation_id: UUID) -> tuple[Person, Relation]:
    person = person_at(request, person_id)
    found = queries.relation_of(person, relation_id)
    if found is None:
        raise Http404(str(relation_id))
    return person, found


def _custody_at(request: Request, person_id: UUID, custody_id: UUID) -> tuple[Person, Custody]:
    person = person_at(request, person_id)
    found = queries.custody_of(person, custody_id)
    if found is None:
        raise Http404(str(custody_id))
    return person, found


def _known(data: dict[str, Any]) -> Known:
    return Known(
        kind=RelationKind(data["kind"]),
        name=data["name"],
        coercion=tuple(map(Coercion, data["coercion"])),
        words=data["words"],
    )


def _away(data: dict[str, Any]) -> Away:
    return Away(**{**{name: data[name] for name in AWAY}, "told_by": ToldBy(data["told_by"])})


def _url(person: Person) -> str:
    return reverse("people:around", args=[person.id])


def _words(person: Person, title: str, said: str, *, note: str = "") -> Asked:
    trail = crumbs(crumb_of(person), Item(_("Who is around this person"), _url(person)), title)
    return Asked(
        title=title, submit=_("Save"), said=said, back=_url(person), crumbs=trail, note=note
    )
