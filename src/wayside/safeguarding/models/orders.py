"""Orders that protect somebody, who was told of them, and breaches."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.safeguarding.models.bases import NOTED, STAMPS, AboutSomebody, NotedOnce
from wayside.safeguarding.orders.vocabulary import OrderKind, OrderState, Served, ToldWhom, Wants
from wayside.vault.fields import LockedTextField


class ProtectiveOrder(AboutSomebody):
    """An order or notice that protects somebody: from when until when, its conditions, whether it
    was served and carries a power of arrest."""

    classified: ClassVar = {
        **dict.fromkeys(
            (*STAMPS, "state", "kind", "from_date", "until_date", "served", "power_of_arrest"),
            FieldClass.OPERATIONAL,
        ),
        **dict.fromkeys(("court", "against"), FieldClass.PERSONAL),
        "conditions": FieldClass.SPECIAL_CATEGORY,
    }

    kind = models.CharField(_("kind"), max_length=16, choices=OrderKind)
    state = models.CharField(
        _("state"), max_length=10, choices=OrderState, default=OrderState.APPLIED
    )
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("until"), null=True)
    against = LockedTextField(_("whom it is against"), longest=200, blank=True)
    conditions = LockedTextField(_("conditions"), longest=4000, blank=True)
    court = LockedTextField(_("court, and number"), longest=200, blank=True)
    served = models.CharField(_("served"), max_length=10, choices=Served, default=Served.NO)
    power_of_arrest = models.BooleanField(_("power of arrest"), default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until_date=None)
                | models.Q(until_date__gte=models.F("from_date")),
                name="safeguarding_order_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()


class OrderTold(NotedOnce):
    """Who was told of an order, and when."""

    classified: ClassVar = {
        **dict.fromkeys((*NOTED, "order", "whom", "on_date"), FieldClass.OPERATIONAL),
        "words": FieldClass.PERSONAL,
    }

    order = models.ForeignKey(ProtectiveOrder, on_delete=models.PROTECT, related_name="told")
    whom = models.CharField(_("who was told"), max_length=10, choices=ToldWhom)
    on_date = models.DateField(_("day"))
    words = LockedTextField(_("words"), longest=1000, blank=True)

    def __str__(self) -> str:
        return self.get_whom_display()


class OrderBreach(NotedOnce):
    """A breach of an order, and what this person wants done about it."""

    classified: ClassVar = {
        **dict.fromkeys((*NOTED, "order", "on_date"), FieldClass.OPERATIONAL),
        **dict.fromkeys(("words", "wants", "wants_words"), FieldClass.SPECIAL_CATEGORY),
    }

    order = models.ForeignKey(ProtectiveOrder, on_delete=models.PROTECT, related_name="breaches")
    on_date = models.DateField(_("day"))
    words = LockedTextField(_("what happened"), longest=2000)
    wants = models.CharField(_("what they want done"), max_length=8, choices=Wants)
    wants_words = LockedTextField(_("in their own words"), longest=1000, blank=True)

    class Meta(NotedOnce.Meta):
        verbose_name_plural = "order breaches"

    def __str__(self) -> str:
        return f"{self.on_date:%Y-%m-%d}"
