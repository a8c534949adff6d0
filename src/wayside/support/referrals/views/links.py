"""Making a link, and the page that it opens, for somebody without an account."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.actor import Actor
from wayside.access.gates import Request, page, public
from wayside.access.lockout import client_address
from wayside.access.permissions import slugs
from wayside.access.vocabulary import ActorKind, Role, Side
from wayside.partners.acting import acting
from wayside.sharing.disclosures.permissions import RECEIVE_DISCLOSURES
from wayside.sharing.reach import Reach, lines, reach_in
from wayside.support.models import Referral, ReferralLink
from wayside.support.referrals import actions, queries
from wayside.support.referrals.actions import NoSuchReferralError
from wayside.support.referrals.forms.links import PasscodeForm
from wayside.support.referrals.forms.referring import DeclineForm
from wayside.support.referrals.permissions import ANSWER_BY_LINK, REFER
from wayside.support.referrals.presenters.referrals import way_shown
from wayside.support.referrals.rules import (
    BY_LINK,
    REFERRAL,
    RUNNING,
    UNDER_WAY,
    link_lasts_until,
)
from wayside.support.referrals.views.opening import crumbs, referral_at, url_of
from wayside.support.referrals.vocabulary import LINKS, ONE_LINK, Door
from wayside.vault import holding
from wayside.web import clock
from wayside.web.floods import Brake
from wayside.web.states import NotNow

COOKIE = "wayside_link"
SHOW = "show"
TRIES = Brake("referral-link", most=30, seconds=3600)


@page(REFER)
@require_POST
def make(request: Request, referral_id: UUID) -> HttpResponse:
    """Make a link, and show it and its passcode this one time."""
    found = referral_at(referral_id)
    try:
        made = actions.make_link(referral=found, by=request.actor, now=clock.now())
    except NotNow as refused:
        messages.error(request, str(refused))
        return redirect(url_of(found))
    context = {
        "made": made,
        "url": request.build_absolute_uri(f"/link/{made.address}/"),
        "back": url_of(found),
        "crumbs": crumbs(_("A link for the service")),
    }
    return render(request, "support/referrals/link_made.html", context)


@public("a service without accounts opens one referral, with a passcode told another way")
def by_link(request: HttpRequest, address: str) -> HttpResponse:
    """One referral by its link: the passcode first, then what it says and how to answer."""
    holding.check_holds(holding.SUPPORT)
    if request.method == "POST" and TRIES.is_over(client_address(request) or ""):
        return render(request, "support/referrals/too_many.html", status=429)
    form = PasscodeForm(request.POST if "passcode" in request.POST else None)
    passcode = form.cleaned_data["passcode"].strip() if form.is_bound and form.is_valid() else ""
    knocked = _knock(address, request.COOKIES.get(COOKIE, ""), passcode)
    if knocked.browser:
        return _remembered(redirect("referral_link", address=address), request, knocked)
    if knocked.door == Door.OPEN:
        return _opened(request, knocked.link)
    if knocked.door == Door.WRONG:
        form.add_error("passcode", _("This is not the passcode. After five wrong ones it closes."))
    context = {"form": form, "door": knocked.door, "asks": knocked.door in (Door.ASKS, Door.WRONG)}
    gone = knocked.door in (Door.EXPIRED, Door.CLOSED)
    return render(request, "support/referrals/door.html", context, status=410 if gone else 200)


def _knock(address: str, browser: str, passcode: str) -> actions.Knocked:
    now = clock.now()
    by = Actor.service(LINKS, permissions=(ANSWER_BY_LINK,), works_for=Side.SUPPORT)
    with acting(by, now=now):
        try:
            return actions.knock(
                address=address, browser=browser, passcode=passcode, by=by, now=now
            )
        except NoSuchReferralError as nothing:
            raise Http404 from nothing


def _opened(request: HttpRequest, link: ReferralLink) -> HttpResponse:
    now, by = clock.now(), whoever_holds(link)
    verb = request.POST.get("verb", "")
    with acting(by, now=now):
        found = queries.referral(link.referral_id)
        if found is None:
            raise Http404
        shows = verb == SHOW
        refused = _answer(request, found, by) if verb and not shows else ""
        reach = _reach(found, by) if shows else None
        held, content = actions.open_by_link(referral=found, by=by, now=now)
        context = {
            "referral": held,
            "refused": refused,
            "done": bool(verb) and not refused and not shows,
            "has_reach": reach_in(content) is not None,
            "reach": reach,
            "caption": way_shown(reach) if reach else "",
            "text": (content or {}).get("text", ""),
            "lines": lines(content),
            "is_over": held.state not in RUNNING,
            "is_closed": content is None,
            "answers": _answers(held, by=by, is_open=content is not None),
            "decline": _decline(held, is_open=content is not None),
        }
        return render(request, "support/referrals/by_link.html", context)


def _answer(request: HttpRequest, found: Referral, by: Actor) -> str:
    """Answer, and say what was refused."""
    try:
        actions.answer_by_link(
            referral=found,
            verb=request.POST["verb"],
            declined_because=request.POST.get("declined_because", ""),
            by=by,
            now=clock.now(),
        )
    except NotNow as refused:
        return str(refused)
    return ""


def _reach(found: Referral, by: Actor) -> Reach | None:
    """How she is reached, on asking; nothing where it was closed."""
    try:
        return actions.show_reach(referral=found, by=by, now=clock.now())
    except NotNow:
        return None


def _decline(held: Referral, *, is_open: bool) -> DeclineForm | None:
    return DeclineForm() if is_open and REFERRAL.can(held.state, "decline") else None


def _answers(held: Referral, *, by: Actor, is_open: bool) -> list[tuple[str, object]]:
    if not is_open and not (held.state in UNDER_WAY and queries.is_without_copy(held, by=by)):
        return []
    verbs = [verb for verb in BY_LINK if verb not in ("decline", "receive")]
    found = (REFERRAL.step(held.state, verb) for verb in verbs)
    return [(step.verb, step.label) for step in found if step is not None]


def whoever_holds(link: ReferralLink) -> Actor:
    """The recipient of a link: this one referral's service, and nobody of it by name."""
    return Actor(
        kind=ActorKind.SERVICE,
        name=f"{ONE_LINK}{link.referral_id}",
        agency_id=link.agency_id,
        role=Role(link.role),
        permissions=slugs((ANSWER_BY_LINK, RECEIVE_DISCLOSURES)),
    )


def _remembered(
    response: HttpResponse, request: HttpRequest, knocked: actions.Knocked
) -> HttpResponse:
    """The browser that opened it keeps a key, for this address alone. For how long is told as a
    span: the browser's clock may not be that of this installation."""
    lasts = link_lasts_until(knocked.link.made_at) - clock.now()
    response.set_cookie(
        COOKIE,
        knocked.browser,
        max_age=lasts,
        path=request.path,
        secure=request.is_secure(),
        httponly=True,
        samesite="Strict",
    )
    return response
