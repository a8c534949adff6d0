"""Who, did what, with which record: the words that sentences are made of."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from wayside.access.permissions import catalogue
from wayside.access.vocabulary import ActorKind, Role
from wayside.audit.models import Event
from wayside.audit.sentences import field_name, record_kind, sentence
from wayside.audit.vocabulary import LOOKS
from wayside.crime.facts import said
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


def fields_in_words(event: Event) -> str:
    """What was seen or written of the record: "Saw: patrols, places"."""
    if event.action == "access.refuse":
        asked = {row.slug: str(row.sentence) for row in catalogue()}
        return _("Wanted to %(what)s") % {"what": _listed(asked.get(f, f) for f in event.fields)}
    if event.action == "crime.export_lines":
        return _("Lines: %(names)s") % {"names": _listed(str(said(f).label) for f in event.fields)}
    names = {"names": _listed(field_name(event.action, field) for field in event.fields)}
    if event.operation in LOOKS:
        return _("Saw: %(names)s") % names
    return _("Wrote: %(names)s") % names


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def record_in_words(record_type: str, record_id: UUID | None, names: Names) -> str:
    """What a record is, by name where it may be named: "Week 28, 9 to 15 July 2018"."""
    kind = record_kind(record_type)
    if record_id is None:
        return kind
    name = names.records.get((record_type, record_id), "")
    if name.startswith(kind):
        return name
    if name:
        return f"{kind}: {name}"
    return _("%(kind)s with the number ending in %(end)s") % {
        "kind": kind,
        "end": str(record_id)[-8:],
    }
