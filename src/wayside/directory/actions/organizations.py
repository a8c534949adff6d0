"""Adding and changing who runs services."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.directory.models import Organization
from wayside.directory.permissions import KEEP_SERVICES, SET_DIRECTORY, may_keep
from wayside.directory.rules import WrongEntryError, check_concealed_text
from wayside.partners.actions.changes import changed_fields, write_changes

EDITABLE = ("name", "description", "email", "website", "agency")


@transaction.atomic
def add_organization(*, organization: Organization, by: Actor, now: datetime) -> Organization:
    """Put an organisation that is not saved yet into the directory."""
    require(by, KEEP_SERVICES)
    _check_name_free(organization)
    if organization.agency_id is not None and not may_keep(by, organization.agency_id):
        raise NotAllowed(SET_DIRECTORY)
    organization.created_at = organization.updated_at = now
    organization.save(force_insert=True)
    record(
        by=by,
        operation=Operation.COLLECTION,
        action="directory.add_organization",
        record_type="directory.Organization",
        record_id=organization.id,
        controller_id=organization.agency_id,
        fields=EDITABLE,
        now=now,
    )
    return organization


@transaction.atomic
def change_organization(
    *, organization: Organization, expected_version: int, by: Actor, now: datetime
) -> tuple[str, ...]:
    """Write an edited organisation; returns what changed."""
    stored = Organization.objects.filter(pk=organization.pk).values_list("agency_id", flat=True)
    require(by, KEEP_SERVICES)
    if not stored or not may_keep(by, stored[0]):
        raise NotAllowed(KEEP_SERVICES)
    if "agency" in changed_fields(organization, ("agency",)):
        require(by, SET_DIRECTORY)
    _check_name_free(organization)
    if organization.services.filter(confidential=True).exists():
        check_concealed_text((organization.name, organization.description))
    return write_changes(
        organization,
        fields=EDITABLE,
        expected_version=expected_version,
        by=by,
        now=now,
        action="directory.change_organization",
        controller_id=organization.agency_id,
    )


def _check_name_free(organization: Organization) -> None:
    same = Organization.objects.filter(name__iexact=organization.name.strip())
    if same.exclude(pk=organization.pk).exists():
        raise WrongEntryError(_("There is an organisation with this name already."))
