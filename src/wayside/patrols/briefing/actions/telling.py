"""Telling the agencies that come of their briefing: that it is there, that it holds no more. Not a
word of the police version, nor of why it was called back, is in it."""

from django.utils.translation import gettext as _

from wayside.notices.actions import send
from wayside.partners.models import Agency
from wayside.patrols.actions import steps
from wayside.patrols.briefing.queries import agencies_coming, coming_from
from wayside.patrols.models import Briefing, Patrol
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk.actions.telling import tell_people
from wayside.patrols.risk.queries import crew_of
from wayside.patrols.vocabulary import Duty


def tell_released(patrol: Patrol, doing: steps.Doing) -> None:
    """The briefing can be opened; for partners whose former one was called back, a new one."""
    tell_people(
        (each.person_id for each in crew_of(patrol) if each.duty != Duty.PARTNER),
        subject=_("Your briefing for %s is ready") % patrol_name(patrol),
        body=_("Open it before you go out. It closes after the patrol."),
        patrol=patrol,
        page="briefing",
        doing=doing,
    )
    again = Briefing.objects.filter(patrol=patrol, called_back_at__isnull=False).exists()
    subject = _("A new briefing for %s is ready") if again else _("Your briefing for %s is ready")
    body = _("Open it before you come. It closes after the night.")
    _tell_partners(patrol, subject % patrol_name(patrol), body, doing)


def tell_called_back(patrol: Patrol, because: str, doing: steps.Doing) -> None:
    """The briefing holds no more: officers are told why, partners that they are told again."""
    subject = _("The briefing for %s is called back") % patrol_name(patrol)
    officers = [each.person_id for each in crew_of(patrol) if each.duty != Duty.PARTNER]
    tell_people(
        officers, subject=subject, body=because, patrol=patrol, page="briefing", doing=doing
    )
    body = _("Something changed. Do not go by the old one: you are told when a new one is ready.")
    _tell_partners(patrol, subject, body, doing)


def _tell_partners(patrol: Patrol, subject: str, body: str, doing: steps.Doing) -> None:
    for agency in agencies_coming(patrol):
        people = coming_from(agency, patrol, now=doing.now)
        tell_people(people, subject=subject, body=body, patrol=patrol, page="briefing", doing=doing)
        if not people:
            _tell_contact(agency, subject, body, patrol, doing)


def _tell_contact(
    agency: Agency, subject: str, body: str, patrol: Patrol, doing: steps.Doing
) -> None:
    if agency.contact_email:
        send(
            to_address=agency.contact_email,
            subject=subject,
            body=body,
            about=patrol,
            by=doing.by,
            now=doing.now,
        )
