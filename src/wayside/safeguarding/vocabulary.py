"""The words of safeguarding, as each part of the room says them."""

from wayside.web.states import Words

AUDIT_SENTENCES: dict[str, Words] = {}
AUDIT_RECORDS: dict[str, Words] = {}
AUDIT_FIELDS: dict[str, Words] = {}
