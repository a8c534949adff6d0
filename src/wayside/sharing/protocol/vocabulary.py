"""Words of the protocol, training and champions."""

from django.utils.translation import gettext_lazy as _

AUDIT_SENTENCES = {
    "sharing.publish_protocol": _("published a version of the safeguarding protocol"),
    "sharing.read_protocol": _("confirmed that they read the safeguarding protocol"),
    "sharing.list_readers": _("looked at who read the safeguarding protocol"),
    "sharing.add_training": _("noted a safeguarding training of several agencies"),
    "sharing.attend_training": _("noted who came to a safeguarding training"),
    "sharing.name_champion": _("named a champion for children of an area"),
    "sharing.end_champion": _("ended the time of a champion for children"),
}
AUDIT_RECORDS = {
    "sharing.ProtocolVersion": _("Version of the safeguarding protocol"),
    "sharing.ProtocolReading": _("Reading of the safeguarding protocol"),
    "sharing.ProtocolTraining": _("Safeguarding training"),
    "sharing.TrainingAttendance": _("Coming to a safeguarding training"),
    "sharing.Champion": _("Champion for children"),
}
AUDIT_FIELDS = {
    "course": _("course"),
    "from_date": _("from"),
    "held_date": _("when"),
    "member": _("who"),
    "refresher_months": _("months until it is refreshed"),
    "text": _("text"),
    "title": _("title"),
    "until_date": _("until"),
}
