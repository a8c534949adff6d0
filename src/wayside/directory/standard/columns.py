"""Which property of the standard is which column of ours, and what is kept beside."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import models
from django.utils.translation import gettext as _

from wayside.directory.models import (
    Accessibility,
    Address,
    Contact,
    CostOption,
    Language,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
)
from wayside.directory.standard.schemas import short

Values = dict[str, Any]
MOST_EXTRA = 200_000
is_url = URLValidator(["http", "https"])


class WrongValue(Exception):  # noqa: N818  caught where a record is set aside
    """A value that no column holds; where, and in which sentence."""

    def __init__(self, path: str, sentence: str) -> None:
        super().__init__(path, sentence)
        self.path, self.sentence = path, sentence


@dataclass(frozen=True, slots=True)
class Shape:
    """A table of the standard: its model here, and the columns that stand for its properties
    (by the same name unless ``renamed``)."""

    model: type[models.Model]
    names: tuple[str, ...]
    renamed: Mapping[str, str]
    always: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset({"id", "service_id", "location_id", "organization_id"})

    def read(self, row: Mapping[str, Any], path: str) -> Values:
        """The columns of a row, its id, and in ``extra`` what is beyond them."""
        values: Values = {"id": identifier(row.get("id"), f"{path}.id")}
        for name in self.names:
            column = self.renamed.get(name, name)
            field = self.model._meta.get_field(column)
            values[column] = column_value(field, row.get(name), f"{path}.{name}")
        known = self.left_out | set(self.names)
        values["extra"] = {key: each for key, each in row.items() if key not in known}
        if len(str(values["extra"])) > MOST_EXTRA:
            raise WrongValue(path, _("It says more than 200,000 characters beyond what is kept."))
        return values

    def write(self, record: models.Model) -> Values:
        """The row as the standard has it: what is blank is left out."""
        row: Values = {"id": str(record.pk)}
        for name in self.names:
            value = written(getattr(record, self.renamed.get(name, name)))
            if value not in ("", None) or name in self.always:
                row[name] = value
        return {**record.extra, **row}  # type: ignore[attr-defined]


def shape(model: type[models.Model], *names: str, always: str = "", **renamed: str) -> Shape:
    """A table whose columns are named as in the standard, but for those ``renamed``. What the
    standard requires is ``always`` written, blank too."""
    return Shape(model, (*names, *renamed), renamed, frozenset(always.split()))


ORGANIZATION = shape(Organization, "name", "description", "email", "website", always="description")
SERVICE = shape(
    Service, "name", "description", "url", "email", "status", "alert", assured_date="confirmed_date"
)
LOCATION = shape(Location, "location_type", "name", "description", "latitude", "longitude")
ADDRESS = shape(
    Address,
    "address_1",
    "city",
    "region",
    "state_province",
    "postal_code",
    "country",
    "address_type",
    always="address_1 city state_province postal_code country address_type",
)
ACCESSIBILITY = shape(Accessibility, "description", "details", "url")
PARTS: dict[str, Shape] = {
    "phones": shape(Phone, "number", "description"),
    "contacts": shape(Contact, "name", "title", "email"),
    "schedules": shape(
        Schedule,
        "freq",
        "byday",
        "opens_at",
        "closes_at",
        "valid_from",
        "valid_to",
        "description",
    ),
    "service_areas": shape(ServiceArea, "name"),
    "languages": shape(Language, "code", "name"),
    "cost_options": shape(CostOption, "option", "amount", "amount_description"),
}


def rows_of(value: Any, path: str) -> list[tuple[str, Mapping[str, Any]]]:
    """The objects of a list, each with the way to it."""
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise WrongValue(path, _("It must be a list of objects."))
    return [(f"{path}[{place}]", each) for place, each in enumerate(value)]


def identifier(value: Any, path: str) -> UUID:
    """An identifier of the standard."""
    try:
        return UUID(value)
    except (ValueError, TypeError, AttributeError) as error:
        said = {"value": short(value)}
        raise WrongValue(
            path, _("%(value)s is no identifier: it must be a UUID.") % said
        ) from error


def column_value(field: Any, value: Any, path: str) -> Any:
    """A value of the standard as a column holds it; nothing is the column's own nothing."""
    if value is None or value == "":
        return None if field.null else (field.default if field.has_default() else "")
    for kind, read in READERS:
        if isinstance(field, kind):
            return read(field, value, path)
    raise TypeError(f"{field} has no reader")


def written(value: Any) -> Any:
    """A column's value as the standard writes it."""
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value) if value % 1 else int(value)
    return value


def _date(_field: Any, value: Any, path: str) -> date:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise WrongValue(
            path, _("%(value)s is no date: write it like 2018-07-06.") % {"value": short(value)}
        ) from error


def _time(_field: Any, value: Any, path: str) -> time:
    try:
        found = time.fromisoformat(str(value).removesuffix("Z")[:8])
    except ValueError as error:
        raise WrongValue(
            path, _("%(value)s is no time: write it like 09:30.") % {"value": short(value)}
        ) from error
    return found.replace(tzinfo=None)


def _number(value: Any, path: str) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation as error:
        raise WrongValue(path, _("%(value)s is no number.") % {"value": short(value)}) from error


def _float(_field: Any, value: Any, path: str) -> float:
    return float(_number(value, path))


def decimal(field: Any, value: Any, path: str) -> Decimal:
    """A number within the column's digits."""
    found = _number(value, path)
    try:
        field.clean(found, None)
    except ValidationError as error:
        raise WrongValue(path, _("%(value)s is out of range.") % {"value": short(value)}) from error
    return found


def _text(field: Any, value: Any, path: str) -> str:
    if not isinstance(value, str):
        raise WrongValue(path, _("It must be text."))
    if field.max_length and len(value) > field.max_length:
        raise WrongValue(
            path,
            _("It has %(length)s characters; at most %(most)s are kept.")
            % {"length": f"{len(value):,}", "most": f"{field.max_length:,}"},
        )
    if field.choices and value not in dict(field.flatchoices):
        allowed = ", ".join(each for each, _label in field.flatchoices)
        raise WrongValue(
            path,
            _("%(value)s is none of: %(allowed)s.") % {"value": short(value), "allowed": allowed},
        )
    return value


def _email(field: Any, value: Any, path: str) -> str:
    text = _text(field, value, path)
    try:
        validate_email(text)
    except ValidationError as error:
        said = {"value": short(value)}
        raise WrongValue(path, _("%(value)s is no e-mail address.") % said) from error
    return text


def _url(field: Any, value: Any, path: str) -> str:
    text = _text(field, value, path)
    try:
        is_url(text)
    except ValidationError as error:
        said = {"value": short(value)}
        raise WrongValue(
            path, _("%(value)s is no web address: it begins with https://.") % said
        ) from error
    return text


READERS: tuple[tuple[type[Any], Callable[[Any, Any, str], Any]], ...] = (
    (models.DateField, _date),
    (models.TimeField, _time),
    (models.DecimalField, decimal),
    (models.FloatField, _float),
    (models.EmailField, _email),
    (models.URLField, _url),
    (models.CharField, _text),
    (models.TextField, _text),
)
