"""Words of what is told of needs beyond the wall."""

from django.utils.translation import gettext_lazy as _

AUDIT_SENTENCES = {"support.release_needs": _("released what people talked about in a month")}
AUDIT_RECORDS = {"support.NeedRelease": _("Needs of a month, for planning")}
AUDIT_FIELDS = {"cells": _("what is shown")}
