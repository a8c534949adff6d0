"""What fields of requests are made of: strict, so that what the document says is what is taken."""

import re
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext as _
from ninja import Header, Query
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from wayside.web.states import NotNow

NO_NUL = r"^[^\x00]*$"
SAYS_SOMETHING = r"^[^\x00]*[^\x00-\x20\x7f-\xa0][^\x00]*$"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)")
CURSOR = r"^[A-Za-z0-9_-]{48}$"
KEY = r"^[A-Za-z0-9_.:-]{8,100}$"
ETAG = re.compile(r'"([0-9]{1,9})"')
ANY_VERSION = "*"
NO_VERSION = -1
PER_PAGE = 50
MOST = 100


class Sent(BaseModel):
    """A body: what it does not know it refuses."""

    model_config = ConfigDict(extra="forbid")


def _text(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError(_("Send a text."))
    return value


def _whole(value: object) -> object:
    """A number without a fraction: JSON does not tell 2.0 from 2."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value % 1 != 0:
        raise ValueError(_("Send a whole number."))
    return int(value)


def _uuid(value: object) -> object:
    if not isinstance(value, str | UUID):
        raise ValueError(_("Send a UUID as a text."))
    return value


def _moment(value: object) -> object:
    if not isinstance(value, str) or not RFC_3339.fullmatch(value):
        raise ValueError(_("Send a date and time with its offset, such as 2026-03-01T21:30:00Z."))
    return value


Id = Annotated[UUID, BeforeValidator(_uuid)]
Moment = Annotated[
    str,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
Flag = Annotated[bool, Field(strict=True)]
Count = Annotated[int, BeforeValidator(_whole)]


def words(most: int) -> Any:
    """A text that says something."""
    return Annotated[
        str, StringConstraints(strict=True, min_length=1, max_length=most, pattern=SAYS_SOMETHING)
    ]


def maybe(most: int) -> Any:
    """A text that may be empty."""
    return Annotated[str, StringConstraints(strict=True, max_length=most, pattern=NO_NUL)]


def at(told: str) -> datetime:
    """A moment that was sent.

    Raises:
        NotNow: the calendar does not know it, or nobody can have been there.
    """
    try:
        found = datetime.fromisoformat(told.upper()).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise NotNow(_("Give a date and time that the calendar knows.")) from error
    return found


Limit = Annotated[int, Query(ge=1, le=MOST, description="At most so many at once")]
After = Annotated[UUID | None, Query(description="The `next` of the page before")]
IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern=KEY,
        description="A word of your own for this request. Sent again with the same body it is"
        " done once and answered alike for seven days.",
    ),
]
IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        description="The ETag of the record as you read it: if it has moved on, nothing is done.",
    ),
]


def version_in(if_match: str | None) -> int | None:
    """The version that a header names: none where it names none or any, and one that no record
    has where it is no ETag of ours."""
    if not if_match or if_match.strip() == ANY_VERSION:
        return None
    found = ETAG.fullmatch(if_match.strip())
    return int(found[1]) if found else NO_VERSION
