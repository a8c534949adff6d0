"""Words of the briefing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Version(models.TextChoices):
    """Which briefing: partners get theirs, with nothing about enforcement."""

    POLICE = "police", _("Police version")
    PARTNER = "partner", _("Partner version")


AUDIT_SENTENCES = {
    "patrols.open_briefing": _("opened the briefing of a patrol"),
    "patrols.print_briefing": _("took out the briefing of a patrol on paper"),
    "patrols.open_release": _("looked at what a briefing waits for"),
    "patrols.brief": _("released the briefing of a patrol"),
    "patrols.call_back": _("called the briefing of a patrol back"),
}

AUDIT_RECORDS = {"patrols.Briefing": _("Briefing")}

AUDIT_FIELDS = {
    "called_back_because": _("why it was called back"),
    "crew": _("people on the patrol"),
    "empty_posts_because": _("why it goes out with an empty post"),
    "segments": _("parts of the night"),
}
