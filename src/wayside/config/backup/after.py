"""What is done to a restored database before anybody uses it.

Each is called with the time, in the restored database, as its owner, and answers with a sentence.
What was erased after the backup was made is erased again here: rooms that have such a duty add
it to ``AFTER_RESTORE``.
"""

from collections.abc import Callable
from datetime import datetime
from io import StringIO

from django.contrib.sessions.models import Session
from django.core.management import call_command, get_commands

ERASURES = "erasures"


def sign_everybody_out(now: datetime) -> str:
    """Sessions of the time of the backup must not live again."""
    count, _by_model = Session.objects.all().delete()
    return f"Sessions that were open when the backup was made, closed: {count:,}."


def erase_again(now: datetime) -> str:
    """Apply again what was erased since."""
    if ERASURES not in get_commands():
        return "No erasures are kept by this version, so none was applied again."
    said = StringIO()
    call_command(ERASURES, "apply", stdout=said)
    return said.getvalue().strip()


AFTER_RESTORE: list[Callable[[datetime], str]] = [sign_everybody_out, erase_again]
