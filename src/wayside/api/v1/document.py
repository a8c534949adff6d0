"""The OpenAPI 3.1 document of version 1, as it is served and as its reference page is made from."""

from functools import cache
from typing import Any

from wayside.api.v1.application import api
from wayside.api.v1.problems import CONTENT_TYPE

ROOT = "api/v1"
JSON = "application/json"
ETAG = {"ETag": {"description": "The version", "schema": {"type": "string"}}}
HEADERS: dict[int, dict[str, Any]] = {
    401: {"WWW-Authenticate": {"required": True, "schema": {"type": "string"}}},
    429: {"Retry-After": {"required": True, "schema": {"type": "integer"}}},
}


@cache
def document() -> dict[str, Any]:
    """The whole of it."""
    made: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=ROOT))
    for path in made["paths"].values():
        for operation in path.values():
            for parameter in operation["parameters"]:
                parameter["schema"] = _said(parameter["schema"])
            for status, response in operation["responses"].items():
                _as_it_is(int(status), response)
    return made


def _said(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter's schema: one that is left out is left out, and never null."""
    told = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
    whole = {**schema, **told[0]} if len(told) == 1 else schema
    unsaid = ("anyOf", "title", "description") if len(told) == 1 else ("title", "description")
    return {
        name: value
        for name, value in whole.items()
        if name not in unsaid and (name, value) != ("default", None)
    }


def _as_it_is(status: int, response: dict[str, Any]) -> None:
    """Tell the type of a problem, and the headers that a client reads."""
    content = response.get("content", {})
    if status >= 400 and JSON in content:
        content[CONTENT_TYPE] = content.pop(JSON)
    if status in HEADERS:
        response["headers"] = HEADERS[status]
    elif status < 300:
        response["headers"] = ETAG
