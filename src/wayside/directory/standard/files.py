"""From the bytes of a file to the records it holds, wherever in it they stand."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, NoReturn

from django.utils.translation import gettext as _

from wayside.directory.rules import WrongEntryError

MOST_BYTES = 100 * 1024 * 1024
LISTS: tuple[str, ...] = ("contents", "services", "organizations")
What = Literal["service", "organization", "unknown"]


class UnreadableError(WrongEntryError):
    """The file as a whole cannot be read; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record as it stands in a file, with the way to it; ``runs`` is the organisation that it
    was nested in."""

    path: str
    what: What
    value: Any
    run_by: dict[str, Any] | None = None


def records(content: bytes) -> list[Found]:
    """Every service and organisation in a file: a page of the feed, a list, or one record.

    Raises:
        UnreadableError: the file is too large, no UTF-8, no JSON, or holds no record.
    """
    whole = _parsed(content)
    found = list(_walk(whole))
    if not found and not _is_empty_page(whole):
        raise UnreadableError(
            _(
                "The file holds no services. It should be one service, one organisation, a list of "
                "them, or an object with “contents”, as Open Referral UK writes it."
            )
        )
    return found


def _parsed(content: bytes) -> Any:
    if len(content) > MOST_BYTES:
        raise UnreadableError(_("The file is larger than 100 MB. Import it in parts."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            _("The file is not UTF-8 text: byte %(place)d cannot be read. Save it as UTF-8.")
            % {"place": error.start + 1}
        ) from error
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise UnreadableError(
            _("The file is not JSON: line %(line)d, character %(column)d: %(why)s.")
            % {"line": error.lineno, "column": error.colno, "why": error.msg}
        ) from error
    except (RecursionError, ValueError) as error:
        raise UnreadableError(
            _("The file cannot be read: lists in it lie too deep, or a number in it is none.")
        ) from error


def _no_number(said: str) -> NoReturn:
    raise ValueError(said)


def _is_empty_page(whole: Any) -> bool:
    return whole == [] or (isinstance(whole, dict) and any(whole.get(name) == [] for name in LISTS))


def _walk(whole: Any) -> Iterator[Found]:
    if isinstance(whole, list):
        for place, each in enumerate(whole):
            yield from _record(f"[{place}]", each)
    elif isinstance(whole, dict) and "id" in whole:
        yield from _record("$", whole)
    elif isinstance(whole, dict):
        for name in LISTS:
            rows = whole.get(name)
            for place, each in enumerate(rows if isinstance(rows, list) else ()):
                yield from _record(f"{name}[{place}]", each)


def _record(path: str, value: Any) -> Iterator[Found]:
    if not isinstance(value, dict):
        yield Found(path, "unknown", value)
    elif isinstance(nested := value.get("services"), list):
        run_by = {key: each for key, each in value.items() if key != "services"}
        yield Found(path, "organization", run_by)
        for place, each in enumerate(nested):
            yield Found(f"{path}.services[{place}]", "service", each, run_by)
    elif {"status", "organization", "organization_id"} & value.keys():
        yield Found(path, "service", value)
    else:
        yield Found(path, "organization", value)


def unstorable(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """What JSON allows and a database does not keep: null characters, halves of characters, and
    numbers without end."""
    waiting = [(path, value)]
    while waiting:
        where, each = waiting.pop()
        if isinstance(each, dict):
            waiting += [(f"{where}.{key}", held) for key, held in each.items()]
            waiting += [(where, key) for key in each]
        elif isinstance(each, list):
            waiting += [(f"{where}[{place}]", held) for place, held in enumerate(each)]
        elif isinstance(each, str) and ("\0" in each or not _encodes(each)):
            yield where[:200], _("It holds characters that no text can hold.")
        elif isinstance(each, float) and not math.isfinite(each):
            yield where[:200], _("The number is too large.")


def _encodes(text: str) -> bool:
    return not any("\ud800" <= each <= "\udfff" for each in text)
