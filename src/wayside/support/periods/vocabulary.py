"""Words of an agency's periods."""

from django.utils.translation import gettext_lazy as _

AUDIT_SENTENCES = {
    "support.set_periods": _("set how long complaints and screenings take at their agency"),
}
AUDIT_RECORDS = {"support.AgencyPeriods": _("How long complaints and screenings take")}
AUDIT_FIELDS = {
    "acknowledge_days": _("days until a complaint is acknowledged"),
    "answer_days": _("days until a complaint is answered"),
    "screen_days": _("days until the next screening"),
    "from_date": _("from"),
}
