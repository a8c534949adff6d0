"""The service that an address names, for whoever may see or change it."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse

from wayside.access.gates import Request
from wayside.directory import queries
from wayside.directory.models import Service
from wayside.directory.permissions import require_keeping
from wayside.web import clock


def seen(request: Request, service_id: UUID) -> Service:
    """A service as members read it."""
    return get_object_or_404(queries.services(visible_to=request.actor), id=service_id)


def kept(request: Request, service_id: UUID) -> Service:
    """A service whose entry the actor keeps.

    Raises:
        NotAllowed: somebody else keeps it.
    """
    service = seen(request, service_id)
    require_keeping(request.actor, service)
    return service


def page_of(service: Service) -> str:
    """Where a service's page is."""
    return reverse("directory:service", args=[service.pk])


def acting(request: Request, version: int) -> dict[str, Any]:
    """Who acts, when, on which version of an entry."""
    return {"expected_version": version, "by": request.actor, "now": clock.now()}
