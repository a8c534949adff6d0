"""Whether the service itself is well: jobs and backups, for those who keep it running."""

from django.conf import settings
from django.utils.translation import ngettext

from wayside.access.actor import Actor
from wayside.access.permissions import MANAGE_ACCOUNTS
from wayside.audit.queries.backups import BackupStanding, standing
from wayside.web.queue import queue_state


def alarms(actor: Actor) -> tuple[str, ...]:
    """Sentences for the administrator while jobs fail or hang, or no backup is proved."""
    if not actor.may(MANAGE_ACCOUNTS):
        return ()
    state = queue_state()
    found = []
    if state.failed:
        found.append(
            ngettext(
                "%(n)d background job has failed for good. Whoever runs the service must look.",
                "%(n)d background jobs have failed for good. Whoever runs the service must look.",
                state.failed,
            )
            % {"n": state.failed}
        )
    if state.stalled:
        found.append(
            ngettext(
                "%(n)d background job hangs. Is the worker running?",
                "%(n)d background jobs hang. Is the worker running?",
                state.stalled,
            )
            % {"n": state.stalled}
        )
    if standing() is BackupStanding.LATE:
        found.append(
            ngettext(
                "No backup was proved whole for more than %(n)d day. Whoever runs the service "
                "must make one and verify it.",
                "No backup was proved whole for more than %(n)d days. Whoever runs the service "
                "must make one and verify it.",
                settings.BACKUP_DAYS,
            )
            % {"n": settings.BACKUP_DAYS}
        )
    return tuple(found)
