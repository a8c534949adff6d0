"""The standard's own schemas, and what they find wrong with a value, as sentences."""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT202012

FOLDER = "oruk-3.0"
SHORT = 60


@cache
def validator(name: str) -> Draft202012Validator:
    """The validator of one bundled schema, such as ``service``."""
    return Draft202012Validator(
        _schema(name), registry=_registry(), format_checker=FormatChecker(["uuid", "email"])
    )


def faults(name: str, value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Where a value breaks a schema, and in which sentence; what stands there is not repeated at
    length, for it may be of any size."""
    for error in validator(name).iter_errors(value):
        yield path + _path(error), _sentence(error)


def short(value: Any) -> str:
    """A value as a sentence may quote it, kept apart from the direction of the text around it."""
    said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    cut = said[:SHORT] + ("…" if len(said) > SHORT else "")
    plain = "".join(each if each.isprintable() else "�" for each in cut)
    return f"\u2068{plain}\u2069"


@cache
def _schema(name: str) -> dict[str, Any]:
    source = files("wayside.directory").joinpath("schemas", FOLDER, f"{name}.json")
    found: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return found


@cache
def _registry() -> "Registry[Any]":
    name = "taxonomy_term"
    resource = DRAFT202012.create_resource(_schema(name))
    empty: Registry[Any] = Registry()
    filled: Registry[Any] = empty.with_resource(f"{name}.json", resource)
    return filled


def _path(error: ValidationError) -> str:
    return "".join(
        f"[{step}]" if isinstance(step, int) else f".{step}" for step in error.absolute_path
    )


def _sentence(error: ValidationError) -> str:
    wanted: Any = error.validator_value
    value: Any = error.instance
    if error.validator == "required":
        gone = [name for name in wanted if name not in value]
        return _("%(names)s is missing.") % {"names": ", ".join(gone)}
    if error.validator == "type":
        return _("It must be of the type %(type)s.") % {"type": wanted}
    if error.validator == "enum":
        allowed = ", ".join(str(each) for each in wanted)
        return _("%(value)s is none of: %(allowed)s.") % {
            "value": short(value),
            "allowed": allowed,
        }
    return _("%(value)s does not keep to %(rule)s %(wanted)s.") % {
        "value": short(value),
        "rule": error.validator,
        "wanted": short(wanted),
    }
