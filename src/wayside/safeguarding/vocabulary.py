"""The words of safeguarding, as each part of the room says them."""

from wayside.safeguarding.dash import vocabulary as dash
from wayside.safeguarding.marac import vocabulary as marac
from wayside.web.states import Words

AUDIT_SENTENCES: dict[str, Words] = {**dash.AUDIT_SENTENCES, **marac.AUDIT_SENTENCES}
AUDIT_RECORDS: dict[str, Words] = {**dash.AUDIT_RECORDS, **marac.AUDIT_RECORDS}
AUDIT_FIELDS: dict[str, Words] = {**dash.AUDIT_FIELDS, **marac.AUDIT_FIELDS}
from wayside.safeguarding.children import vocabulary as children
from wayside.web.states import Words

AUDIT_SENTENCES: dict[str, Words] = {**children.AUDIT_SENTENCES}
AUDIT_RECORDS: dict[str, Words] = {**children.AUDIT_RECORDS}
AUDIT_FIELDS: dict[str, Words] = {**children.AUDIT_FIELDS}
from wayside.safeguarding.slavery import vocabulary as slavery
from wayside.web.states import Words

AUDIT_SENTENCES: dict[str, Words] = {**slavery.AUDIT_SENTENCES}
AUDIT_RECORDS: dict[str, Words] = {**slavery.AUDIT_RECORDS}
AUDIT_FIELDS: dict[str, Words] = {**slavery.AUDIT_FIELDS}
