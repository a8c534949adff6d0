"""The words of links between agencies."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LINKING = "people.linking"


class Wish(models.TextChoices):
    """Whether two services that both support somebody may know of each other."""

    YES = "yes", _("Yes, they may know of each other")
    NO = "no", _("No")


class Verdict(models.TextChoices):
    """What the link reviewer thinks of two records."""

    WAITING = "waiting", _("To judge")
    LIKELY = "likely", _("Likely one person")
    NOT = "not", _("Not one person")


AUDIT_SENTENCES = {
    "people.choose_link": _("wrote down whether services may know of each other"),
    "people.read_links": _("looked at whether another service supports a person too"),
    "people.find_links": _("looked for people whom two agencies may both support"),
    "people.list_candidates": _("listed the pairs of records to judge"),
    "people.open_candidate": _("opened a pair of records to judge"),
    "people.judge_candidate": _("judged whether two records are of one person"),
    "people.list_judged": _("listed the pairs of records that were judged"),
    "people.correct_verdict": _("put right whether two records are of one person"),
}
AUDIT_RECORDS = {
    "people.LinkChoice": _("Whether services may know of each other"),
    "people.LinkCandidate": _("Pair of records to judge"),
}
AUDIT_FIELDS = {"verdict": _("verdict"), "wish": _("wish")}
