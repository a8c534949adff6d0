"""Who, did what, with which record: the words that sentences are made of."""

from uuid import UUID

from django.apps import apps
from django.utils.translation import gettext as _

from wayside.access.vocabulary import ActorKind, Role
from wayside.audit.models import Event
from wayside.audit.sentences import sentence
from wayside.governance.queries import Names


def who(event: Event, names: Names) -> str:
    """Who acted."""
    if event.person_id:
        return names.people.get(event.person_id) or _("Somebody whose name was erased")
    kinds = {
        ActorKind.SERVICE: _("Wayside itself"),
        ActorKind.ANONYMOUS: _("Somebody not signed in"),
        ActorKind.LINK: _("The recipient of a link"),
    }
    return kinds.get(ActorKind(event.actor_kind), _("Somebody"))


def role(event: Event) -> str:
    """The role that they acted in."""
    return str(Role(event.role).label) if event.role in Role.values else event.role


def did(event: Event, names: Names) -> str:
    """What they did, with the record's name where it may be named."""
    said = sentence(event.action)
    name = names.records.get((event.record_type, event.record_id)) if event.record_id else ""
    return f"{said}: {name}" if name else said


def record_in_words(record_type: str, record_id: UUID | None, names: Names) -> str:
    """What a record is, by name where it may be named: "Week 2018-W28"."""
    kind = _kind_of(record_type)
    if record_id is None:
        return kind
    name = names.records.get((record_type, record_id))
    return f"{kind}: {name}" if name else f"{kind} {str(record_id)[-8:]}"


def _kind_of(record_type: str) -> str:
    try:
        words = str(apps.get_model(record_type)._meta.verbose_name)
    except (LookupError, ValueError):
        words = record_type.partition(".")[2] or _("record")
    return words[:1].upper() + words[1:]
