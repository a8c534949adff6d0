"""Who may approve: the right role and grade, and nobody who wrote in it. Pure."""

from collections.abc import Collection
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.access.vocabulary import Role
from wayside.web.states import NotNow
from wayside.workforce.vocabulary import Grade

GRADES = frozenset({Grade.SERGEANT, Grade.INSPECTOR})


def refusal(
    *, role: Role | str | None, grade: str | None, person_id: UUID | None, writers: Collection[UUID]
) -> str | Promise:
    """Why this person cannot approve; blank when they can. ``grade`` is the one on record in the
    pool; a ward sergeant who is not in the pool is a sergeant by that role, granted by two
    people. Every other role needs the grade on record."""
    if person_id is None:
        return _("Only a person can approve a risk assessment.")
    if person_id in writers:
        return _("You wrote in this risk assessment, so another person must approve it.")
    if grade is None and role == Role.WARD_SERGEANT:
        return ""
    if grade not in GRADES:
        return _(
            "A sergeant or above approves a risk assessment. No such grade is on record for you in "
            "the pool of this area."
        )
    return ""


def check_can_approve(
    *, role: Role | str | None, grade: str | None, person_id: UUID | None, writers: Collection[UUID]
) -> None:
    """Raise unless this person can approve.

    Raises:
        NotNow: with the sentence of ``refusal``.
    """
    said = refusal(role=role, grade=grade, person_id=person_id, writers=writers)
    if said:
        raise NotNow(said)


def approved_as(role: Role | str | None, grade: str | None) -> str:
    """In which role and grade it was approved, to be kept as it stood."""
    words = [str(Role(role).label)] if role else []
    if grade:
        words.append(str(Grade(grade).label).lower())
    return ", ".join(words)
