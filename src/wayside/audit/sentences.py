"""What an action did, in words: each room's ``vocabulary.AUDIT_SENTENCES`` says it of its own.

A sentence goes on from a name: "Asha Demo" "opened the plan of a week".
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.functional import Promise

Words = str | Promise


@cache
def sentences() -> dict[str, Words]:
    """Every action with a sentence, of every room."""
    found: dict[str, Words] = {}
    for app in apps.get_app_configs():
        name = f"{app.name}.vocabulary"
        if app.name.startswith("wayside.") and find_spec(name):
            found |= getattr(import_module(name), "AUDIT_SENTENCES", {})
    return found


def sentence(action: str) -> str:
    """What the action did; an action of a room that is gone is told by its own name."""
    return str(sentences().get(action) or action.replace(".", ": ").replace("_", " "))
