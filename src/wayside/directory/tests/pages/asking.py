"""What forms of the directory send, and who sends it."""

from typing import Any

from django.test import Client
from django.urls import reverse

from wayside.access.vocabulary import Role
from wayside.directory.models import Service
from wayside.directory.tests import factories
from wayside.directory.vocabulary import Kind
from wayside.partners.models import Agency, Area
from wayside.partners.tests import factories as partners


def signed_in(role: Role, area: Area, agency: Agency | None = None) -> Client:
    client = Client()
    partners.sign_in(client, partners.member(role, area=area, agency=agency))
    return client


def url(name: str, service: Service) -> str:
    return reverse(f"directory:{name}", args=[service.id])


def about(service: Service | None = None, **more: Any) -> dict[str, Any]:
    """What the form of a service sends."""
    run_by = service.organization if service else factories.organization("Runs it")
    return {
        "version": service.version if service else 1,
        "name": service.name if service else "Night shelter",
        "organization": run_by.id,
        "kind": service.kind if service else Kind.HOUSING,
        "description": service.description if service else "",
        "answer_days": 5,
        "url": "",
        "email": "",
        "alert": "",
        **more,
    }


def rows(prefix: str, *held: dict[str, Any]) -> dict[str, Any]:
    """A set of rows as a form sends it."""
    sent: dict[str, Any] = {f"{prefix}-TOTAL_FORMS": len(held), f"{prefix}-INITIAL_FORMS": 0}
    for place, each in enumerate(held):
        sent |= {f"{prefix}-{place}-{name}": value for name, value in each.items()}
    return sent


def text(response: Any) -> str:
    return str(response.content.decode())


def terms(version: int, *groups: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"version": version, "substances": "yes", **more, **rows("groups", *groups)}


def reach(version: int, area: Area, **more: Any) -> dict[str, Any]:
    phones = rows("phones", {"number": "020 7946 0000", "description": "Day"})
    hours = rows(
        "hours",
        {"days": ["MO", "TU"], "opens": "09:30", "closes": "17:00"},
        {"words": "Not on bank holidays"},
    )
    said = {"version": version, "languages": "Polish\nUrdu\nPolish", "served": [str(area.id)]}
    return {**said, "served_in_words": "South London", **phones, **hours, **more}


PLACE = {"address_1": "1 Example Street", "city": "London", "postal_code": "sw9 0aa"}
