"""The words of safeguarding, as each part of the room says them."""

from wayside.safeguarding.childhood import vocabulary as childhood
from wayside.safeguarding.children import vocabulary as children
from wayside.web.states import Words

AUDIT_SENTENCES: dict[str, Words] = {
    **childhood.AUDIT_SENTENCES,
    **children.AUDIT_SENTENCES,
}
AUDIT_RECORDS: dict[str, Words] = {
    **childhood.AUDIT_RECORDS,
    **children.AUDIT_RECORDS,
}
AUDIT_FIELDS: dict[str, Words] = {
    **childhood.AUDIT_FIELDS,
    **children.AUDIT_FIELDS,
}
