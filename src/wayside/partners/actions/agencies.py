"""Registering and changing agencies."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.partners.actions.changes import write_changes
from wayside.partners.models import Agency, Area
from wayside.partners.permissions import MANAGE_AGENCIES
from wayside.partners.rules import NotPossibleError
from wayside.partners.vocabulary import AgencyKind

EDITABLE = ("name", "kind", "contact_name", "contact_email", "contact_phone")


@transaction.atomic
def register_agency(
    *,
    name: str,
    kind: AgencyKind,
    areas: Collection[Area],
    by: Actor,
    now: datetime,
    contact_name: str = "",
    contact_email: str = "",
    contact_phone: str = "",
) -> Agency:
    """Register an agency that works in some of the actor's areas."""
    _require_everywhere(by, areas)
    slug = slugify(name)[:60] or "agency"
    if Agency.objects.filter(name__iexact=name.strip()).exists() or (
        Agency.objects.filter(slug=slug).exists()
    ):
        raise NotPossibleError(_("There is an agency with this name already."))
    agency = Agency.objects.create(
        name=name.strip(),
        slug=slug,
        kind=kind,
        contact_name=contact_name,
        contact_email=contact_email,
        contact_phone=contact_phone,
        created_at=now,
        updated_at=now,
    )
    agency.areas.set(areas)
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action="partners.register_agency",
        record_type="partners.Agency",
        record_id=agency.id,
        controller_id=agency.id,
        fields=(*EDITABLE, "areas"),
        now=now,
    )
    return agency


@transaction.atomic
def change_agency(
    *,
    agency: Agency,
    areas: Collection[Area],
    expected_version: int,
    by: Actor,
    now: datetime,
) -> tuple[str, ...]:
    """Write an edited agency and where it works; areas outside the actor's stay as they are."""
    _require_everywhere(by, areas)
    kept = set(agency.areas.exclude(id__in=by.area_ids).values_list("id", flat=True))
    wanted = {area.id for area in areas} | kept
    moved = wanted != set(agency.areas.values_list("id", flat=True))
    if Agency.objects.filter(name__iexact=agency.name).exclude(id=agency.id).exists():
        raise NotPossibleError(_("There is an agency with this name already."))
    changed = write_changes(
        agency,
        fields=EDITABLE,
        also_changed=("areas",) if moved else (),
        expected_version=expected_version,
        by=by,
        now=now,
        action="partners.change_agency",
        controller_id=agency.id,
    )
    if moved:
        agency.areas.set(Area.objects.filter(id__in=wanted))
    return changed


def _require_everywhere(by: Actor, areas: Collection[Area]) -> None:
    require(by, MANAGE_AGENCIES)
    if not areas:
        raise NotPossibleError(_("Choose at least one area that the agency works in."))
    for area in areas:
        require(by, MANAGE_AGENCIES, area_id=area.id)
