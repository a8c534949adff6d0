"""The lists, and one referral on one page to answer it from."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.people.permissions import SUPPORT_PEOPLE
from wayside.sharing.reach import Reach, lines, reach_in
from wayside.sharing.views.reaching import Stop, shown_on_asking
from wayside.support.models import Referral
from wayside.support.referrals import actions, queries
from wayside.support.referrals.forms.referring import DeclineForm, FirstAnswerForm, ReviewForm
from wayside.support.referrals.permissions import ANSWER_REFERRALS, REFER
from wayside.support.referrals.presenters.referrals import (
    label_of,
    row,
    rows,
    steps,
    way_shown,
    wishes,
)
from wayside.support.referrals.rules import REFERRAL
from wayside.support.referrals.views.opening import crumbs, referral_at, url_of
from wayside.support.referrals.vocabulary import Reached, Way
from wayside.web import clock
from wayside.web.editing import press
from wayside.web.paging import paged

VERBS = {each.verb for each in REFERRAL}


@page(ANSWER_REFERRALS)
def referrals(request: Request) -> HttpResponse:
    """Those to one's agency and those from it, what is due first."""
    by, now = request.actor, clock.now()
    there = paged(request, queries.incoming(visible_to=by), per_page=50)
    own = list(queries.outgoing(visible_to=by)[:100]) if by.may(REFER) else []
    listed = actions.list_referrals(shown=[*there, *own], by=by, now=now)
    shown = {each.id: each for each in rows(listed, by=by, now=now)}
    context = {
        "incoming": [shown[each.id] for each in there],
        "outgoing": [shown[each.id] for each in own],
        "paged": there,
    }
    return render(request, "support/referrals/list.html", context)


@page(ANSWER_REFERRALS)
def referral(request: Request, referral_id: UUID) -> HttpResponse:
    """One, opened, with what may be done now."""
    return _shown(request, referral_at(referral_id))


@page(ANSWER_REFERRALS)
@require_POST
def answer(request: Request, referral_id: UUID) -> HttpResponse:
    """The service's answer: a button, or declining with a reason."""
    found, verb = referral_at(referral_id), _verb(request)
    form = DeclineForm(request.POST if verb == "decline" else None)
    if verb == "decline" and not form.is_valid():
        return _shown(request, found, decline=form)

    def act() -> object:
        return actions.answer_referral(
            referral=found,
            verb=verb,
            declined_because=request.POST.get("declined_because", ""),
            by=request.actor,
            now=clock.now(),
        )

    return press(request, act, _("Your answer is noted."), url_of(found))


@page(REFER)
@require_POST
def move(request: Request, referral_id: UUID) -> HttpResponse:
    """A step of the agency that refers: a button, or looking back."""
    found, verb = referral_at(referral_id), _verb(request)
    form = ReviewForm(request.POST if verb == "review" else None)
    if verb == "review" and not form.is_valid():
        return _shown(request, found, review=form)

    def act() -> object:
        return actions.move_referral(
            referral=found,
            verb=verb,
            outcome=request.POST.get("outcome", ""),
            by=request.actor,
            now=clock.now(),
        )

    return press(request, act, _("Noted."), url_of(found))


@page(ANSWER_REFERRALS)
@require_POST
def first_answer(request: Request, referral_id: UUID) -> HttpResponse:
    """Note the first answer to somebody who wrote or rang."""
    found = referral_at(referral_id)
    form = FirstAnswerForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, first=form)

    def act() -> object:
        return actions.answer_first(
            referral=found,
            way=Way(form.cleaned_data["way"]),
            reached=Reached(form.cleaned_data["reached"]),
            by=request.actor,
            now=clock.now(),
        )

    return press(request, act, _("The first answer is noted."), url_of(found))


@page(ANSWER_REFERRALS)
def reach(request: Request, referral_id: UUID) -> HttpResponse:
    """A full stop before a number; then it is shown, once."""
    found = referral_at(referral_id)
    title = _("How to reach them")
    stop = Stop(title, crumbs(title), url_of(found), _("Back to the referral"))

    def show() -> Reach:
        return actions.show_reach(referral=found, by=request.actor, now=clock.now())

    return shown_on_asking(request, show, stop, caption=way_shown)


def _shown(request: Request, found: Referral, **forms: Any) -> HttpResponse:
    by, now = request.actor, clock.now()
    opened = actions.open_referral(referral=found, by=by, now=now)
    held = opened.referral
    has_accounts = queries.answering_role(held.to_agency, now=now) is not None
    may = steps(held, opened.about, by=by, is_open=opened.may_answer, has_accounts=has_accounts)
    shown = row(held, opened.about, by=by, now=now)
    begun = queries.begun_from(held)
    is_ours = held.to_agency_id == by.agency_id
    may_begin = is_ours and begun is None and opened.may_answer and by.may(SUPPORT_PEOPLE)
    context = {
        "referral": held,
        "shown": shown,
        "opened": opened,
        "text": (opened.content or {}).get("text", ""),
        "lines": lines(opened.content),
        "wishes": wishes(opened.content),
        "begun": begun,
        "may_begin": may_begin,
        "has_reach": reach_in(opened.content) is not None,
        "is_ours": is_ours,
        "is_for_another_role": is_ours and opened.content is None and not opened.closed,
        "moves": [(label_of(each.verb), each) for each in queries.moves_of(held)],
        "may": may,
        "decline": DeclineForm() if may.may_decline else None,
        "review": ReviewForm() if may.may_review else None,
        "first": FirstAnswerForm() if may.may_answer_first else None,
        "crumbs": crumbs(shown.service),
        **forms,
    }
    context["form"] = next(iter(forms.values()), None)
    return render(request, "support/referrals/page.html", context)


def _verb(request: Request) -> str:
    verb = request.POST.get("verb", "")
    if verb not in VERBS:
        raise Http404
    return verb
