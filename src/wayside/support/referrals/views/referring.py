"""Referring somebody: begun on her record, changed, sent, referred elsewhere instead."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.people.models import Person
from wayside.people.views.opening import crumb_of, page_about, person_at
from wayside.people.views.opening import crumbs as crumbs_of_people
from wayside.support.referrals import actions, queries
from wayside.support.referrals.forms.referring import ReferForm, SaidForm, TransferForm
from wayside.support.referrals.permissions import REFER
from wayside.support.referrals.presenters.fitting import choices
from wayside.support.referrals.presenters.referrals import row
from wayside.support.referrals.views.opening import crumbs, referral_at, url_of
from wayside.web import clock
from wayside.web.asking import Asked, ask
from wayside.web.collisions import Collision
from wayside.web.editing import carried_out, press_seen
from wayside.web.states import NotNow

TOLD = ("needs", "categories", "words", "route")


@page(REFER)
def referrals_of(request: Request, person_id: UUID) -> HttpResponse:
    """Somebody's referrals."""
    person, now = person_at(request, person_id), clock.now()
    found = actions.list_referrals_of(person=person, by=request.actor, now=now)
    context = {
        **page_about(request, person, _("Referrals")),
        "referrals": [row(each, None, by=request.actor, now=now) for each in found],
    }
    return render(request, "support/referrals/of_person.html", context)


@page(REFER)
def refer(request: Request, person_id: UUID) -> HttpResponse:
    """Begin a referral."""
    person = person_at(request, person_id)
    form = ReferForm(
        request.POST or None,
        initial={"service": request.GET.get("service", "")},
        actor=request.actor,
        offers=_offers(request, person),
        person=person,
    )

    def act() -> Any:
        return actions.draft_referral(
            person=person,
            service=form.cleaned_data["service"],
            said=form.said(),
            by=request.actor,
            now=clock.now(),
        )

    done = carried_out(request, form, act)
    if done:
        return redirect(url_of(done.result))
    title = _("Refer to a service")
    back = reverse("support:referrals_of", args=[person_id])
    words = Asked(
        title=title,
        submit=_("Go on"),
        said="",
        back=back,
        crumbs=crumbs_of_people(crumb_of(person), title),
        lead=person.called,
        note=_("Nothing leaves yet. On the next page you send it, if it is agreed to."),
    )
    context = {"form": form, "words": words, "title": title, "crumbs": words.crumbs}
    return render(request, "web/ask.html", context)


@page(REFER)
def change(request: Request, referral_id: UUID) -> HttpResponse:
    """Change what a draft is to say."""
    found = referral_at(referral_id)
    about = queries.about_of(found)
    if about is None:
        raise Http404
    initial = {**{name: getattr(about, name) for name in TOLD}, "version": found.version}
    form = SaidForm(request.POST or None, initial=initial, person=about.subject.person)

    def do(data: dict[str, Any]) -> object:
        try:
            return actions.change_referral(
                referral=found,
                said=form.said(),
                expected_version=data["version"] or 0,
                by=request.actor,
                now=clock.now(),
            )
        except Collision as met:
            raise NotNow(_("Somebody else has changed it. Open it again to see it.")) from met

    title = _("Change what it says")
    words = Asked(
        title=title,
        submit=_("Save"),
        said=_("It is changed."),
        back=url_of(found),
        crumbs=crumbs(title),
    )
    return ask(request, form, do, words)


@page(REFER)
@require_POST
def send(request: Request, referral_id: UUID) -> HttpResponse:
    """Send it, as it was seen: a colleague who changed its words meanwhile was first."""
    found = referral_at(referral_id)
    return press_seen(
        request,
        lambda version: actions.send_referral(
            referral=found, expected_version=version, by=request.actor, now=clock.now()
        ),
        _("It is sent."),
        url_of(found),
    )


@page(REFER)
def transfer(request: Request, referral_id: UUID) -> HttpResponse:
    """To another service instead."""
    found = referral_at(referral_id)
    about = queries.about_of(found)
    if about is None:
        raise Http404
    offers = _offers(request, about.subject.person)
    form = TransferForm(request.POST or None, actor=request.actor, offers=offers)

    def act() -> Any:
        return actions.transfer_referral(
            referral=found,
            service=form.cleaned_data["service"],
            by=request.actor,
            now=clock.now(),
        )

    done = carried_out(request, form, act)
    if done:
        return redirect(url_of(done.result))
    title = _("Refer to another service instead")
    words = Asked(
        title=title,
        submit=_("Go on"),
        said="",
        back=url_of(found),
        crumbs=crumbs(title),
        note=_("What the first service sees is closed. Nothing goes to the other one yet."),
    )
    context = {"form": form, "words": words, "title": title, "crumbs": words.crumbs}
    return render(request, "web/ask.html", context)


def _offers(request: Request, person: Person) -> list[tuple[str, str, str]]:
    """The services to choose from, what fits first."""
    return choices(queries.offers(person, visible_to=request.actor, now=clock.now()))
