"""What is answered when something cannot be done: RFC 9457, with a sentence that says what to
change. Nothing said here tells whether a record is there that is not open to whoever asks."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from pydantic import BaseModel, Field

CONTENT_TYPE = "application/problem+json"
SENTENCES = {
    400: _lazy("The request could not be read. Send JSON in UTF-8."),
    401: _lazy("Send a token that is in use, as: Authorization: Bearer …"),
    403: _lazy("This is not open to your token."),
    404: _lazy("There is nothing here, or it is not open to your token."),
    405: _lazy("This address does not know this method. See the Allow header."),
    413: _lazy("This is too large. Send at most 64 kilobytes."),
    415: _lazy("Send Content-Type: application/json."),
    429: _lazy("Too many requests. Wait as long as Retry-After says."),
    500: _lazy("Something went wrong here. It is noted; try again later."),
    503: _lazy("The keys of the support side are not on this machine. Ask who runs it."),
}


class Fault(BaseModel):
    """One thing that is wrong with what was sent."""

    where: str = Field(description="The parameter or field, as a path")
    sentence: str


class Problem(BaseModel):
    """Why it was not done, and what to change."""

    type: str = Field(description="about:blank: the status says which kind it is")
    title: str
    status: int
    detail: str = Field(description="A sentence that says what to change")
    faults: list[Fault] = Field(default=[], description="What is wrong, one by one")
    sent_version: int | None = Field(default=None, description="The version you acted on")
    current_version: int | None = Field(default=None, description="The version as it stands")
    current_state: str | None = Field(default=None, description="The state as it stands")


class Unfit(Exception):  # noqa: N818  a word of the domain
    """What was sent has the right shape and cannot be so; each fault says why."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__("unfit")
        self.faults = list(faults)


class TooMany(Exception):  # noqa: N818  a word of the domain
    """Too many requests by one token or from one place."""


class NotJson(Exception):  # noqa: N818  a word of the domain
    """What was sent says that it is something else."""


class NoEntry(Exception):  # noqa: N818  a word of the domain
    """No token, or one that lets nobody in."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def problem(
    status: int, detail: object, *, faults: Iterable[Fault] = (), **more: Any
) -> HttpResponse:
    """The answer."""
    shown = Problem(
        type="about:blank",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=str(detail),
        faults=list(faults),
        **more,
    )
    body = shown.model_dump(exclude_none=True)
    return JsonResponse(body, status=status, content_type=CONTENT_TYPE)


def plain(status: int) -> HttpResponse:
    """The answer where all that is known is the status."""
    return problem(status, SENTENCES.get(status) or _("This cannot be done."))


def faults_of(errors: Mapping[str, Iterable[object]]) -> list[Fault]:
    """What a form found wrong."""
    return [
        Fault(where=name, sentence=str(sentence))
        for name, sentences in errors.items()
        for sentence in sentences
    ]


def shape_faults(errors: Iterable[Mapping[str, Any]]) -> list[Fault]:
    """What is wrong with the shape of what was sent; never the words themselves."""
    return [
        Fault(where=".".join(map(str, each.get("loc", ()))), sentence=str(each.get("msg", "")))
        for each in errors
    ]
