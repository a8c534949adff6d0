"""Words of the hot spots: variants, layers, kinds of marked place, what counts by default."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.crime.vocabulary import OffenceKind


class Variant(models.TextChoices):
    """Whether records that police activity itself generates are counted."""

    ALL = "all", _("Everything that counts")
    WITHOUT_POLICE = "without_police", _("Without police-generated records")


class Layer(models.TextChoices):
    """What the analyst's map shows besides the ranked places."""

    GI_STAR = "gi_star", _("Significant clusters (Gi*)")
    SURFACE = "surface", _("Smoothed surface")
    MONTHS = "months", _("Change from month to month")


class MarkKind(models.TextChoices):
    """What a marked place is about."""

    SERVICE_USERS = "service_users", _("Service users seen here")
    RESIDENTS = "residents", _("Residents' reports")
    BUYERS = "buyers", _("Kerb crawling or buying seen here")
    SAFETY = "safety", _("Women have said that they are not safe here")
    SUPPORT = "support", _("A place where support reaches people")
    OTHER = "other", _("Something else")


# Why a kind counts, or not, where a programme has not said otherwise: beside the weights.
WHY = {
    "Anti-social behaviour": _(
        "Residents' calls about kerb crawling and soliciting are mostly recorded here."
    ),
    "Violence and sexual offences": _(
        "Violence against people who sell sex on the street is recorded here."
    ),
    "Robbery": _("Street crime against the person."),
    "Public order": _("Street disorder, often at the same places and hours."),
    "Theft from the person": _("Street crime against the person; it gathers at stations."),
    "Drugs": _("Drug markets and street exploitation often share places; police generate these."),
    "Possession of weapons": _("Danger to those on the street; police generate these."),
    "Other crime": _("Soliciting and kerb crawling are hidden in this category among much else."),
    "Stop and search": _("Shows where police searched, not where harm happened."),
    "Soliciting": _("The offence itself."),
    "Kerb crawling": _("The offence itself."),
    "Persistent loitering": _(
        "Recorded against the people who sell sex: it shows where they were, and police effort."
    ),
}
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

AUDIT_SENTENCES = {
    "crime.mark_place": _("marked a place"),
    "crime.change_marked_place": _("changed a marked place"),
    "crime.retire_marked_place": _("retired a marked place"),
    "crime.change_weights": _("changed how kinds of crime count"),
    "crime.export_hotspots": _("exported hot spots"),
    "crime.list_place_rows": _("listed the records behind a hot spot"),
    "crime.list_stray_rows": _("listed records set aside from the hot spots"),
}
