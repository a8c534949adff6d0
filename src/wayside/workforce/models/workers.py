"""The people who go out on patrols or join them."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.partners.models import Agency, Area
from wayside.web.models import Versioned
from wayside.workforce.vocabulary import Grade, Leaving, WorkerKind

VERSIONED_FIELDS = ("id", "version", "created_at", "updated_at")


class Worker(Versioned):
    """Somebody who goes out on patrols, or joins their engagement for a partner agency. A
    person is in one area's pool once, whether or not they have an account."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                *VERSIONED_FIELDS,
                "area",
                "agency",
                "kind",
                "grade",
                "wards",
                "may_lead",
                "contracted_hours",
                "joined_date",
                "left_date",
            ),
            FieldClass.OPERATIONAL,
        ),
        "person": FieldClass.PERSONAL,
        "wellbeing_lead": FieldClass.PERSONAL,
        "left_because": FieldClass.PERSONAL,
    }

    person = models.ForeignKey(NaturalPerson, on_delete=models.PROTECT, related_name="workers")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="workers")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="workers")
    kind = models.CharField(
        _("kind"), max_length=10, choices=WorkerKind, default=WorkerKind.OFFICER
    )
    grade = models.CharField(_("grade"), max_length=12, choices=Grade, default=Grade.CONSTABLE)
    wards = models.ManyToManyField(
        Area, related_name="local_workers", blank=True, verbose_name=_("home wards")
    )
    may_lead = models.BooleanField(_("may lead a patrol"), default=False)
    contracted_hours = models.DecimalField(
        _("contracted hours a week"), max_digits=4, decimal_places=1, default=Decimal(40)
    )
    wellbeing_lead = models.ForeignKey(
        NaturalPerson,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="wellbeing_of",
        verbose_name=_("wellbeing lead"),
    )
    joined_date = models.DateField(_("in the pool since"))
    left_date = models.DateField(_("left the pool on"), null=True, blank=True)
    left_because = models.CharField(_("why"), max_length=12, choices=Leaving, blank=True)

    class Meta:
        ordering = ("person__name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "area"),
                condition=models.Q(left_date__isnull=True),
                name="worker_once_in_a_pool",
            ),
            models.CheckConstraint(
                condition=models.Q(left_date__isnull=True, left_because="")
                | (models.Q(left_date__gte=models.F("joined_date")) & ~models.Q(left_because="")),
                name="worker_left_for_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=WorkerKind.PARTNER, grade=Grade.NONE, may_lead=False)
                | (models.Q(kind=WorkerKind.OFFICER) & ~models.Q(grade=Grade.NONE)),
                name="partner_worker_has_no_grade_and_never_leads",
            ),
            models.CheckConstraint(
                condition=models.Q(wellbeing_lead__isnull=True)
                | ~models.Q(wellbeing_lead=models.F("person")),
                name="wellbeing_lead_is_another_person",
            ),
            models.CheckConstraint(
                condition=models.Q(contracted_hours__gte=0, contracted_hours__lte=48),
                name="worker_hours_a_week",
            ),
        )

    def __str__(self) -> str:
        return self.person.name
