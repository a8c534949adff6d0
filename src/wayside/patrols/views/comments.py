"""Saying something about a plan, and answering."""

from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.patrols import actions, queries
from wayside.patrols.forms import AnswerForm, CommentForm
from wayside.patrols.models import Patrol, PatrolPlace
from wayside.patrols.permissions import COMMENT, PLAN_WEEKS, VIEW_PLACES, VIEW_WEEKS
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.views.opening import (
    Opened,
    asked,
    opened,
    opened_to_plan,
    patrol_at,
    place_at,
    sent,
)
from wayside.web import clock


@page(COMMENT)
def comment(request: Request, area: str, week: str) -> HttpResponse:
    """Comment on the week, or on the patrol or place that the address names."""
    at = opened(request, area, week)
    place, patrol = _named_place(request, at), _named_patrol(request, at)
    form = CommentForm(request.POST or None)
    back = _back(request, at)
    done = sent(
        request,
        at,
        form,
        lambda: actions.comment(
            week=at.started,
            place=place,
            patrol=patrol,
            text=form.cleaned_data["text"],
            by=request.actor,
            now=clock.now(),
            token=form.once,
        ),
        said=_("Thank you. The coordinator sees your comment."),
        back=back,
    )
    title = _("Comment on %s") % _about(place, patrol)
    partner = request.actor.may(VIEW_PLACES)
    crumbs = at.crumbs_to_places(title) if partner else at.crumbs(title)
    return done or asked(
        request, form, title=title, submit=_("Send the comment"), back=back, crumbs=crumbs
    )


@page(PLAN_WEEKS)
def answer(request: Request, area: str, week: str, comment_id: UUID) -> HttpResponse:
    """Answer a comment."""
    at = opened_to_plan(request, area, week)
    try:
        said = queries.comment_of(at.started, comment_id, visible_to=request.actor)
    except ObjectDoesNotExist as gone:
        raise Http404(str(comment_id)) from gone
    form = AnswerForm(request.POST or None, version=said.version)
    done = sent(
        request,
        at,
        form,
        lambda: actions.answer_comment(
            comment=said,
            answer=form.cleaned_data["answer"],
            by=request.actor,
            now=clock.now(),
            expected_version=form.cleaned_data["version"],
            token=form.once,
        ),
        said=_("Your answer is sent."),
        back=f"{at.url}#comments",
    )
    title = _("Answer a comment")
    return done or asked(
        request,
        form,
        title=title,
        submit=_("Send the answer"),
        back=at.url,
        crumbs=at.crumbs(title),
        said=said,
    )


def _named_place(request: Request, at: Opened) -> PatrolPlace | None:
    """The place that the address names, if it names one."""
    named = _named(request, "place")
    return place_at(request, at, named) if named else None


def _named_patrol(request: Request, at: Opened) -> Patrol | None:
    """The patrol that the address names. Partners are not told of patrols, so for them there is
    none."""
    named = _named(request, "patrol")
    if named and not request.actor.may(VIEW_WEEKS):
        raise Http404(str(named))
    return patrol_at(at, named) if named else None


def _named(request: Request, what: str) -> UUID | None:
    named = request.GET.get(what)
    try:
        return UUID(named) if named else None
    except ValueError as bad:
        raise Http404(named) from bad


def _about(place: PatrolPlace | None, patrol: Patrol | None) -> str:
    if place:
        return place.label
    return _("the patrol on %s") % patrol_name(patrol) if patrol else _("the week")


def _back(request: Request, at: Opened) -> str:
    """Partners come from their own page."""
    return f"{at.url}places/" if request.actor.may(VIEW_PLACES) else f"{at.url}#comments"
