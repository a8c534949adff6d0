"""Words of the hot spots: variants, layers, kinds of marked place, what counts by default."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.crime.vocabulary import OffenceKind
from wayside.partners.vocabulary import Dataset


class Variant(models.TextChoices):
    """Whether records that police activity itself generates are counted."""

    ALL = "all", _("Everything that counts")
    WITHOUT_POLICE = "without_police", _("Without police-generated records")


class Layer(models.TextChoices):
    """What the analyst's map shows besides the ranked places."""

    GI_STAR = "gi_star", _("Significant clusters (Gi*)")
    SURFACE = "surface", _("Smoothed surface")
    MONTHS = "months", _("Change from month to month")
    CONTEXT = "context", _("Street points and wards")
    STREETS = "streets", _("Street names")
    SET_ASIDE = "set_aside", _("Records set aside")


ANALYST_LAYERS = (Layer.GI_STAR, Layer.SURFACE, Layer.MONTHS)


class MarkKind(models.TextChoices):
    """What a marked place is about."""

    SERVICE_USERS = "service_users", _("Service users seen here")
    RESIDENTS = "residents", _("Residents' reports")
    BUYERS = "buyers", _("Kerb crawling or buying seen here")
    SAFETY = "safety", _("Not a safe place: dark, cut off, no way out")
    SUPPORT = "support", _("A place where support reaches people")
    OTHER = "other", _("Something else")


@dataclass(frozen=True, slots=True)
class DefaultKind:
    """How one kind counts where a programme has not said otherwise, and why."""

    dataset: Dataset
    kind: str
    counts: bool
    why: str | Promise
    police_generated: bool = False


# All stops and searches count as one kind: what was searched for is the officer's guess.
SEARCH_KIND = "Stop and search"
DEFAULT_KINDS = (
    DefaultKind(
        Dataset.STREET,
        "Anti-social behaviour",
        True,
        _("Residents' calls about kerb crawling and soliciting are mostly recorded here."),
    ),
    DefaultKind(
        Dataset.STREET,
        "Violence and sexual offences",
        True,
        _("Violence against people who sell sex on the street is recorded here."),
    ),
    DefaultKind(
        Dataset.STREET,
        "Other crime",
        True,
        _("Soliciting and kerb crawling are hidden in this category among much else."),
    ),
    DefaultKind(
        Dataset.STREET, "Robbery", True, _("Street crime against the person, after dark above all.")
    ),
    DefaultKind(
        Dataset.STREET,
        "Public order",
        True,
        _("Street disorder, often at the same places and hours."),
    ),
    DefaultKind(
        Dataset.STREET,
        "Drugs",
        True,
        _("Drug markets and street exploitation often share places. Police find these."),
        police_generated=True,
    ),
    DefaultKind(
        Dataset.STREET,
        "Possession of weapons",
        True,
        _("Danger to those on the street. Police find these."),
        police_generated=True,
    ),
    DefaultKind(
        Dataset.STREET,
        "Theft from the person",
        False,
        _("Gathers where crowds are, at stations and at night clubs, and would lead away."),
    ),
    *(
        DefaultKind(Dataset.STREET, kind, False, _("About property, seldom about people."))
        for kind in (
            "Bicycle theft",
            "Burglary",
            "Criminal damage and arson",
            "Other theft",
            "Shoplifting",
            "Vehicle crime",
        )
    ),
    DefaultKind(
        Dataset.STOP_SEARCH,
        SEARCH_KIND,
        False,
        _("Shows where police searched, not where harm happened."),
        police_generated=True,
    ),
)
# Kinds of a force's own extract that count without a setting: they speak of exploitation itself.
COUNT_UNSET = frozenset(
    {
        OffenceKind.SOLICITING.value,
        OffenceKind.KERB_CRAWLING.value,
        OffenceKind.PERSISTENT_LOITERING.value,
        OffenceKind.PAYING_EXPLOITED.value,
        OffenceKind.EXPLOITATION.value,
        OffenceKind.CHILD_EXPLOITATION.value,
        OffenceKind.MODERN_SLAVERY.value,
    }
)
WHY_FORCE = _("Speaks of exploitation itself.")
