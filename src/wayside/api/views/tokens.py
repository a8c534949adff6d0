"""Tokens: one's own, and, for who watches over them, everybody's in their areas."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.access.vocabulary import Role
from wayside.api import actions, presenters, queries
from wayside.api.forms import TokenForm
from wayside.api.models import Token
from wayside.api.permissions import MAKE_TOKENS, WATCH_TOKENS
from wayside.api.vocabulary import Scope
from wayside.web import clock
from wayside.web.asking import Asked
from wayside.web.editing import carried_out, press
from wayside.web.navigation import Item
from wayside.web.paging import paged

USUAL = timedelta(days=90)


@page(MAKE_TOKENS)
def own(request: Request) -> HttpResponse:
    """The tokens one made, and how each stands."""
    today = clock.today()
    found = paged(request, queries.own_tokens(of=request.actor), per_page=20)
    context = {
        "paged": found,
        "tokens": [presenters.row(each, today=today, by=request.actor) for each in found],
        "may_watch": request.actor.may(WATCH_TOKENS),
        "crumbs": [Item(_("Tokens"), "")],
    }
    return render(request, "api/tokens.html", context)


@page(MAKE_TOKENS)
def make(request: Request) -> HttpResponse:
    """Make one, and show its secret this one time."""
    role, until = Role(request.actor.role or ""), clock.today() + USUAL
    form = TokenForm(request.POST or None, role=role, until=until)

    def act() -> Any:
        data = form.cleaned_data
        return actions.make_token(
            name=data["name"],
            scopes=[Scope(each) for each in data["scopes"]],
            until=data["until"],
            by=request.actor,
            now=clock.now(),
        )

    done = carried_out(request, form, act)
    title = _("Make a token")
    crumbs = [Item(_("Tokens"), reverse("api:tokens")), Item(title, "")]
    if done:
        made = done.result
        shown = presenters.row(made.token, today=clock.today(), by=request.actor)
        context = {"made": made, "shown": shown, "crumbs": crumbs}
        return render(request, "api/token_made.html", context)
    words = Asked(
        title=title,
        submit=_("Make it"),
        said="",
        back=reverse("api:tokens"),
        crumbs=crumbs,
        note=_("Whoever has it acts as you do in this role, as far as you choose here."),
    )
    context = {"form": form, "words": words, "title": title, "crumbs": crumbs}
    return render(request, "web/ask.html", context)


@page(MAKE_TOKENS)
@require_POST
def revoke(request: Request, token_id: UUID) -> HttpResponse:
    """End one at once: one's own, or one that is watched over."""
    mine = queries.own_tokens(of=request.actor).filter(id=token_id).first()
    found = mine or _watched(request, token_id)
    back = reverse("api:tokens" if mine else "api:watched_tokens")

    def act() -> object:
        return actions.revoke_token(token=found, by=request.actor, now=clock.now())

    return press(request, act, _("It is revoked: it opens nothing any more."), back)


@page(WATCH_TOKENS)
def watched(request: Request) -> HttpResponse:
    """Every token of one's areas, the newest first."""
    today = clock.today()
    found = paged(request, queries.tokens(visible_to=request.actor), per_page=20)
    actions.list_tokens(shown=list(found), by=request.actor, now=clock.now())
    context = {
        "paged": found,
        "tokens": [presenters.row(each, today=today, by=request.actor) for each in found],
        "crumbs": [Item(_("Tokens"), reverse("api:tokens")), Item(_("In your areas"), "")],
    }
    return render(request, "api/watched.html", context)


@page(WATCH_TOKENS)
@require_POST
def agree(request: Request, token_id: UUID) -> HttpResponse:
    """Agree, as the second person, that one opens records."""
    found = _watched(request, token_id)

    def act() -> object:
        return actions.approve_token(token=found, by=request.actor, now=clock.now())

    return press(request, act, _("It works now."), reverse("api:watched_tokens"))


def _watched(request: Request, token_id: UUID) -> Token:
    found = queries.tokens(visible_to=request.actor).filter(id=token_id).first()
    if found is None:
        raise Http404
    return found
