"""What anybody may know: nothing here ever begins with more than the open services.

Every public answer and every public export is made of these two and of nothing else, its counts
and pages too. A refuge is left out twice: by its kind, and because it is confidential.
"""

from django.db.models import QuerySet

from wayside.directory.models import Service, ServiceAtLocation
from wayside.directory.vocabulary import Kind, Status

SHOWN = (Status.ACTIVE, Status.PAUSED)


def open_services() -> QuerySet[Service]:
    """The services that are neither confidential, a refuge, nor closed."""
    return (
        Service.objects.filter(confidential=False, status__in=SHOWN)
        .exclude(kind=Kind.REFUGE)
        .select_related("organization")
    )


def open_places() -> QuerySet[ServiceAtLocation]:
    """Where open services are."""
    return (
        ServiceAtLocation.objects.filter(service__in=open_services().values("id"))
        .select_related("location", "service__organization")
        .prefetch_related("location__addresses", "location__accessibility")
        .order_by("service__name", "id")
    )
