"""What a file must be before a record keeps it: small enough, of a known kind, scanned clean."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from wayside.files import rules, scanning
from wayside.files.vocabulary import FileKind
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file is and may be called."""

    kind: FileKind
    name: str
    size: int


def take(content: bytes, *, given_name: str) -> Taken:
    """Judge a file by what it holds.

    Raises:
        NotNow: it is too large, of no kind that is taken, not clean, or nothing here can scan it.
    """
    if len(content) > settings.UPLOAD_LIMITS["attachment"]:
        raise NotNow(_("This file is too large. Send it in parts, or as smaller pictures."))
    kind = rules.kind_of(content)
    scanning.check_clean(content)
    return Taken(kind, rules.clean_name(given_name, kind), len(content))
