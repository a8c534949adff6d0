"""Changing what risk assessments start from; every edition is kept."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.partners.models import Programme
from wayside.patrols.models import RiskTemplate, RiskTemplateEdition
from wayside.patrols.models.risk_templates import NUMBERS, SECTIONS
from wayside.patrols.risk.permissions import EDIT_TEMPLATE
from wayside.patrols.risk.queries import template_of
from wayside.patrols.risk.rules import Risk
from wayside.web.collisions import Collision, save_versioned

CONTENT = (
    "name",
    "hazards",
    "seen_with_police",
    "lone_working",
    "known_risks",
    "weather",
    "surveillance",
    "informants",
    "body_worn_video",
    "contacts",
    "partner_contacts",
    "check_in_minutes",
    "grace_minutes",
    "briefing_hours",
)


@transaction.atomic
def save_template(
    *,
    programme: Programme,
    values: dict[str, Any],
    risks: Sequence[Risk],
    by: Actor,
    now: datetime,
    expected_version: int = 0,
) -> RiskTemplate:
    """Save the template, the first time from the usual one. Assessments keep what they have.

    Raises:
        Collision: somebody changed it since it was looked at, or made the first one.
    """
    require(by, EDIT_TEMPLATE, area_id=programme.area_id)
    given = {name: values[name] for name in ("name", *SECTIONS, *NUMBERS)}
    given["hazards"] = [asdict(each) for each in risks]
    template = template_of(programme)
    if template is None:
        template = _first(programme, given, now)
    else:
        for name, value in given.items():
            setattr(template, name, value)
        save_versioned(template, expected_version=expected_version, now=now, fields=given)
    RiskTemplateEdition.objects.create(
        template=template,
        number=template.version,
        content=given,
        made_by_id=by.person_id,
        made_at=now,
    )
    record(
        by=by,
        operation=Operation.ALTERATION,
        action="patrols.change_template",
        now=now,
        record_type="patrols.RiskTemplate",
        record_id=template.id,
        controller_id=programme.lead_agency_id,
        area_id=programme.area_id,
        fields=CONTENT,
    )
    return template


def _first(programme: Programme, given: dict[str, Any], now: datetime) -> RiskTemplate:
    try:
        with transaction.atomic():
            return RiskTemplate.objects.create(
                programme=programme, created_at=now, updated_at=now, **given
            )
    except IntegrityError as same:
        raise Collision(template_of(programme)) from same
