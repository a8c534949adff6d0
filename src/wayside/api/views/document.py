"""The API's own description."""

from django.http import HttpRequest, JsonResponse

from wayside.access.gates import public
from wayside.api.v1.document import document


@public("which operations there are; it opens none")
def openapi(_request: HttpRequest) -> JsonResponse:
    """The OpenAPI 3.1 document."""
    return JsonResponse(document())
