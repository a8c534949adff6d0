"""Headers, and a log without anybody in it."""

import logging

import pytest
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from wayside.web.middleware import (
    RequestLogMiddleware,
    SecureHeadersMiddleware,
    WholeTextMiddleware,
)


def answer(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def published(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("feed", headers={"Cache-Control": "public, max-age=60"})


def broken(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=500)


def test_pages_are_not_kept_and_may_use_no_camera() -> None:
    response = SecureHeadersMiddleware(answer)(RequestFactory().get("/"))

    assert response.headers["Cache-Control"] == "no-store"
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_view_may_say_that_its_answer_can_be_kept() -> None:
    response = SecureHeadersMiddleware(published)(RequestFactory().get("/"))

    assert response.headers["Cache-Control"] == "public, max-age=60"


def test_the_log_line_holds_no_address_and_no_query(caplog: pytest.LogCaptureFixture) -> None:
    request = RequestFactory().get("/people/jane-doe/?q=jane", REMOTE_ADDR="203.0.113.7")

    with caplog.at_level(logging.INFO, logger="wayside.requests"):
        response = RequestLogMiddleware(answer)(request)

    (record,) = caplog.records
    said = str(record.__dict__)
    assert "jane" not in said
    assert "203.0.113.7" not in said
    assert record.__dict__["status"] == 200
    assert record.__dict__["request_id"] == response.headers["X-Request-ID"]


def test_a_failure_is_logged_as_an_error(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="wayside.requests"):
        RequestLogMiddleware(broken)(RequestFactory().get("/"))

    assert caplog.records[0].levelno == logging.ERROR


@pytest.mark.parametrize(
    "request_with_nul",
    [
        RequestFactory().get("/people/", {"q": "a\0b"}),
        RequestFactory().get("/people/a%00b/"),
        RequestFactory().post("/people/", {"name": "a\0b"}),
        RequestFactory().post("/people/", {"a\0b": "name"}),
    ],
)
def test_text_that_no_database_keeps_is_a_bad_request(request_with_nul: HttpRequest) -> None:
    with pytest.raises(BadRequest):
        WholeTextMiddleware(answer).process_view(request_with_nul, answer, (), {})


def test_any_other_text_goes_on() -> None:
    request = RequestFactory().post("/people/?q=Ünsal", {"name": "🙂"})
    WholeTextMiddleware(answer).process_view(request, answer, (), {})
