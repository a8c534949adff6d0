"""Words for conversations that others told of."""

from django.utils.translation import gettext_lazy as _

AUDIT_SENTENCES = {
    "support.take_in_conversation": _("took in a conversation that somebody else had"),
}
