"""A quarter of a MARAC in the fields of the national return: exact, for those who run it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.marac.vocabulary import Noted, Repeat
from wayside.safeguarding.models import AgendaItem, Marac
from wayside.web.clock import day_of
from wayside.web.states import Words

CHARACTERISTICS: tuple[tuple[str, Words], ...] = (
    ("minoritised", _("Victim Black, Asian or racially minoritised")),
    ("lgbt", _("Victim LGBT+")),
    ("disabled", _("Victim with a disability")),
    ("male", _("Male victim")),
    ("victim_16_17", _("Victim aged 16–17")),
    ("harmer_under_18", _("Person causing harm aged 17 or below")),
)


@dataclass(frozen=True, slots=True)
class Quarter:
    """What is counted of a quarter. A case heard twice in it is counted once."""

    days: tuple[date, ...]
    cases: int
    children: int
    repeats: int
    police: int
    partners: int
    by_agency: tuple[tuple[str, int], ...]
    characteristics: tuple[tuple[Words, int], ...]

    @property
    def rows(self) -> list[tuple[Words, str | int]]:
        """Field and figure, in the order of the return."""
        return [
            (_("Meeting dates in quarter"), ", ".join(each.isoformat() for each in self.days)),
            (_("Number of cases discussed"), self.cases),
            (_("Number of children in households"), self.children),
            (_("Number of repeat cases"), self.repeats),
            (_("Referrals by police"), self.police),
            (_("Referrals by partners"), self.partners),
            *((_("Referrals by agency: %s") % name, count) for name, count in self.by_agency),
            *self.characteristics,
        ]


def quarter_of(marac: Marac, first: date, after: date) -> Quarter:
    """Count the cases heard in meetings of these days."""
    heard = AgendaItem.objects.filter(marac=marac.id, heard_at__isnull=False)
    within = heard.filter(meeting__starts_at__date__gte=first, meeting__starts_at__date__lt=after)
    items = list(within.select_related("case__from_agency", "meeting"))
    cases = list({each.case_id: each.case for each in items}.values())
    agencies = Counter(
        each.from_agency.name if each.from_agency else each.from_outside for each in cases
    )
    police = sum(1 for each in cases if each.is_police)
    return Quarter(
        tuple(sorted({day_of(each.meeting.starts_at) for each in items})),
        len(cases),
        sum(each.children for each in cases),
        sum(1 for each in cases if each.repeat == Repeat.YES),
        police,
        len(cases) - police,
        tuple(sorted(agencies.items())),
        tuple(
            (label, sum(1 for each in cases if getattr(each, name) == Noted.YES))
            for name, label in CHARACTERISTICS
        ),
    )
