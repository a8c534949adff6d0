"""What is done to the installation as a whole."""

from datetime import datetime

from django.apps import apps
from django.db import transaction

from wayside.audit.vocabulary import Operation
from wayside.audit.writer import Acting, record
from wayside.vault.rotation import lock_again, locked_columns


@transaction.atomic
def rotate_keys(*, by: Acting, now: datetime) -> int:
    """Lock again with the current key everything that an older one locks; how many values.

    Raises:
        LostKeyError: something was locked with a key that is not given; nothing has changed.
    """
    count = sum(
        lock_again(model, fields) for model, fields in locked_columns(iter(apps.get_models()))
    )
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action="config.rotate_keys",
        count=count,
        now=now,
    )
    return count
