"""Pages that say what went wrong."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from wayside.web import views
from wayside.web.navigation import Item
from wayside.web.tests.markup import Page


class Member:
    """Someone signed in, as far as the shell looks."""

    is_authenticated = True

    def __str__(self) -> str:
        return "jo@example.org"


@pytest.fixture
def request_() -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return request


def test_a_refusal_says_the_sentence_of_the_permission(request_: HttpRequest) -> None:
    response = views.forbidden(request_, PermissionDenied("Your role does not let you plan weeks."))

    assert response.status_code == 403
    assert "Your role does not let you plan weeks." in response.content.decode()


def test_a_refusal_without_a_sentence_still_says_whom_to_ask(request_: HttpRequest) -> None:
    page = Page(views.forbidden(request_, PermissionDenied()).content.decode())

    assert "Your role does not include this page." in page.text
    assert "ask your coordinator or administrator" in page.text


def test_a_missing_page_does_not_tell_whether_a_record_exists(request_: HttpRequest) -> None:
    response = views.not_found(request_, Exception("person 7"))

    assert response.status_code == 404
    assert "person 7" not in response.content.decode()


def test_our_own_failure_needs_no_database_and_gives_its_number() -> None:
    request = RequestFactory().get("/")
    request.id = "abc123"  # type: ignore[attr-defined]

    response = views.server_error(request)

    assert response.status_code == 500
    assert "abc123" in response.content.decode()


def test_a_stale_form_says_that_nothing_was_saved(request_: HttpRequest) -> None:
    response = views.csrf_failure(request_, "CSRF token missing")

    assert response.status_code == 403
    assert "Nothing was saved" in response.content.decode()


def test_an_unreadable_request_says_what_to_do(request_: HttpRequest) -> None:
    assert views.bad_request(request_, Exception()).status_code == 400


def test_a_fixed_date_is_said_on_every_page(request_: HttpRequest, settings: Settings) -> None:
    settings.WAYSIDE_TODAY = date(2018, 7, 2)

    html = render_to_string("web/base.html", request=request_)

    assert "The date is fixed at Monday 2 July 2018." in html
    assert 'data-today="2018-07-02"' in html


def test_nothing_is_said_about_a_date_that_runs(request_: HttpRequest, settings: Settings) -> None:
    settings.WAYSIDE_TODAY = None

    assert "The date is fixed" not in render_to_string("web/base.html", request=request_)


def test_someone_signed_in_can_leave_and_is_told_when_the_session_ends(
    request_: HttpRequest, settings: Settings
) -> None:
    settings.SESSION_IDLE_SECONDS = 600
    request_.user = Member()  # type: ignore[assignment]

    page = Page(render_to_string("web/base.html", request=request_))

    assert "jo@example.org" in page.text
    assert "If you do nothing you are signed out at" in page.text
    (dialog,) = page.all("dialog")
    assert dialog["data-idle-seconds"] == "600"


def test_a_visitor_gets_no_session_warning(request_: HttpRequest) -> None:
    assert not Page(render_to_string("web/base.html", request=request_)).all("dialog")


def test_the_navigation_that_a_room_sets_marks_where_the_reader_is(request_: HttpRequest) -> None:
    request_.navigation = [  # type: ignore[attr-defined]
        Item("Weeks", "/weeks/", current=True),
        Item("Places", "/places/"),
    ]

    links = Page(render_to_string("web/base.html", request=request_)).all(
        "a", "govuk-service-navigation__link"
    )

    assert [(a["href"], a.get("aria-current")) for a in links] == [
        ("/weeks/", "true"),
        ("/places/", None),
    ]
