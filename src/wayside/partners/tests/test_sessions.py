"""Idle sessions end, whatever a script does in the background."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from wayside.access.middleware import LAST_SEEN, SIGNED_IN
from wayside.access.vocabulary import Role
from wayside.partners.tests import factories
from wayside.web import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client: Client) -> Client:
    membership = factories.member(Role.ANALYST, area=factories.area())
    factories.sign_in(client, membership)
    assert client.get("/").status_code == 200
    return client


def idle_for(client: Client, **time: float) -> None:
    """Put the moment the person was last seen back."""
    session = client.session
    session[LAST_SEEN] = (clock.real_now() - timedelta(**time)).timestamp()
    session.save()


def test_half_an_hour_without_a_request_signs_out(signed_in: Client) -> None:
    idle_for(signed_in, seconds=settings.SESSION_IDLE_SECONDS + 1)
    answer = signed_in.get("/partners/")
    assert answer.status_code == 302
    assert answer["Location"] == "/accounts/login/?next=%2Fpartners%2F"
    assert signed_in.get("/").status_code == 302
    assert "_auth_user_id" not in signed_in.session


def test_just_before_the_end_the_session_goes_on(signed_in: Client) -> None:
    idle_for(signed_in, seconds=settings.SESSION_IDLE_SECONDS - 60)
    assert signed_in.get("/").status_code == 200
    assert clock.real_now().timestamp() - signed_in.session[LAST_SEEN] < 5


def test_half_a_day_after_signing_in_the_session_ends_whatever_is_done(signed_in: Client) -> None:
    session = signed_in.session
    past = timedelta(seconds=settings.SESSION_LONGEST_SECONDS + 1)
    session[SIGNED_IN] = (clock.real_now() - past).timestamp()
    session.save()
    assert signed_in.post("/session/stay/").status_code == 302
    assert "_auth_user_id" not in signed_in.session
    assert "you signed in long ago" in signed_in.get("/accounts/login/").content.decode()


def test_being_seen_does_not_put_the_end_off(signed_in: Client) -> None:
    began = signed_in.session[SIGNED_IN]
    idle_for(signed_in, seconds=60)
    signed_in.get("/partners/")
    assert signed_in.session[SIGNED_IN] == began
    page = signed_in.get("/partners/").content.decode()
    left = int(page.split('data-longest-seconds="')[1].split('"')[0])
    assert settings.SESSION_LONGEST_SECONDS - 30 < left <= settings.SESSION_LONGEST_SECONDS


def test_staying_signed_in_is_one_press(signed_in: Client) -> None:
    idle_for(signed_in, seconds=settings.SESSION_IDLE_SECONDS - 60)
    assert signed_in.post("/session/stay/").status_code == 204
    assert clock.real_now().timestamp() - signed_in.session[LAST_SEEN] < 5


def test_the_cookie_is_closed_to_scripts_and_to_other_sites(signed_in: Client) -> None:
    cookie = signed_in.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
