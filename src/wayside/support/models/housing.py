"""Places to live in, what each asks of whoever comes, its free rooms, and how long they hold."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Membership
from wayside.support.housing.vocabulary import (
    ByAndFor,
    MindLevel,
    PlaceKind,
    Serves,
    Takes,
    UseLevel,
    VacancyState,
)
from wayside.web.models import Versioned

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

STAMPS = ("id", "version", "created_at", "updated_at", "controller")
LONGEST_AREA = 80
OLDEST, MOST_BEDS, MOST_CHILDREN = 120, 20, 12
CRITERIA = (
    "serves",
    "min_age",
    "max_age",
    "bed_spaces",
    "max_children",
    "son_max_age",
    "not_from",
    "recourse",
    "mind",
    "use",
    "is_recovery",
    "script",
    "wheelchair",
    "pets",
    "arson",
    "violence",
    "against_children",
    "by_and_for",
    "has_on_call",
)


def _takes(label: "StrOrPromise", default: Takes = Takes.ASKS) -> Any:
    return models.CharField(label, max_length=4, choices=Takes, default=default)


def _number(label: "StrOrPromise", most: int, default: int | None = None, least: int = 0) -> Any:
    bounds = [MinValueValidator(least), MaxValueValidator(most)]
    return models.PositiveSmallIntegerField(
        label, null=default is None, blank=default is None, default=default, validators=bounds
    )


class Place(Versioned):
    """Somewhere to live that one agency keeps: a refuge, temporary or supported housing, tenancies.
    What it asks of whoever comes stands on it; where it is, as a borough or district alone."""

    wayside_side = "support"
    classified: ClassVar = dict.fromkeys(
        (*STAMPS, "name", "kind", "area", "about", "ended_at", *CRITERIA), FieldClass.OPERATIONAL
    )

    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=10, choices=PlaceKind)
    area = models.CharField(_("borough or district"), max_length=LONGEST_AREA)
    about = models.CharField(_("what it is like"), max_length=600, blank=True)
    ended_at = models.DateTimeField(_("closed"), null=True)
    serves = models.CharField(_("for whom"), max_length=5, choices=Serves)
    min_age = _number(_("youngest"), OLDEST, 18)
    max_age = _number(_("oldest"), OLDEST)
    bed_spaces = _number(_("bed spaces in its largest room or home"), MOST_BEDS, 1, least=1)
    max_children = _number(_("children at most"), MOST_CHILDREN)
    son_max_age = _number(_("oldest age of sons"), OLDEST)
    not_from = ArrayField(
        models.CharField(max_length=LONGEST_AREA),
        default=list,
        blank=True,
        verbose_name=_("takes nobody from"),
    )
    recourse = _takes(_("people without recourse to public funds"))
    mind = models.PositiveSmallIntegerField(
        _("mental health support"), choices=MindLevel, default=MindLevel.SOME
    )
    use = models.PositiveSmallIntegerField(
        _("use of drugs or alcohol at most"), choices=UseLevel, default=UseLevel.RECOVERING
    )
    is_recovery = models.BooleanField(_("for people in recovery"), default=False)
    script = _takes(_("a methadone or buprenorphine script"))
    wheelchair = _takes(_("a wheelchair"))
    pets = _takes(_("pets"), Takes.NO)
    arson = _takes(_("a history of arson"))
    violence = _takes(_("a history of violence"))
    against_children = _takes(_("a history of offences against children"))
    by_and_for = ArrayField(
        models.CharField(max_length=16, choices=ByAndFor),
        default=list,
        blank=True,
        verbose_name=_("by and for"),
    )
    has_on_call = models.BooleanField(_("somebody is on call at night"), default=False)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(max_age=None) | models.Q(max_age__gte=models.F("min_age")),
                name="support_place_ages",
            ),
            models.CheckConstraint(
                condition=models.Q(bed_spaces__range=(1, MOST_BEDS)), name="support_place_beds"
            ),
            models.CheckConstraint(
                condition=models.Q(mind__in=MindLevel.values, use__in=UseLevel.values),
                name="support_place_levels",
            ),
            models.CheckConstraint(
                condition=models.Q(is_recovery=False) | models.Q(use__gt=UseLevel.NONE),
                name="support_place_for_recovery",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Vacancy(Versioned):
    """A room or home of a place that is free from a day on, and when somebody last said so."""

    wayside_side = "support"
    classified: ClassVar = dict.fromkeys(
        (
            *STAMPS,
            "place",
            "label",
            "beds",
            "from_date",
            "state",
            "confirmed_at",
            "confirmed_by",
        ),
        FieldClass.OPERATIONAL,
    )

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="vacancies")
    controller = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="+")
    label = models.CharField(_("which room"), max_length=40, blank=True)
    beds = models.PositiveSmallIntegerField(
        _("bed spaces"), validators=[MinValueValidator(1), MaxValueValidator(MOST_BEDS)]
    )
    from_date = models.DateField(_("free from"))
    state = models.CharField(
        _("state"), max_length=10, choices=VacancyState, default=VacancyState.FREE
    )
    confirmed_at = models.DateTimeField(_("confirmed"))
    confirmed_by = models.ForeignKey(Membership, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        ordering = ("from_date", "created_at", "id")
        verbose_name_plural = "vacancies"
        indexes = (models.Index(fields=("place", "state"), name="support_vacancies"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(beds__range=(1, MOST_BEDS)), name="support_vacancy_beds"
            ),
        )

    def __str__(self) -> str:
        return self.label or str(self.from_date)


class HousingPeriods(Versioned):
    """How long an agency’s word about a free room holds, and how long it, the person and the move
    take: set by the agency itself."""

    wayside_side = "support"
    classified: ClassVar = dict.fromkeys(
        (*STAMPS, "fresh_hours", "answer_hours", "decide_hours", "move_days"),
        FieldClass.OPERATIONAL,
    )

    controller = models.OneToOneField(Agency, on_delete=models.DO_NOTHING, related_name="+")
    fresh_hours = _number(_("hours until a free room is confirmed again"), 720, 24, least=1)
    answer_hours = _number(_("hours until a request is answered"), 720, 24, least=1)
    decide_hours = _number(_("hours that a person has to decide"), 720, 48, least=1)
    move_days = _number(_("days until the move"), 90, 7, least=1)

    class Meta:
        verbose_name_plural = "housing periods"

    def __str__(self) -> str:
        return str(self.controller_id)
