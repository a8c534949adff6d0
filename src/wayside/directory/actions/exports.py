"""The directory as a file."""

from datetime import datetime
from typing import Any

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.directory import queries
from wayside.directory.models import Organization, Service
from wayside.directory.permissions import KEEP_SERVICES
from wayside.directory.standard.columns import ORGANIZATION
from wayside.directory.standard.writing import full, strand_names, with_parts


@transaction.atomic
def export_directory(*, with_confidential: bool, by: Actor, now: datetime) -> dict[str, Any]:
    """One page of Open Referral UK with all that is open. With what is confidential (which has no
    address), with what is closed and with organisations that run nothing, it is for another
    Wayside and not for the public."""
    require(by, KEEP_SERVICES)
    rows = Service.objects.all() if with_confidential else queries.open_services()
    strands = strand_names()
    contents = [full(each, strands) for each in with_parts(rows).order_by("id")]
    count = len(contents)
    written: dict[str, Any] = {
        "total_items": count,
        "total_pages": 1,
        "page_number": 1,
        "size": count,
        "first_page": True,
        "last_page": True,
        "empty": not count,
        "contents": contents,
    }
    if with_confidential:
        alone = Organization.objects.filter(services__isnull=True).order_by("id")
        written["organizations"] = [ORGANIZATION.write(each) for each in alone]
    record(
        by=by,
        operation=Operation.EXPORT,
        action="directory.export_file",
        record_type="directory.Service",
        count=count,
        now=now,
    )
    return written
