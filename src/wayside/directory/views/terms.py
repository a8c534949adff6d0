"""Changing whom a service takes."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.directory import actions, queries
from wayside.directory.forms.terms import GroupFormSet, TermsForm, taken
from wayside.directory.models import Eligibility, Service
from wayside.directory.models.terms import TERM_FIELDS
from wayside.directory.models.values import Taken
from wayside.directory.permissions import KEEP_SERVICES
from wayside.directory.queries.terms import eligibility_of
from wayside.directory.rules.terms import Ages, Group, in_words
from wayside.directory.views.opening import acting, kept, page_of
from wayside.web.collision_lines import Line, lines_apart, lines_kept
from wayside.web.collisions import Collision, Difference, keeps_theirs
from wayside.web.collisions import in_words as told
from wayside.web.editing import carried_out, collision_page


@page(KEEP_SERVICES)
def change_terms(request: Request, service_id: UUID) -> HttpResponse:
    """Say whom a service takes."""
    service = kept(request, service_id)
    stored = eligibility_of(service)
    form = TermsForm(
        request.POST or None,
        instance=Eligibility(service=service, **_values(stored)),
        initial={"version": service.version},
    )
    sent = request.POST or None
    groups = GroupFormSet(sent, prefix="groups", initial=None if sent else _rows(service))
    theirs = _lines(queries.groups_of(service))

    def act() -> None:
        mine = {name: form.cleaned_data[name] for name in TERM_FIELDS}
        held = _values(stored)
        settled = {
            name: held[name] if keeps_theirs(request.POST, name) else mine[name] for name in mine
        }
        actions.change_terms(
            service=service,
            terms=settled,
            groups=lines_kept("groups", _lines(taken(groups)), theirs, request.POST),
            **acting(request, form.cleaned_data["version"]),
        )

    try:
        done = carried_out(request, form, act, rows=groups)
    except Collision as met:
        found = (
            *_differences(form.instance, stored),
            *lines_apart("groups", _lines(taken(groups)), theirs),
        )
        return collision_page(
            request, found, met.current or service, name=str(service), leave_url=page_of(service)
        )
    if done:
        messages.success(request, _("Whom the service takes is changed."))
        return redirect(page_of(service))
    context = {"form": form, "groups": groups, "service": service}
    return render(request, "directory/terms_form.html", context)


def _rows(service: Service) -> list[dict[str, Any]]:
    return [
        {"sex": each.sex, "age_from": each.age_from, "age_to": each.age_to}
        for each in queries.groups_of(service)
    ]


def _values(said: Eligibility) -> dict[str, Any]:
    return {name: getattr(said, name) for name in TERM_FIELDS}


def _differences(mine: Eligibility, theirs: Eligibility) -> list[Difference]:
    fields = [each for each in Eligibility._meta.fields if each.name in TERM_FIELDS]
    return [
        Difference(each.name, each.verbose_name, told(mine, each), told(theirs, each))
        for each in fields
        if getattr(mine, each.name) != getattr(theirs, each.name)
    ]


def _lines(groups: Iterable[Taken]) -> list[Line[Taken]]:
    return [
        Line(
            f"{each.sex}/{each.age_from}/{each.age_to}",
            _("Takes"),
            str(in_words(Group(each.sex, Ages(each.age_from, each.age_to)))),
            each,
        )
        for each in groups
    ]
