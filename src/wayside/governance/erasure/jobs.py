"""Finds what is due each night, and erases what was approved: for one agency at a time, as a
service of the support side with one permission."""

from uuid import UUID

from procrastinate.contrib.django import app

from wayside.access.actor import Actor
from wayside.access.permissions import Permission
from wayside.access.vocabulary import Role, Side
from wayside.governance.erasure import queries
from wayside.governance.erasure.actions import carry_out, find_due
from wayside.governance.erasure.actions.erasing import JOB
from wayside.governance.erasure.ledger import write_out
from wayside.governance.erasure.permissions import ERASE, FIND_DUE
from wayside.governance.erasure.vocabulary import ERASING, ROUNDS
from wayside.partners.acting import acting
from wayside.partners.models import Agency
from wayside.vault import holding
from wayside.web import clock


@app.periodic(cron="50 4 * * *")
@app.task(name="governance.find_due", queueing_lock="governance.find_due")
def rounds(timestamp: int) -> None:
    """Each night; and what a crash kept out of the file of erasures is written there."""
    if not holding.holds(holding.SUPPORT):
        return
    now = clock.now()
    agencies = Agency.objects.filter(memberships__role=Role.GOVERNANCE_OFFICER)
    for agency_id in agencies.order_by("id").values_list("id", flat=True).distinct():
        by = service(ROUNDS, FIND_DUE, agency_id)
        with acting(by, now=now):
            find_due(by=by, now=now)
            write_out(queries.entries(by=by))


@app.task(name=JOB)
def erase(erasure_id: str, agency_id: str) -> None:
    """Carry one out."""
    now = clock.now()
    by = service(ERASING, ERASE, UUID(agency_id))
    with acting(by, now=now):
        held = queries.erasure_at(UUID(erasure_id), visible_to=by)
        if held is not None:
            carry_out(erasure=held, by=by, now=now)


def service(name: str, permission: Permission, agency_id: UUID) -> Actor:
    """The job as it acts for an agency."""
    return Actor.service(
        name, permissions=(permission,), agency_id=agency_id, works_for=Side.SUPPORT
    )
