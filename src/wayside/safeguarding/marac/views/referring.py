"""What was referred of somebody, and referring them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.people.models import Person
from wayside.people.views.opening import asked_about, page_about, person_at
from wayside.safeguarding.dash import queries as risks
from wayside.safeguarding.marac import actions, queries
from wayside.safeguarding.marac.actions import Case
from wayside.safeguarding.marac.forms import ReferForm
from wayside.safeguarding.marac.permissions import REFER_MARAC
from wayside.safeguarding.marac.presenters import CASE_COLOURS
from wayside.web import clock
from wayside.web.asking import ask
from wayside.web.states import NotNow


@page(REFER_MARAC)
def referrals(request: Request, person_id: UUID) -> HttpResponse:
    """What was referred, and where it stands."""
    person = person_at(request, person_id)
    found = actions.open_referrals(person=person, by=request.actor, now=clock.now())
    waits = queries.disclosures_of(found)
    context = {
        **page_about(request, person, _("MARAC")),
        "referrals": [
            (each, CASE_COLOURS.get(each.state, "blue"), waits.get(each.delivery_id))
            for each in found
        ],
        "marac": queries.marac_for(request.actor),
    }
    return render(request, "safeguarding/marac/referrals.html", context)


@page(REFER_MARAC)
def refer(request: Request, person_id: UUID) -> HttpResponse:
    """Refer somebody."""
    person = person_at(request, person_id)
    form = ReferForm(request.POST or None, initial=_known(request, person))

    def do(data: dict[str, Any]) -> object:
        marac = queries.marac_for(request.actor)
        if marac is None:
            raise NotNow(_("Your agency has no seat at a MARAC. Ask the one of your area."))
        latest = risks.facts_of(person).assessed
        score = latest[-1].score if latest else None
        return actions.refer_to_marac(
            person=person,
            marac=marac,
            case=Case(**form.said(), score=score),
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
            sharing=form.shared(),
        )

    words = asked_about(
        person,
        _("Refer to the MARAC"),
        "safeguarding:marac_of",
        submit=_("Refer"),
        said=_(
            "It is referred. Without consent it waits for a second person, unless it is urgent."
        ),
        note=_note(request),
    )
    return ask(request, form, do, words)


def _note(request: Request) -> str:
    """Who gets to know of it, to tell them first."""
    note = _("Tell them first where that is safe: what they want goes with the referral.")
    marac = queries.marac_for(request.actor)
    if marac is None:
        return note
    seats = ", ".join(each.agency.name for each in queries.seats(marac))
    goes = _("It goes to %(first)s, and from the agenda on to who sits there: %(seats)s.")
    return f"{note} {goes % {'first': marac.controller.name, 'seats': seats}}"


def _known(request: Request, person: Person) -> dict[str, Any]:
    """What the record says already."""
    now = clock.now()
    terms = risks.thresholds(request.actor, on=clock.day_of(now))
    standing = risks.standing_of(person, terms, today=clock.day_of(now))
    reasons = risks.judgements_of(person).last()
    whole = f"{person.given_name} {person.family_name}".strip()
    return {
        "victim_name": whole or person.called,
        "victim_born": person.born,
        "criteria": sorted(standing.criteria) if standing else [],
        "reasons": reasons.reasons if reasons else "",
    }
