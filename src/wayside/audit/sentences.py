"""What an action did, to what kind of record, in which fields, in words.

Each room's ``vocabulary`` says it of its own: ``AUDIT_SENTENCES`` by action, ``AUDIT_RECORDS`` by
record type, ``AUDIT_FIELDS`` by the field's name on the trail. A sentence goes on from a name:
"Asha Demo" "opened the plan of a week".
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.functional import Promise

Words = str | Promise


@cache
def said_by_rooms(table: str) -> dict[str, dict[str, Words]]:
    """What each room's vocabulary holds under that name, by room."""
    found: dict[str, dict[str, Words]] = {}
    for app in apps.get_app_configs():
        name = f"{app.name}.vocabulary"
        if app.name.startswith("wayside.") and find_spec(name):
            found[app.label] = getattr(import_module(name), table, {})
    return found


@cache
def sentences() -> dict[str, Words]:
    """Every action with a sentence, of every room."""
    rooms = said_by_rooms("AUDIT_SENTENCES").values()
    return {action: words for room in rooms for action, words in room.items()}


def sentence(action: str) -> str:
    """What the action did; an action of a room that is gone is told by its own name."""
    return str(sentences().get(action) or action.replace(".", ": ").replace("_", " "))


def record_kind(record_type: str) -> str:
    """What kind of record it is: "Week"; one of a room that is gone by its own name."""
    room, _dot, kind = record_type.partition(".")
    return str(said_by_rooms("AUDIT_RECORDS").get(room, {}).get(record_type) or kind)


def field_name(action: str, field: str) -> str:
    """What a field is called in the room of the action; one that is gone by its own name."""
    room = said_by_rooms("AUDIT_FIELDS").get(action.partition(".")[0], {})
    return str(room.get(field) or field.replace("_", " "))
