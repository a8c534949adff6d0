"""Needs as they stand, and as they changed."""

from collections.abc import Mapping

from django.db.models import QuerySet

from wayside.sharing.models import Subject
from wayside.support.models import NeedNote
from wayside.support.vocabulary import NeedKind


def need_notes(subject: Subject) -> QuerySet[NeedNote]:
    """Every note of somebody's needs, the earliest first."""
    found = NeedNote.objects.filter(subject=subject).select_related("noted_by__person")
    return found.order_by("noted_at", "id")


def current_needs(subject: Subject) -> Mapping[NeedKind, NeedNote]:
    """The latest note of each need, in the order of the field's list."""
    latest = {NeedKind(each.kind): each for each in need_notes(subject)}
    return {kind: latest[kind] for kind in NeedKind if kind in latest}
