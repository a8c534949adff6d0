"""What a service says about whom it takes, what may be known of somebody, and the answer.

Plain frozen values: neither a record nor a name of anybody stands in them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.directory.vocabulary import Answer, Sex, Verdict

Words = str | Promise
Age = Decimal | int
ORDER = (Verdict.FITS, Verdict.FITS_IF, Verdict.NOT)


@dataclass(frozen=True, slots=True)
class Ages:
    """Between which ages, both included; None is open. One known age has both the same."""

    low: Age | None = None
    high: Age | None = None

    def lies_in(self, other: "Ages") -> Verdict:
        """Whether all, some or none of these ages lie in others."""
        low, high = _low(self), _high(self)
        if high < _low(other) or low > _high(other):
            return Verdict.NOT
        if low >= _low(other) and high <= _high(other):
            return Verdict.FITS
        return Verdict.FITS_IF


@dataclass(frozen=True, slots=True)
class Group:
    """Some of those whom a service takes, by sex and age; it takes whoever is in any of them."""

    sex: Sex = Sex.NOT_SAID
    ages: Ages = Ages()


@dataclass(frozen=True, slots=True)
class Term:
    """One answer of a service with its note; no answer is not known."""

    answer: Answer | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """An area that a service serves, or does not take people from; without an id it is words."""

    name: str
    area_id: UUID | None = None
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """Whom a service takes, as its entry says."""

    groups: tuple[Group, ...] = ()
    substances: Term = Term()
    script: Term = Term()
    children: Term = Term()
    sons_up_to: Age | None = None
    recourse: Term = Term()
    grounds: tuple[Ground, ...] = ()
    languages: tuple[str, ...] = ()
    strands: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Child:
    """A child who would come along."""

    sex: Sex | None = None
    ages: Ages = Ages(0, 17)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about whoever looks for a service: never who. None is not known; an empty
    collection is known to be none."""

    sex: Sex | None = None
    ages: Ages | None = None
    substances: bool | None = None
    script: bool | None = None
    children: tuple[Child, ...] | None = None
    recourse: bool | None = None
    languages: frozenset[str] | None = None
    area_ids: frozenset[UUID] | None = None
    strands: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """How one question is answered; the sentence says why, or what it hangs on."""

    about: str
    verdict: Verdict
    sentence: Words


@dataclass(frozen=True, slots=True)
class Fit:
    """The whole answer, with its reasons."""

    verdict: Verdict
    reasons: tuple[Reason, ...] = field(default=())

    @property
    def because(self) -> tuple[Reason, ...]:
        """The reasons that decide it."""
        return tuple(each for each in self.reasons if each.verdict == self.verdict)

    @property
    def conditions(self) -> tuple[Reason, ...]:
        """What is still to be asked."""
        return tuple(each for each in self.reasons if each.verdict == Verdict.FITS_IF)


@dataclass(frozen=True, slots=True)
class Sentences:
    """What is said of one question, by how it is answered."""

    yes: Words
    no: Words
    ask: Words
    if_not: Words
    nothing: Words


SUBSTANCES = Sentences(
    yes=_("It takes people who use drugs or alcohol."),
    no=_("It does not take people who use drugs or alcohol."),
    ask=_("Ask whether it takes people who use drugs or alcohol."),
    if_not=_("No drugs or alcohol are used: it takes nobody who does."),
    nothing=_("No drugs or alcohol are used."),
)
SCRIPT = Sentences(
    yes=_("It takes people on an opioid substitution (methadone) script."),
    no=_("It does not take people on an opioid substitution (methadone) script."),
    ask=_("Ask whether it takes people on an opioid substitution (methadone) script."),
    if_not=_("There is no opioid substitution (methadone) script: it takes nobody who has one."),
    nothing=_("There is no opioid substitution (methadone) script."),
)
CHILDREN = Sentences(
    yes=_("It takes children too."),
    no=_("It does not take children."),
    ask=_("Ask whether it takes children."),
    if_not=_("No children come along: it does not take them."),
    nothing=_("No children come along."),
)


def in_words(group: Group) -> Words:
    """A group as people say it: "women and girls from 14"."""
    who = {
        Sex.FEMALE: _("women and girls"),
        Sex.MALE: _("men and boys"),
        Sex.ANY: _("everyone"),
        Sex.NOT_SAID: _("people"),
    }[group.sex]
    low, high = group.ages.low, group.ages.high
    said = {"who": who, "low": f"{float(low or 0):g}", "high": f"{float(high or 0):g}"}
    if low is not None and high is not None:
        return _("%(who)s from %(low)s to %(high)s") % said
    if low is not None:
        return _("%(who)s from %(low)s") % said
    if high is not None:
        return _("%(who)s up to %(high)s") % said
    return who


def names(found: Iterable[str]) -> str:
    """ "A, B and C"."""
    *most, last = found
    if not most:
        return last
    return str(_("%(most)s and %(last)s") % {"most": ", ".join(most), "last": last})


def _low(ages: Ages) -> Decimal:
    return Decimal("-Infinity") if ages.low is None else Decimal(ages.low)


def _high(ages: Ages) -> Decimal:
    return Decimal("Infinity") if ages.high is None else Decimal(ages.high)
