"""The page about the trail itself, and having it checked."""

import pytest
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from wayside.audit.inspection import inspect_and_keep
from wayside.audit.models import Event
from wayside.audit.sealing import seal
from wayside.audit.tests.attacks import tampering
from wayside.audit.tests.factories import event
from wayside.governance.tests.factories import two_agencies
from wayside.partners.tests.factories import sign_in


def open_trail(client: Client) -> str:
    response = client.get(reverse("governance:trail"))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.usefixtures("own_folder")
def test_it_says_when_the_trail_was_sealed_and_checked(
    transactional_db: None, client: Client
) -> None:
    sign_in(client, two_agencies().officer)
    assert "Never checked" in open_trail(client)
    seal()
    inspect_and_keep()
    shown = open_trail(client)
    assert "The trail is whole" in shown
    assert "with the key" in shown


@pytest.mark.usefixtures("own_folder")
def test_a_broken_trail_is_told_with_its_event(transactional_db: None, client: Client) -> None:
    sign_in(client, two_agencies().officer)
    written = event()
    with tampering() as owner:
        owner.execute("UPDATE audit_event SET purpose = 'lies' WHERE id = %s", [written.id])
    inspect_and_keep()
    shown = open_trail(client)
    assert "The trail is broken" in shown
    assert str(written.id) in shown


@pytest.mark.django_db
def test_a_check_can_be_asked_for_once_at_a_time(client: Client) -> None:
    sign_in(client, two_agencies().officer)
    for _ in range(2):
        answer = client.post(reverse("governance:check"), follow=True)
        assert answer.status_code == 200
    assert "A check is under way already" in answer.content.decode()
    assert ProcrastinateJob.objects.filter(task_name="audit.verify").count() == 1
    assert Event.objects.filter(action="governance.ask_for_check").count() == 2


@pytest.mark.django_db
def test_a_check_is_asked_for_by_a_form_only(client: Client) -> None:
    sign_in(client, two_agencies().officer)
    assert client.get(reverse("governance:check")).status_code == 405
