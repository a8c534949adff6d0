"""Roles of people: the list, giving, ending, and which of one's own to act under."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page, signed_in
from wayside.access.permissions import require
from wayside.access.vocabulary import TWO_PERSON_ROLES, Role
from wayside.partners import actions, presenters, queries
from wayside.partners.forms.members import ChooseRoleForm, EndRoleForm, GiveRoleForm
from wayside.partners.middleware import CHOSEN
from wayside.partners.permissions import CONFIRM_MEMBERSHIP, PROPOSE_MEMBERSHIP
from wayside.web import clock
from wayside.web.collisions import Collision
from wayside.web.editing import carried_out
from wayside.web.paging import paged


@page(CONFIRM_MEMBERSHIP)
def members(request: Request) -> HttpResponse:
    """Who holds which role, and what waits for a second person."""
    today = clock.today()
    words = request.GET.get("q", "").strip()[:100]
    rows = queries.memberships(visible_to=request.actor).order_by("person__name", "from_date")
    if request.GET.get("ended") != "on":
        rows = rows.filter(queries.holding_on(today) | Q(from_date__gt=today))
    if words:
        rows = rows.filter(
            Q(person__name__icontains=words)
            | Q(account__email__icontains=words)
            | Q(agency__name__icontains=words)
        )
    listed = paged(request, rows)
    actions.list_members(words=words, shown=len(listed), by=request.actor, now=clock.now())
    context = {
        "members": [presenters.role_row(each, today=today) for each in listed],
        "paged": listed,
        "words": words,
        "ended": request.GET.get("ended") == "on",
        "waiting": queries.proposals_waiting(visible_to=request.actor).count(),
        "may_propose": request.actor.may(PROPOSE_MEMBERSHIP),
    }
    return render(request, "partners/members.html", context)


@page(PROPOSE_MEMBERSHIP)
def give_role(request: Request) -> HttpResponse:
    """Propose a role, or grant it where one person may."""
    form = GiveRoleForm(
        request.POST or None,
        actor=request.actor,
        initial={"from_date": clock.today(), "account": request.GET.get("account")},
    )
    done = carried_out(request, form, lambda: _give(request, form))
    return done.result if done else render(request, "partners/give_role.html", {"form": form})


def _give(request: Request, form: GiveRoleForm) -> HttpResponse:
    data = dict(form.cleaned_data)
    role, reason = Role(data.pop("role")), data.pop("reason")
    acting: dict[str, Any] = {"by": request.actor, "now": clock.now()}
    if role not in TWO_PERSON_ROLES:
        membership = actions.grant_membership(**data, role=role, **acting)
        messages.success(
            request,
            _("%(person)s now holds the role.") % {"person": membership.person.name},
        )
        return redirect("partners:members")
    proposal = actions.propose_membership(**data, role=role, reason=reason, **acting)
    messages.success(request, _("The role is proposed. It waits for a second person."))
    return redirect("partners:proposal", proposal.id)


@page(PROPOSE_MEMBERSHIP)
def end_membership(request: Request, membership_id: UUID) -> HttpResponse:
    """End somebody's role."""
    membership = get_object_or_404(queries.memberships(visible_to=request.actor), id=membership_id)
    require(request.actor, PROPOSE_MEMBERSHIP, area_id=membership.area_id)
    today = clock.today()
    form = EndRoleForm(
        request.POST or None, initial={"last_day": today, "version": membership.version}
    )
    try:
        done = carried_out(
            request,
            form,
            lambda: actions.end_membership(
                membership=membership,
                last_day=form.cleaned_data["last_day"],
                expected_version=form.cleaned_data["version"],
                by=request.actor,
                now=clock.now(),
            ),
        )
    except Collision:
        messages.warning(request, _("Somebody changed this role a moment ago. Look again."))
        return redirect(request.path)
    if done:
        messages.success(request, _("The role is ended."))
        return redirect("partners:members")
    context = {"form": form, "member": presenters.role_row(membership, today=today)}
    return render(request, "partners/end_membership.html", context)


@signed_in("everyone may choose which of their own roles to act under")
def choose_role(request: Request) -> HttpResponse:
    """Choose which of one's own roles to act under."""
    held = list(getattr(request, "memberships", ()))
    form = ChooseRoleForm(
        request.POST or None, held=held, initial={"membership": request.actor.membership_id}
    )
    done = carried_out(
        request,
        form,
        lambda: actions.choose_membership(
            membership_id=UUID(form.cleaned_data["membership"]), by=request.actor, now=clock.now()
        ),
    )
    if done:
        request.session[CHOSEN] = str(done.result.id)
        return redirect("home:start")
    return render(request, "partners/choose_role.html", {"form": form, "held": held})
