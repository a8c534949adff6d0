"""What is due of risk: a rise to answer or to refer, and an assessment left lying."""

from datetime import date, timedelta

from django.db.models import CharField, F, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.people.models import Person
from wayside.safeguarding.dash import queries
from wayside.safeguarding.dash.permissions import ASSESS_RISK
from wayside.safeguarding.dash.vocabulary import RiseState
from wayside.safeguarding.models import RiskAssessment, RiskRise
from wayside.support.duties import NO_WORD, Asking, Duty, Rows

LIES = timedelta(days=2)


def _rises(asking: Asking) -> QuerySet[RiskRise]:
    found = queries.rises_due(asking.led)
    return found.annotate(word=Cast(F("state"), CharField()), day=F("created_at__date"))


def _rise(person: Person, state: str, day: date | None, today: date) -> Duty:
    """A risk that rose."""
    if state == RiseState.OPEN:
        label, page = _("The risk rose: say what comes of it"), "safeguarding:rise"
    else:
        label, page = _("Refer to the MARAC"), "safeguarding:refer_to_marac"
    return Duty(person.called, label, day or today, reverse(page, args=[person.id]), guards=True)


def _drafts(asking: Asking) -> QuerySet[RiskAssessment]:
    found = queries.drafts_due(asking.led, before=asking.now)
    return found.annotate(word=NO_WORD, day=F("updated_at__date"))


def _draft(person: Person, word: str, day: date | None, today: date) -> Duty | None:
    """An assessment that lies for days."""
    since = (day or today) + LIES
    if since > today:
        return None
    label = _("Finish the risk assessment, or leave it")
    return Duty(person.called, label, since, reverse("safeguarding:risk", args=[person.id]))


DUTIES = (
    Rows("risk_rises", ASSESS_RISK, _rises, _rise),
    Rows("risk_drafts", ASSESS_RISK, _drafts, _draft),
)
