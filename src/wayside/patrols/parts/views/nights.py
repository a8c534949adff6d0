"""The page of a night's parts, and what shapes them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.patrols.calendar import LONDON, IsoWeek, within
from wayside.patrols.models import Segment
from wayside.patrols.models.segments import SHAPED
from wayside.patrols.parts import actions, queries, rules
from wayside.patrols.parts.forms import MoveForm, SegmentForm
from wayside.patrols.parts.permissions import SHAPE_NIGHTS
from wayside.patrols.parts.presenters.nights import night_page
from wayside.patrols.parts.views.opening import Night, asked, night_at, pressed, sent
from wayside.patrols.parts.vocabulary import DisruptionKind
from wayside.patrols.queries import places_of, week_of
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.views.opening import collided
from wayside.patrols.vocabulary import SegmentKind
from wayside.web import clock
from wayside.web.collisions import Collision, keeps_theirs
from wayside.web.editing import carried_out

SAVED_AS = {"start": "starts_at", "end": "ends_at", "meeting_time": "meeting_at"}


@page(SHAPE_NIGHTS)
def night(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """The parts in order of time, who is asked to each, and what was answered."""
    at = night_at(request, area, week, patrol_id)
    now = clock.now()
    segments = actions.open_parts(patrol=at.patrol, by=request.actor, now=now)
    shown = night_page(at.patrol, segments, queries.invitations_to(at.patrol), now=now)
    context = {"crumbs": at.crumbs(), "night": shown, "area": at.at.area, "slug": str(at.at.iso)}
    return render(request, "patrols/parts/night.html", context)


@page(SHAPE_NIGHTS)
def add(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Add a part."""
    at = night_at(request, area, week, patrol_id)
    form = _form(request, at, {"kind": SegmentKind.ENGAGEMENT.value})
    done = sent(
        request,
        at,
        form,
        lambda: actions.add_segment(
            patrol=at.patrol,
            shape=_shape(form.cleaned_data, at),
            by=request.actor,
            now=clock.now(),
            token=form.once,
        ),
        _("The part is added."),
    )
    return done or asked(request, at, form, title=_("Add a part"), submit=_("Add the part"))


@page(SHAPE_NIGHTS)
def change(
    request: Request, area: str, week: str, patrol_id: UUID, segment_id: UUID
) -> HttpResponse:
    """Change a part; whoever was faster is shown field by field."""
    at = night_at(request, area, week, patrol_id)
    segment = at.segment(segment_id)
    initial = _initial(segment)
    form = _form(request, at, initial, segment.version)

    def shape() -> actions.Shape:
        theirs = (name for name in initial if keeps_theirs(request.POST, SAVED_AS.get(name, name)))
        return _shape(form.cleaned_data | {name: initial[name] for name in theirs}, at)

    def act() -> Segment:
        return actions.change_segment(
            segment=segment,
            shape=shape(),
            by=request.actor,
            now=clock.now(),
            expected_version=form.cleaned_data["version"] or 0,
            token=form.once,
        )

    try:
        done = carried_out(request, form, act)
    except Collision as collision:
        return collided(request, at.at, _as_typed(segment, shape()), collision, SHAPED)
    if done:
        messages.success(request, _("The part is changed."))
        return redirect(at.url)
    return asked(request, at, form, title=_("Change “%s”") % segment, submit=_("Save"))


@page(SHAPE_NIGHTS)
@require_POST
def remove(
    request: Request, area: str, week: str, patrol_id: UUID, segment_id: UUID
) -> HttpResponse:
    """Remove a part."""
    at = night_at(request, area, week, patrol_id)
    segment = at.segment(segment_id)
    return pressed(
        request,
        at,
        lambda form: actions.remove_segment(
            segment=segment,
            by=request.actor,
            now=clock.now(),
            expected_version=form.cleaned_data["version"],
            token=form.once,
        ),
        _("The part is removed."),
    )


