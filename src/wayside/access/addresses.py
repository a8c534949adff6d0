"""Where a person's mail goes: ``settings.NOTICES_ADDRESS_OF`` names this to the outbox."""

from uuid import UUID

from django.db.models import F

from wayside.access.models import Account


def address_of(person_id: UUID) -> str:
    """The address of the person's open account that was used last; blank without one."""
    found = Account.objects.filter(person_id=person_id, is_active=True)
    account = found.order_by(F("last_login").desc(nulls_last=True), "created_at").first()
    return account.email if account else ""
