"""Somebody who may be the one asked for, and why, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from wayside.calculations.linkage import (
    Agreement,
    AreaAgreement,
    BirthAgreement,
    Field,
    Match,
    NameAgreement,
    Reason,
)
from wayside.people.matching import Hit
from wayside.people.models import Person
from wayside.web.states import Words

FIELDS = {
    Field.GIVEN: _("The given name"),
    Field.FAMILY: _("The family name"),
    Field.STREET: _("What they are called"),
    Field.OTHER: _("Another name"),
    Field.BIRTH: _("The birth"),
    Field.AREA: _("The area"),
}
NAMES: dict[Agreement, Words] = {
    NameAgreement.DIFFERENT: _("is different"),
    NameAgreement.NEAR: _("is near"),
    NameAgreement.PART: _("agrees in part"),
    NameAgreement.CLOSE: _("is spelt almost alike"),
    NameAgreement.SOUND: _("sounds the same"),
    NameAgreement.NICKNAME: _("is a form of the same name"),
    NameAgreement.EXACT: _("is the same"),
}
BIRTHS: dict[Agreement, Words] = {
    BirthAgreement.DIFFERENT: _("is another"),
    BirthAgreement.NEAR: _("is a year or two apart"),
    BirthAgreement.SAME_YEAR: _("agrees in the year alone"),
    BirthAgreement.WITHIN: _("is within what was guessed"),
    BirthAgreement.YEAR: _("is in the same year"),
    BirthAgreement.TWO_PARTS: _("agrees in two of day, month and year"),
    BirthAgreement.MONTH: _("is in the same month"),
    BirthAgreement.SWAPPED: _("is the same with day and month changed round"),
    BirthAgreement.DATE: _("is the same day"),
}
AREAS: dict[Agreement, Words] = {
    AreaAgreement.DIFFERENT: _("is another"),
    AreaAgreement.SAME: _("is the same"),
}


@dataclass(frozen=True, slots=True)
class ShownHit:
    """One card of the result."""

    person: Person
    likeness: Words
    reasons: tuple[Words, ...]
    is_open: bool


def shown(hits: Iterable[Hit]) -> tuple[ShownHit, ...]:
    """The hits as cards."""
    return tuple(
        ShownHit(
            each.person,
            _likeness(each.match),
            tuple(map(reason_in_words, each.match.reasons)),
            each.is_open,
        )
        for each in hits
    )


def _likeness(match: Match) -> Promise:
    if match.may_be_relatives:
        return _("May be a relative: they share what relatives share.")
    return _("Very likely the same person.") if match.likely else _("May be the same person.")


def reason_in_words(reason: Reason) -> Words:
    """One thing that speaks for or against two records being of one person."""
    if reason.ours == Field.RELATIVE:
        return _("What agrees is what relatives share, so it says little.")
    levels = {Field.BIRTH: BIRTHS, Field.AREA: AREAS}.get(reason.ours, NAMES)
    return format_lazy(
        "{field} {agrees}", field=FIELDS[reason.ours], agrees=levels[reason.agreement]
    )
