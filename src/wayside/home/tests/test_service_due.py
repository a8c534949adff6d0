"""Roles, accounts, mail and jobs: what keeps the service well."""

import pytest
from django.test import Client

from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.home.tests.factories import dues, page_of, titles
from wayside.notices.models import Notice
from wayside.notices.vocabulary import NoticeState
from wayside.partners import actions
from wayside.partners.models import Area
from wayside.partners.tests import factories
from wayside.web import clock

pytestmark = pytest.mark.django_db


def test_a_proposed_role_is_due_from_the_second_person_only(area: Area) -> None:
    administrator = factories.actor_of(factories.member(Role.ADMINISTRATOR, area=area))
    officer = factories.actor_of(factories.member(Role.GOVERNANCE_OFFICER, area=area))
    actions.propose_membership(
        account=access.account(of=access.person("New Officer")),
        agency=factories.agency(areas=(area,)),
        area=area,
        role=Role.PATROL_OFFICER,
        from_date=clock.today(),
        until_date=None,
        reason="Joins the weekly patrols.",
        by=administrator,
        now=clock.now(),
    )
    asked = "Grant or decline: Patrol officer for New Officer"
    assert asked in titles(officer)
    assert asked not in titles(administrator)
    assert "1 role waits for a second person" in titles(administrator)


def test_a_refused_attempt_is_due_from_the_officer_of_that_agency(area: Area) -> None:
    agency = factories.agency(areas=(area,))
    analyst = factories.member(Role.ANALYST, area=area, agency=agency)
    client = Client()
    factories.sign_in(client, analyst)
    assert client.get("/partners/accounts/").status_code == 403
    assert Event.objects.filter(action="access.refuse", agency_id=agency.id).count() == 1
    own = factories.member(Role.GOVERNANCE_OFFICER, area=area, agency=agency)
    other = factories.member(Role.GOVERNANCE_OFFICER, area=area)
    words = "Look at 1 refused attempt in your agency"
    assert words in titles(factories.actor_of(own))
    assert words not in titles(factories.actor_of(other))


def test_an_account_without_a_role_is_due_from_the_administrator(area: Area) -> None:
    access.account()
    assert "1 account has no role" in titles(
        factories.actor_of(factories.member(Role.ADMINISTRATOR, area=area))
    )


def test_a_failed_job_alarms_the_administrator(area: Area) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, args)"
            " VALUES ('mail', 'access.send_set_up_link', 'failed', '{}')"
        )
    assert "has failed for good" in page_of(factories.member(Role.ADMINISTRATOR, area=area))
    assert "has failed for good" not in page_of(factories.member(Role.COORDINATOR, area=area))


def test_mail_that_failed_is_due_from_the_administrator_alone(area: Area) -> None:
    Notice.objects.create(
        address="away@wayside.example",
        subject="You are expected",
        body="On Friday.",
        about_type="patrols.Patrol",
        about_id=area.id,
        state=NoticeState.FAILED,
        created_at=clock.now(),
    )
    words = "1 notice could not be delivered"
    found = dues(factories.actor_of(factories.member(Role.ADMINISTRATOR, area=area)))
    assert {str(each.title): each.url for each in found}[words] == "/mail/"
    for role in sorted(set(Role) - {Role.ADMINISTRATOR}):
        assert words not in titles(factories.actor_of(factories.member(role, area=area)))
