"""The rules of rosters and the rates of pay: set by a lead, checked before use."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, require
from wayside.partners.models import Agency, Area
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow
from wayside.workforce import rules
from wayside.workforce.actions.notes import note_area
from wayside.workforce.models import PayRates, RosterRules, RulesChange
from wayside.workforce.models.terms import LIMIT_FIELDS, PAY_FIELDS
from wayside.workforce.permissions import SET_TERMS, require_in

RULE_FIELDS = (*LIMIT_FIELDS, "trained_wanted")


@transaction.atomic
def set_rules(
    *,
    area: Area,
    values: Mapping[str, Any],
    because: str,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> RosterRules:
    """Set an area's rules for rosters, and keep what they were, who changed them and why; what
    is laxer than the law is refused. The first rules are expected at version 0.

    Raises:
        NotNow: a number breaks the law or makes no sense, nothing changes, or no reason is given.
        Collision: somebody else has set them since.
    """
    require_in(by, SET_TERMS, area.id)
    Area.objects.select_for_update(of=("self",)).only("id").get(id=area.id)
    kept = RosterRules.objects.filter(area=area).first()
    if (kept.version if kept else 0) != expected_version:
        raise Collision(kept)
    made = kept or RosterRules(area=area, created_at=now, updated_at=now)
    before = {name: getattr(made, name) for name in RULE_FIELDS}
    changed = [name for name in RULE_FIELDS if name in values and values[name] != before[name]]
    rules.check_reason(because, is_changed=bool(changed))
    for name in changed:
        setattr(made, name, values[name])
    _validate(made)
    if kept is None:
        made.save(force_insert=True)
    else:
        save_versioned(made, expected_version=expected_version, now=now, fields=changed)
    _keep_history(made, before, changed, because=because, by=by, now=now)
    note_area("workforce.set_rules", made, area.id, by=by, now=now, fields=changed)
    return made


def _keep_history(
    made: RosterRules,
    before: Mapping[str, Any],
    changed: Sequence[str],
    *,
    because: str,
    by: Actor,
    now: datetime,
) -> None:
    if by.person_id is None:
        raise NotAllowed(SET_TERMS)
    RulesChange.objects.create(
        rules=made,
        made_by_id=by.person_id,
        made_at=now,
        because=because.strip(),
        changes={name: [_plain(before[name]), _plain(getattr(made, name))] for name in changed},
    )


def _plain(number: Any) -> str:
    """A number without the noughts behind its point."""
    return f"{float(number):g}"


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
def change_rates(
    *, rates: PayRates, values: Mapping[str, Any], expected_version: int, by: Actor, now: datetime
) -> PayRates:
    """Put rates right that nobody has checked yet; those checked stay as they were.

    Raises:
        NotNow: they are checked, or a number makes no sense.
        Collision: somebody else has changed or checked them since.
    """
    _require_agency(rates.agency, by)
    current = PayRates.objects.select_for_update(of=("self",)).get(id=rates.id)
    if current.version != expected_version:
        raise Collision(current)
    if current.checked_date:
        raise NotNow(_("These rates are checked. Set new ones from the day they change."))
    given = {name: values[name] for name in PAY_FIELDS if name in values}
    changed = [name for name, value in given.items() if getattr(current, name) != value]
    for name in changed:
        setattr(current, name, given[name])
    _validate(current)
    if changed:
        save_versioned(current, expected_version=expected_version, now=now, fields=changed)
        note_area("workforce.change_rates", current, None, by=by, now=now, fields=changed)
    return current


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
    rates.checked_by_id, rates.checked_date = by.person_id, day_of(now)
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
