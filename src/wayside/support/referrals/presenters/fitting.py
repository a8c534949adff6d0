"""Services to refer to, each with why it fits or not, in sentences."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from wayside.directory.rules.terms import names
from wayside.directory.vocabulary import Verdict
from wayside.support.referrals.queries.fitting import Offer, Refusal
from wayside.web.components.text import london_short


def choices(offers: Sequence[Offer]) -> list[tuple[str, str, str]]:
    """The services as options of a form, in their order: value, label, second line."""
    return [
        (
            str(each.service.id),
            f"{each.service.name} – {each.service.organization.name}",
            " ".join(filter(None, (_fit(each), _helps(each), _refused(each.refused)))),
        )
        for each in offers
    ]


def _fit(offer: Offer) -> str:
    because = " ".join(str(each.sentence) for each in offer.fit.because)
    if offer.fit.verdict == Verdict.FITS:
        return _("Fits, by what its entry says.")
    if offer.fit.verdict == Verdict.FITS_IF:
        return _("Fits if: %(conditions)s") % {"conditions": because}
    return _("Does not fit: %(reasons)s You may refer all the same.") % {"reasons": because}


def _helps(offer: Offer) -> str:
    if not offer.helps:
        return ""
    found = names(str(each.label).lower() for each in offer.helps)
    return _("Helps with %(needs)s.") % {"needs": found}


def _refused(refusal: Refusal | None) -> str:
    if refusal is None:
        return ""
    said = {"on": london_short(refusal.at), "why": str(refusal.because.label)}
    if refusal.was_theirs:
        return _("Declined this person on %(on)s: %(why)s.") % said
    return _("Declined somebody on %(on)s: %(why)s. Ask first.") % said
