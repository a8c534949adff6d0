"""What the tests of these pages read and record."""

from typing import Any

from django.test import Client
from django.urls import reverse

from wayside.governance.tests.factories import Agencies
from wayside.web import clock


def text(client: Client, name: str, *args: Any, **query: Any) -> str:
    response = client.get(reverse(f"governance:{name}", args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def week(agencies: Agencies, **given: Any) -> dict[str, Any]:
    return {
        "record_type": "patrols.Week",
        "record_id": agencies.record_id,
        "controller_id": agencies.ours.id,
        "action": "patrols.open_week",
        "now": clock.now(),
        **given,
    }
