"""The words of safeguarding, as each part of the room says them."""

from wayside.safeguarding.slavery import vocabulary as slavery
from wayside.web.states import Words

AUDIT_SENTENCES: dict[str, Words] = {**slavery.AUDIT_SENTENCES}
AUDIT_RECORDS: dict[str, Words] = {**slavery.AUDIT_RECORDS}
AUDIT_FIELDS: dict[str, Words] = {**slavery.AUDIT_FIELDS}
