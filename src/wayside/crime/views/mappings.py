"""Mappings: the list, a new one, its columns, its offences."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.crime.actions import mappings as actions
from wayside.crime.forms.mappings import (
    LABELS,
    ZONES,
    ColumnsForm,
    NewMappingForm,
    OffencesForm,
    SampleForm,
)
from wayside.crime.forms.settling import differences, settled
from wayside.crime.models import Mapping
from wayside.crime.permissions import MANAGE_MAPPINGS
from wayside.crime.queries import imports as queries
from wayside.crime.queries.samples import sample_offences, sample_preview
from wayside.crime.reading.errors import UnreadableFileError
from wayside.crime.reading.mapping import Choices, problems
from wayside.crime.views.opening import area_at, frame, sent
from wayside.partners.models import Area
from wayside.web import clock
from wayside.web.collisions import Collision, Difference
from wayside.web.editing import collision_page
from wayside.web.navigation import Item


@page(MANAGE_MAPPINGS)
def mappings(request: Request, area: str) -> HttpResponse:
    """The mappings made for the area."""
    found = area_at(request, area)
    context = {
        **frame(request, found, "mappings"),
        "mappings": queries.mappings(found, visible_to=request.actor),
    }
    return render(request, "crime/mappings/list.html", context)


@page(MANAGE_MAPPINGS)
def new(request: Request, area: str) -> HttpResponse:
    """Begin a mapping with a sample file."""
    found = area_at(request, area)
    form = NewMappingForm(*sent(request), area=found)
    if request.method == "POST" and form.is_valid():
        try:
            mapping = actions.start_mapping(
                area=found, **form.cleaned_data, by=request.actor, now=clock.now()
            )
        except UnreadableFileError as problem:
            form.add_error("sample", problem.sentence)
        else:
            return redirect("crime:mapping_columns", found.slug, mapping.id)
    context = {**_frame(request, found, _("New mapping")), "form": form}
    return render(request, "crime/mappings/new.html", context)


@page(MANAGE_MAPPINGS)
def columns(request: Request, area: str, mapping_id: UUID) -> HttpResponse:
    """Choose a column for each thing, with the first rows in view."""
    found = area_at(request, area)
    mapping = _mapping(request, found, mapping_id)
    if not mapping.sample:
        _tell_finished(request, mapping)
        return _mapping_page(request, found, mapping)
    preview = sample_preview(mapping)
    form = ColumnsForm(
        *sent(request),
        header=preview.header,
        choices=Choices.from_json(mapping.choices),
        initial={"version": mapping.version},
    )
    if request.method == "POST" and form.is_valid():
        mine, theirs = form.choices(), Choices.from_json(mapping.choices)
        try:
            actions.choose_columns(
                mapping=mapping,
                choices=settled(mine, theirs, request.POST),
                expected_version=form.cleaned_data["version"],
                by=request.actor,
                now=clock.now(),
            )
        except Collision as collision:
            return _collided(request, found, collision, differences(mine, theirs))
        return redirect("crime:mapping_offences", found.slug, mapping.id)
    context = {
        **_frame(request, found, mapping.name),
        "mapping": mapping,
        "preview": preview,
        "form": form,
    }
    return render(request, "crime/mappings/columns.html", context)


@page(MANAGE_MAPPINGS)
def offences(request: Request, area: str, mapping_id: UUID) -> HttpResponse:
    """Say what the offences of the sample are; then the mapping is finished."""
    found = area_at(request, area)
    mapping = _mapping(request, found, mapping_id)
    if not mapping.sample or problems(mapping.choices["columns"]):
        _tell_finished(request, mapping)
        return redirect("crime:mapping_columns", found.slug, mapping.id)
    listed = sample_offences(mapping)
    form = OffencesForm(
        *sent(request),
        offences=listed,
        chosen=mapping.choices.get("kinds", {}),
        initial={"version": mapping.version},
    )
    if request.method == "POST" and form.is_valid():
        theirs = Choices.from_json(mapping.choices)
        mine = replace(theirs, kinds=form.kinds())
        try:
            actions.name_offences(
                mapping=mapping,
                kinds=settled(mine, theirs, request.POST).kinds,
                expected_version=form.cleaned_data["version"],
                by=request.actor,
                now=clock.now(),
            )
        except Collision as collision:
            return _collided(request, found, collision, differences(mine, theirs))
        messages.success(request, _("The mapping is ready: choose it when you import files."))
        return redirect("crime:mappings", found.slug)
    rows = [(form[f"offence-{number}"], count) for number, (*_, count) in enumerate(listed)]
    context = {**_frame(request, found, mapping.name), "mapping": mapping, "form": form}
    return render(request, "crime/mappings/offences.html", context | {"rows": rows})


@page(MANAGE_MAPPINGS)
@require_POST
def sample(request: Request, area: str, mapping_id: UUID) -> HttpResponse:
    """Show a finished mapping another file, to change it."""
    found = area_at(request, area)
    mapping = _mapping(request, found, mapping_id)
    form = SampleForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, str(form.errors["sample"][0]))
        return redirect("crime:mapping_columns", found.slug, mapping.id)
    try:
        content = cast(BinaryIO, form.cleaned_data["sample"])
        actions.change_sample(mapping=mapping, sample=content, by=request.actor, now=clock.now())
    except UnreadableFileError as problem:
        messages.error(request, problem.sentence)
    return redirect("crime:mapping_columns", found.slug, mapping.id)


def _mapping(request: Request, area: Area, mapping_id: UUID) -> Mapping:
    return get_object_or_404(queries.mappings(area, visible_to=request.actor), id=mapping_id)


def _tell_finished(request: Request, mapping: Mapping) -> None:
    if request.method == "POST" and not mapping.sample:
        messages.error(
            request,
            _(
                "Somebody else has finished this mapping since you opened it, so what you chose is "
                "not saved. Here is how it stands now; change it with another file."
            ),
        )


def _mapping_page(request: Request, area: Area, mapping: Mapping) -> HttpResponse:
    """A finished mapping, as it stands."""
    context = {
        **_frame(request, area, mapping.name),
        "mapping": mapping,
        "choices": (held := Choices.from_json(mapping.choices)),
        "columns": [(LABELS[role], name) for role, name in held.columns.items()],
        "zone": dict(ZONES).get(held.zone, held.zone),
    }
    return render(request, "crime/mappings/finished.html", context)


def _frame(request: Request, area: Area, title: str) -> dict[str, Any]:
    back = reverse("crime:mappings", args=(area.slug,))
    return frame(request, area, "mappings", Item(_("Mappings"), back), Item(title, ""))


def _collided(
    request: Request, area: Area, collision: Collision, found: Sequence[Difference]
) -> HttpResponse:
    """Somebody else saved the mapping meanwhile: both versions, to choose from line by line."""
    current = collision.current
    if not isinstance(current, Mapping):
        return redirect("crime:mappings", area.slug)
    leave = reverse("crime:mapping_columns", args=(area.slug, current.id))
    return collision_page(request, found, current, name=current.name, leave_url=leave)
