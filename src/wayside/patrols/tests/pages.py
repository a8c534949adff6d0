"""What the tests of pages do: come in, read, press."""

from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from wayside.access.vocabulary import Role
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.patrols.tests import factories


def signed_in(area: Area, role: Role = Role.COORDINATOR) -> Client:
    client = Client()
    partners.sign_in(client, factories.member(area, role))
    return client


def url(name: str, area: Area, *args: object) -> str:
    return reverse(f"patrols:{name}", args=(area.slug, *args))


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def pressed(**more: object) -> dict[str, Any]:
    return {"token": str(uuid4()), **more}
