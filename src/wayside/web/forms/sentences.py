"""Django's messages about a field, said so that they name the field and what to change."""

from collections.abc import Callable
from copy import copy
from typing import Any

from django import forms
from django.core import validators
from django.forms.utils import pretty_name
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

LIMITS: dict[type[validators.BaseValidator], str] = {
    validators.MaxLengthValidator: gettext_noop(
        "{field} must be %(limit_value)d characters or fewer"
    ),
    validators.MinLengthValidator: gettext_noop(
        "{field} must be %(limit_value)d characters or more"
    ),
    validators.MaxValueValidator: gettext_noop("{field} must be %(limit_value)s or less"),
    validators.MinValueValidator: gettext_noop("{field} must be %(limit_value)s or more"),
}

DASHES = "---------"  # what Django shows where nothing is chosen, and reads out


def speak_plainly(name: str, field: forms.Field) -> None:
    """Replace those of Django's own messages that do not name the field."""
    label = str(field.label or pretty_name(name))
    if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
        field.error_messages["required"] = missing(label, field)
    if sentence := not_a_number(field):
        field.error_messages["invalid"] = sentence % {"field": label}
    field.validators = [_named(validator, label) for validator in field.validators]


def word_no_choice(field: forms.Field) -> None:
    """Replace Django's row of dashes."""
    if getattr(field, "empty_label", None) == DASHES:
        field.empty_label = _("Choose one") if field.required else _("None")  # type: ignore[attr-defined]


def not_a_number(field: forms.Field) -> str:
    """What stands in for Django's own words about a number; blank where the form has its own."""
    said = field.error_messages.get("invalid")
    if said == forms.IntegerField.default_error_messages["invalid"]:
        return _("%(field)s must be a whole number")
    others = (forms.FloatField, forms.DecimalField)
    if said in [kind.default_error_messages["invalid"] for kind in others]:
        return _("%(field)s must be a number")
    return ""


def missing(label: str, field: forms.Field) -> str:
    """What to do about a field that was left out."""
    if isinstance(field, forms.BooleanField):
        return _("Tick “%(field)s” to go on") % {"field": label}
    if label.endswith("?"):
        return _("Answer “%(field)s”") % {"field": label}
    second = label[1:2]
    plain = label[:1].lower() + label[1:] if second.islower() or second in " -" else label
    chosen = isinstance(field, forms.ChoiceField | forms.FileField) or hasattr(field, "queryset")
    return (_("Choose %(field)s") if chosen else _("Enter %(field)s")) % {"field": plain}


def _named(validator: Callable[[Any], None], label: str) -> Callable[[Any], None]:
    if not isinstance(validator, validators.BaseValidator) or type(validator) not in LIMITS:
        return validator
    named = copy(validator)
    named.message = _(LIMITS[type(validator)]).replace("{field}", label.replace("%", "%%"))
    return named
