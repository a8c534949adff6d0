"""The rules of rosters and the rates of pay: set by a lead, checked before use."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, require
from wayside.partners.models import Agency, Area
from wayside.web.clock import LONDON
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow
from wayside.workforce.actions.notes import note_area
from wayside.workforce.models import PayRates, RosterRules
from wayside.workforce.models.terms import LIMIT_FIELDS, PAY_FIELDS
from wayside.workforce.permissions import SET_TERMS, require_in

RULE_FIELDS = (*LIMIT_FIELDS, "trained_wanted")


@transaction.atomic
def set_rules(*, area: Area, values: Mapping[str, Any], by: Actor, now: datetime) -> RosterRules:
    """Set an area's rules for rosters; what is laxer than the law is refused.

    Raises:
        NotNow: a number breaks the law or makes no sense.
    """
    require_in(by, SET_TERMS, area.id)
    kept = RosterRules.objects.select_for_update().filter(area=area).first()
    made = kept or RosterRules(area=area, created_at=now, updated_at=now)
    changed = [name for name in RULE_FIELDS if name in values]
    for name in changed:
        setattr(made, name, values[name])
    _validate(made)
    if kept is None:
        made.save(force_insert=True)
    else:
        save_versioned(made, expected_version=made.version, now=now, fields=changed)
    note_area("workforce.set_rules", made, area.id, by=by, now=now, fields=changed)
    return made


@transaction.atomic
def set_rates(
    *, agency: Agency, from_date: date, values: Mapping[str, Any], by: Actor, now: datetime
) -> PayRates:
    """Set a force's rates from a day on; until somebody checks them they count as unchecked.

    Raises:
        NotNow: rates begin on that day already, or a number makes no sense.
    """
    _require_agency(agency, by)
    if PayRates.objects.filter(agency=agency, from_date=from_date).exists():
        raise NotNow(_("There are rates from this day already. Choose another day."))
    made = PayRates(
        agency=agency,
        from_date=from_date,
        created_at=now,
        updated_at=now,
        **{name: values[name] for name in PAY_FIELDS if name in values},
    )
    _validate(made)
    made.save(force_insert=True)
    fields = ("from_date", *PAY_FIELDS)
    note_area("workforce.set_rates", made, None, by=by, now=now, fields=fields)
    return made


@transaction.atomic
def check_rates(*, rates: PayRates, expected_version: int, by: Actor, now: datetime) -> PayRates:
    """Somebody has compared the rates with the force's own rules.

    Raises:
        NotNow: they are checked already.
        Collision: somebody else has changed them since.
    """
    _require_agency(rates.agency, by)
    if rates.checked_date:
        raise NotNow(_("These rates are checked already."))
    rates.checked_by_id, rates.checked_date = by.person_id, now.astimezone(LONDON).date()
    fields = ("checked_by", "checked_date")
    save_versioned(rates, expected_version=expected_version, now=now, fields=fields)
    note_area("workforce.check_rates", rates, None, by=by, now=now, fields=fields)
    return rates


def _require_agency(agency: Agency, by: Actor) -> None:
    """A force's rates are for a lead of an area in which it works.

    Raises:
        NotAllowed: the actor leads none of them.
    """
    require(by, SET_TERMS)
    if not agency.areas.filter(id__in=by.area_ids).exists():
        raise NotAllowed(SET_TERMS)


def _validate(made: RosterRules | PayRates) -> None:
    try:
        made.full_clean(validate_unique=False)
    except ValidationError as wrong:
        raise NotNow(_("Check the numbers. %(what)s") % {"what": _in_words(made, wrong)}) from wrong


def _in_words(made: RosterRules | PayRates, wrong: ValidationError) -> str:
    """Each field by its label, with what is wrong; rules over several fields as they stand."""
    labels = {each.name: str(each.verbose_name) for each in made._meta.fields}
    return " ".join(
        f"{labels[name].capitalize()}: {sentence}" if name in labels else sentence
        for name, sentences in wrong.message_dict.items()
        for sentence in sentences
    )
