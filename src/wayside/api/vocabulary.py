"""The words of the API: scopes of tokens, how a token stands, kinds of notices."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """What a token may be used for; never more than its membership may do."""

    DIRECTORY_READ = "directory.read", _("Read the directory")
    DIRECTORY_CONFIRM = "directory.confirm", _("Confirm entries that your agency keeps")
    HANDOVERS_SEND = "handovers.send", _("Send concerns and referrals, without reading them back")
    HANDOVERS_RECEIVE = "handovers.receive", _("Take up what is handed over to your agency")
    REFERRALS_READ = "referrals.read", _("Read referrals to and from your agency, as shared")
    REFERRALS_ANSWER = "referrals.answer", _("Answer referrals to your agency")
    REFERRALS_SEND = "referrals.send", _("Refer the people you support, as far as they agreed")
    REFERRALS_MOVE = "referrals.move", _("Withdraw, end and review referrals from your agency")
    ENGAGEMENTS_READ = "engagements.read", _("Read meetings with the people you support")
    ENGAGEMENTS_WRITE = "engagements.write", _("Note meetings, and count people met")
    NOTICES_READ = "notices.read", _("Fetch notices of what changed")


class Standing(models.TextChoices):
    """How a token stands today."""

    WAITING = "waiting", _("Waits for a second person")
    LIVE = "live", _("In use")
    OVER = "over", _("Its time is over")
    REVOKED = "revoked", _("Revoked")
    ENDED = "ended", _("The role it was made for has ended")


class NoticeKind(models.TextChoices):
    """What a notice tells of; the record of its number says the rest to who may read it."""

    REFERRAL_ARRIVED = "referral.arrived", _("A referral was sent to your agency")
    REFERRAL_CHANGED = "referral.changed", _("A referral was answered or moved on")
    HANDOVER_ARRIVED = "handover.arrived", _("Something was handed over to your agency")
    HANDOVER_TOLD = "handover.told", _("What you handed over was received or taken up")
    DISCLOSURE_ARRIVED = "disclosure.arrived", _("Something was disclosed to your role")
    DISCLOSURE_CLOSED = "disclosure.closed", _("A disclosure to your role was closed")


AUDIT_SENTENCES = {
    "api.make_token": _("made a token for their agency’s system"),
    "api.approve_token": _("let a token open records, as the second person"),
    "api.revoke_token": _("revoked a token"),
    "api.refuse_token": _("was refused with a token"),
    "api.list_tokens": _("looked at the tokens of systems"),
    "api.forget_answers": _("forgot old answers to repeated requests"),
    "api.read_notices": _("fetched notices for their agency’s system"),
}
AUDIT_RECORDS = {
    "api.KeptAnswer": _("Answer kept for a repeated request"),
    "api.Token": _("Token of a system"),
}
AUDIT_FIELDS = {
    "approved_by": _("who let it open records"),
    "revoked_at": _("when it was revoked"),
    "scopes": _("what it may be used for"),
    "until_date": _("until"),
}
