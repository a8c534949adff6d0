"""The words of strands and of the screening for stalking."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sign(models.TextChoices):
    """What is asked when somebody is stalked; in our own words, in no instrument's."""

    AFRAID = "afraid", _("They are very afraid")
    THREATS = "threats", _("Threats, to them or to others")
    WEAPON = "weapon", _("A weapon was shown, or spoken of")
    HARMED = "harmed", _("Hurt them, or somebody close, or an animal")
    WAITS = "waits", _("Waits or turns up where they live, work or go")
    BROKE_IN = "broke_in", _("Came in, or damaged something")
    MESSAGES = "messages", _("Calls, messages or gifts after being told to stop")
    WATCHES = "watches", _("Watches by phone, online or with a tracker")
    OTHERS = "others", _("Uses others to ask or to follow")
    ORDER = "order", _("Broke an order or bail")
    WORSE = "worse", _("It has become more, or worse")
    CHILDREN = "children", _("Children are drawn in")


GRAVE = frozenset({Sign.AFRAID, Sign.THREATS, Sign.WEAPON, Sign.HARMED, Sign.WORSE})

AUDIT_SENTENCES = {
    "support.choose_strands": _("noted which strands of violence it is about"),
    "support.screen_stalking": _("asked the screening questions about stalking"),
    "support.count_strands": _("looked at needs counted by strand"),
    "support.read_screenings": _("looked at the screenings about stalking"),
}
AUDIT_RECORDS = {"support.StalkingScreen": _("Screening about stalking")}
AUDIT_FIELDS = {"signs": _("signs")}
