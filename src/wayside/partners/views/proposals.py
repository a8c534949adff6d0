"""Roles that wait for a second person: the list and one proposal, to grant or decline."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.partners import actions, presenters, queries, rules
from wayside.partners.actions import looks
from wayside.partners.forms.members import DeclineForm
from wayside.partners.models import MembershipProposal
from wayside.partners.permissions import CONFIRM_MEMBERSHIP, PROPOSE_MEMBERSHIP
from wayside.partners.queries import waiting
from wayside.web import clock
from wayside.web.editing import carried_out, press
from wayside.web.paging import paged


@page(CONFIRM_MEMBERSHIP)
def proposals(request: Request) -> HttpResponse:
    """Every proposed role, those that wait first."""
    rows = queries.proposals(visible_to=request.actor)
    waits = queries.proposals_waiting(visible_to=request.actor).order_by("created_at")
    decided = paged(request, rows.exclude(state=rules.PROPOSALS.initial), per_page=20)
    shown = len(waits) + len(decided)
    actions.list_proposals(shown=shown, by=request.actor, now=clock.now())
    context = {
        "waiting": [presenters.proposal_card(each) for each in waits],
        "decided": [presenters.proposal_card(each) for each in decided],
        "paged": decided,
        "may_propose": request.actor.may(PROPOSE_MEMBERSHIP),
    }
    return render(request, "partners/proposals.html", context)


@page(CONFIRM_MEMBERSHIP)
def proposal(request: Request, proposal_id: UUID) -> HttpResponse:
    """One proposed role: what it opens, why it is asked for, who can decide."""
    return _shown(request, _proposal(request, proposal_id), DeclineForm())


@page(CONFIRM_MEMBERSHIP)
@require_POST
def confirm(request: Request, proposal_id: UUID) -> HttpResponse:
    """Grant it, as the second person."""
    asked = _proposal(request, proposal_id)
    return press(
        request,
        lambda: actions.confirm_membership(proposal=asked, by=request.actor, now=clock.now()),
        _("The role is granted: %(person)s holds it.") % {"person": asked.person.name},
        _url(asked),
    )


@page(CONFIRM_MEMBERSHIP)
@require_POST
def decline(request: Request, proposal_id: UUID) -> HttpResponse:
    """Decline it, saying why."""
    asked = _proposal(request, proposal_id)
    form = DeclineForm(request.POST)
    done = carried_out(
        request,
        form,
        lambda: actions.decline_membership(
            proposal=asked, note=form.cleaned_data["note"], by=request.actor, now=clock.now()
        ),
    )
    if done is None:
        return _shown(request, asked, form)
    messages.success(request, _("The role is declined."))
    return redirect(_url(asked))


@page(PROPOSE_MEMBERSHIP)
@require_POST
def withdraw(request: Request, proposal_id: UUID) -> HttpResponse:
    """Take one's own proposal back."""
    asked = _proposal(request, proposal_id)
    return press(
        request,
        lambda: actions.withdraw_membership(proposal=asked, by=request.actor, now=clock.now()),
        _("The proposal is withdrawn."),
        _url(asked),
    )


def _url(asked: MembershipProposal) -> str:
    return reverse("partners:proposal", args=[asked.id])


def _shown(request: Request, asked: MembershipProposal, form: DeclineForm) -> HttpResponse:
    looks.open_proposal(proposal=asked, by=request.actor, now=clock.now())
    state, person = waiting(asked), request.actor.person_id
    waits = asked.state == rules.PROPOSALS.initial
    context = {
        "proposal": presenters.proposal_card(asked),
        "proposal_id": asked.id,
        "decided_at": asked.decided_at,
        "waits": waits,
        "may_confirm": rules.can_confirm(state, decided_by_id=person, today=clock.today()),
        "is_mine": waits and person == asked.proposed_by_id,
        "is_for_me": waits and person == asked.person_id,
        "deciders": queries.deciders(asked, today=clock.today()) if waits else [],
        "form": form,
    }
    return render(request, "partners/proposal.html", context)


def _proposal(request: Request, proposal_id: UUID) -> MembershipProposal:
    return get_object_or_404(queries.proposals(visible_to=request.actor), id=proposal_id)
