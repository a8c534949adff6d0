"""A pair of records, side by side, and why they may be one person."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.calculations.linkage import compare
from wayside.people.matching import identity_as
from wayside.people.models import LinkCandidate
from wayside.people.presenters.hits import reason_in_words
from wayside.web.states import Words

LABELS: dict[str, Promise] = {
    "called": _("Called"),
    "given_name": _("Given name"),
    "family_name": _("Family name"),
    "other_names": _("Other names"),
    "born": _("Born"),
}


@dataclass(frozen=True, slots=True)
class ShownPair:
    """Both records as rows of label, first and second, and the reasons."""

    candidate: LinkCandidate
    rows: tuple[tuple[Words, str, str], ...]
    reasons: tuple[Words, ...]


def shown(candidate: LinkCandidate) -> ShownPair:
    """The pair as its page shows it."""
    first, second = candidate.shown["first"], candidate.shown["second"]
    match = compare(identity_as(**first), identity_as(**second))
    return ShownPair(
        candidate,
        tuple((label, first[name], second[name]) for name, label in LABELS.items()),
        tuple(reason_in_words(each) for each in match.reasons),
    )
