"""On what basis something is disclosed, and where a disclosure stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Basis(models.TextChoices):
    """What allows a disclosure; all but consent are said with necessity and proportionality."""

    CONSENT = "consent", _("Consent of this person")
    VITAL_INTERESTS = "vital_interests", _("Vital interests: a life is at risk")
    SAFEGUARDING_CHILD = "safeguarding_child", _("Safeguarding a child")
    SAFEGUARDING_ADULT = "safeguarding_adult", _("Safeguarding an adult at risk")
    CRIME_PREVENTION = "crime_prevention", _("Prevention of crime, necessary and proportionate")
    COURT_ORDER = "court_order", _("A court order")


class DisclosureState(models.TextChoices):
    """Where a disclosure stands; see ``rules.DISCLOSURE``."""

    WAITING = "waiting", _("Waits for a second person")
    URGENT = "urgent", _("Open in an emergency, waits to be confirmed")
    OPEN = "open", _("Open to the recipient")
    DECLINED = "declined", _("Declined")
    LAPSED = "lapsed", _("Nobody approved it in time")
    CLOSED = "closed", _("Closed")
    EXPIRED = "expired", _("Its time is over")


class ClosedBecause(models.TextChoices):
    """Why a disclosure was closed before its time."""

    WITHDRAWN = "withdrawn", _("Consent was taken back")
    CONTROLLER = "controller", _("Closed by the agency that disclosed it")
    RAN_OUT = "ran_out", _("The consent it rests on ran out")
    REFUSED = "refused", _("A second person did not confirm the emergency")
    NO_SECOND = "no_second", _("Nobody confirmed the emergency in time")


WAITS = (DisclosureState.WAITING, DisclosureState.URGENT)
LIVE = (*WAITS, DisclosureState.OPEN)


AUDIT_SENTENCES = {
    "sharing.disclose": _("disclosed something from a record"),
    "sharing.choose_what_goes": _("looked at what of a record could be disclosed"),
    "sharing.preview_disclosure": _("looked at exactly what a disclosure would tell"),
    "sharing.show_delivered_reach": _("looked at how somebody disclosed to them can be reached"),
    "sharing.propose_override": _("asked for a second person’s approval to disclose"),
    "sharing.disclose_urgently": _("disclosed something in an emergency, to be confirmed"),
    "sharing.approve_disclosure": _("approved a disclosure, as second person"),
    "sharing.confirm_emergency": _("confirmed a disclosure made in an emergency, as second person"),
    "sharing.decline_disclosure": _("declined a disclosure, as second person"),
    "sharing.close_disclosure": _("closed a disclosure"),
    "sharing.expire_disclosures": _("ended disclosures whose time was over"),
    "sharing.remind_to_delete": _("reminded of what was disclosed and not confirmed as deleted"),
    "sharing.list_disclosures": _("looked at what was disclosed of somebody"),
    "sharing.read_disclosure": _("looked at a disclosure of their agency"),
    "sharing.list_received": _("looked at what was disclosed to them"),
    "sharing.open_delivery": _("opened what was disclosed to them"),
    "sharing.confirm_deleted": _("confirmed that what was disclosed is deleted"),
}
AUDIT_RECORDS = {
    "sharing.Delivery": _("Disclosure received"),
    "sharing.Disclosure": _("Disclosure"),
}
AUDIT_FIELDS = {
    "basis": _("basis"),
    "deleted_at": _("deleted"),
    "necessity": _("why it is necessary"),
    "proportionality": _("why it is proportionate"),
    "recipient_role": _("to which role"),
    "snapshot": _("what was disclosed"),
}
