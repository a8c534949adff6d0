"""Asks administrators to make an agency of an organisation, to refer people to it."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.directory.models import Service
from wayside.notices.actions import send_each
from wayside.support.referrals import queries
from wayside.support.referrals.permissions import REFER
from wayside.web.clock import LONDON
from wayside.web.states import NotNow


@transaction.atomic
def ask_for_agency(*, service: Service, by: Actor, now: datetime) -> int:
    """Ask the administrators of the actor's areas, once a day; nothing is said of anybody. How
    many were asked.

    Raises:
        NotNow: it is an agency already, or nobody is there to ask.
    """
    require(by, REFER)
    run_by = service.organization
    if run_by.agency_id is not None:
        raise NotNow(_("It is an agency here already. Refer to it."))
    asked = queries.administrators(visible_to=by, now=now)
    if not asked:
        raise NotNow(_("No administrator works in your area. Ask the partnership’s coordinator."))
    send_each(
        to=asked,
        subject=_("Somebody wants to refer to an organisation that is no agency here"),
        body=_("Make it an agency with this area, then name that agency in the directory."),
        about=run_by,
        path=reverse("directory:change_organization", args=[run_by.id]),
        key=f"agency:{run_by.id}:{now.astimezone(LONDON):%Y%m%d}",
        by=by,
        now=now,
    )
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action="support.ask_for_agency",
        record_type="directory.Organization",
        record_id=run_by.id,
        controller_id=by.agency_id,
        count=len(asked),
        now=now,
    )
    return len(asked)