@page(SHAPE_NIGHTS)
@require_POST
def clothes(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Confirm plain clothes."""
    at = night_at(request, area, week, patrol_id)
    return pressed(
        request,
        at,
        lambda form: actions.confirm_clothes(
            patrol=at.patrol, by=request.actor, now=clock.now(), token=form.once
        ),
        _("Plain clothes are confirmed."),
    )


@page(SHAPE_NIGHTS)
def move(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Move the patrol to another day, of its own week or of another."""
    at = night_at(request, area, week, patrol_id)
    form = MoveForm(request.POST or None, version=at.patrol.version)
    done = sent(
        request,
        at,
        form,
        lambda: actions.move_patrol(
            patrol=at.patrol,
            day=form.cleaned_data["day"],
            kind=DisruptionKind(form.cleaned_data["kind"]),
            reason=form.cleaned_data["reason"],
            by=request.actor,
            now=clock.now(),
            expected_version=form.cleaned_data["version"],
            token=form.once,
        ),
        _("The patrol is moved. Partners are asked again and everybody is told."),
    )
    if isinstance(done, HttpResponseRedirect):
        return _to_its_week(request, at, IsoWeek.of(form.cleaned_data["day"]))
    title = _("Move the patrol on %s") % patrol_name(at.patrol)
    return done or asked(request, at, form, title=title, submit=_("Move the patrol"))


def _to_its_week(request: Request, at: Night, iso: IsoWeek) -> HttpResponse:
    """The night's page where it is now; the week's own, where nobody has begun that."""
    if week_of(at.at.area, iso, visible_to=request.actor):
        return redirect("patrols:parts:night", at.at.area.slug, iso, at.patrol.id)
    return redirect("patrols:week", at.at.area.slug, iso)


def _form(
    request: Request, at: Night, initial: dict[str, Any], version: int | None = None
) -> SegmentForm:
    return SegmentForm(
        request.POST or None,
        places=places_of(at.patrol),
        agencies=queries.agencies_to_ask(at.at.area),
        initial=initial,
        version=version,
    )


def _shape(data: Mapping[str, Any], at: Night) -> actions.Shape:
    place, caterer = data["place"], data["caterer"]
    return actions.Shape(
        kind=SegmentKind(data["kind"]),
        start=data["start"],
        end=data["end"],
        title=data["title"],
        place=places_of(at.patrol).get(id=place) if place else None,
        meeting_point=data["meeting_point"],
        meeting_time=data["meeting_time"],
        officers_point=data["officers_point"],
        officers_time=data["officers_time"],
        caterer=queries.agencies_to_ask(at.at.area).get(id=caterer) if caterer else None,
        note=data["note"],
        observers_welcome=data["observers_welcome"],
    )


def _as_typed(segment: Segment, shape: actions.Shape) -> Segment:
    """The part as it was typed, to be set beside what somebody else saved."""
    hours = within(segment.patrol.hours, shape.start, shape.end)
    segment.kind, segment.title, segment.note = shape.kind, shape.title, shape.note
    segment.starts_at, segment.ends_at = hours.starts_at, hours.ends_at
    segment.place, segment.caterer = shape.place, shape.caterer
    segment.meeting_point = shape.meeting_point
    segment.meeting_at = rules.meeting_before(hours.ends_at, shape.meeting_time)
    segment.officers_point, segment.officers_time = shape.officers_point, shape.officers_time
    segment.observers_welcome = shape.observers_welcome
    return segment


def _initial(segment: Segment) -> dict[str, Any]:
    met = segment.meeting_at
    return {
        "kind": segment.kind,
        "title": segment.title,
        "start": segment.starts_at.astimezone(LONDON).time(),
        "end": segment.ends_at.astimezone(LONDON).time(),
        "place": str(segment.place_id or ""),
        "meeting_point": segment.meeting_point,
        "meeting_time": met.astimezone(LONDON).time() if met else None,
        "officers_point": segment.officers_point,
        "officers_time": segment.officers_time,
        "caterer": str(segment.caterer_id or ""),
        "note": segment.note,
        "observers_welcome": segment.observers_welcome,
    }
