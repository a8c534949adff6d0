"""What may be done with access to records."""

from wayside.sharing.actions.grants import (
    end_grant,
    grant,
    lock_out,
    open_subject,
    open_to_role,
)

__all__ = ["end_grant", "grant", "lock_out", "open_subject", "open_to_role"]
