"""The words of safeguarding, as each part of the room says them."""

from wayside.safeguarding.adults import vocabulary as adults
from wayside.safeguarding.childhood import vocabulary as childhood
from wayside.safeguarding.children import vocabulary as children
from wayside.safeguarding.concerns import vocabulary as concerns
from wayside.safeguarding.dash import vocabulary as dash
from wayside.safeguarding.death import vocabulary as death
from wayside.safeguarding.handed import vocabulary as handed
from wayside.safeguarding.marac import vocabulary as marac
from wayside.safeguarding.missing import vocabulary as missing
from wayside.safeguarding.orders import vocabulary as orders
from wayside.safeguarding.slavery import vocabulary as slavery
from wayside.web.states import Words

AUDIT_SENTENCES: dict[str, Words] = {
    **adults.AUDIT_SENTENCES,
    **childhood.AUDIT_SENTENCES,
    **children.AUDIT_SENTENCES,
    **concerns.AUDIT_SENTENCES,
    **dash.AUDIT_SENTENCES,
    **handed.AUDIT_SENTENCES,
    **death.AUDIT_SENTENCES,
    **marac.AUDIT_SENTENCES,
    **missing.AUDIT_SENTENCES,
    **orders.AUDIT_SENTENCES,
    **slavery.AUDIT_SENTENCES,
}
AUDIT_RECORDS: dict[str, Words] = {
    **childhood.AUDIT_RECORDS,
    **children.AUDIT_RECORDS,
    **concerns.AUDIT_RECORDS,
    **dash.AUDIT_RECORDS,
    **handed.AUDIT_RECORDS,
    **death.AUDIT_RECORDS,
    **marac.AUDIT_RECORDS,
    **missing.AUDIT_RECORDS,
    **orders.AUDIT_RECORDS,
    **slavery.AUDIT_RECORDS,
}
AUDIT_FIELDS: dict[str, Words] = {
    **childhood.AUDIT_FIELDS,
    **children.AUDIT_FIELDS,
    **concerns.AUDIT_FIELDS,
    **dash.AUDIT_FIELDS,
    **handed.AUDIT_FIELDS,
    **death.AUDIT_FIELDS,
    **marac.AUDIT_FIELDS,
    **missing.AUDIT_FIELDS,
    **orders.AUDIT_FIELDS,
    **slavery.AUDIT_FIELDS,
}
