"""Within how long the services of one's agency answer."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.support.models import ReferralTimes
from wayside.support.referrals import actions, queries
from wayside.support.referrals.actions.times import SET
from wayside.support.referrals.forms.referring import TimesForm
from wayside.support.referrals.permissions import SET_TIMES
from wayside.support.referrals.rules import Times
from wayside.support.referrals.views.opening import crumbs
from wayside.web import clock
from wayside.web.asking import Asked, ask_change


@page(SET_TIMES)
def services(request: Request) -> HttpResponse:
    """The services of one's agency, each with its times."""
    own = [(each, queries.times_of(each)) for each in queries.own_services(of=request.actor)]
    context = {"services": own, "crumbs": crumbs(_("How long your services take"))}
    return render(request, "support/referrals/times.html", context)


@page(SET_TIMES)
def times(request: Request, service_id: UUID) -> HttpResponse:
    """The times of one."""
    service = queries.own_services(of=request.actor).filter(id=service_id).first()
    if service is None:
        raise Http404(str(service_id))
    held = ReferralTimes.objects.filter(service=service).first()
    initial = {**asdict(queries.times_of(service)), "version": held.version if held else 0}
    form = TimesForm(request.POST or None, initial=initial)

    def act(values: dict[str, Any], version: int) -> object:
        return actions.set_referral_times(
            service=service,
            times=Times(**values),
            expected_version=version,
            by=request.actor,
            now=clock.now(),
        )

    title = _("How long this service takes")
    words = Asked(
        title=title,
        submit=_("Save"),
        said=_("It is saved. Referrals under way keep their dates."),
        back=reverse("support:referral_times"),
        crumbs=crumbs(title),
        lead=service.name,
    )
    return ask_change(
        request, form, lambda data: {name: data[name] for name in SET}, act, words=words,
        record=held,
    )  # fmt: skip
