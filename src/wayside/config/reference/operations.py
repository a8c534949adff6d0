"""Every operation of the API: what it does, for whom, what is sent and what is answered."""

from itertools import groupby
from typing import Any

from wayside.api.permissions import SCOPES
from wayside.api.v1.document import document as described
from wayside.api.v1.gate import OPERATIONS, Operation
from wayside.api.vocabulary import NoticeKind, Scope
from wayside.config.reference.markdown import document, table

INTRODUCTION = (
    "Below `/api/v1`, for systems of agencies: "
    "[how to connect one](../how-to/connect-a-system.md). The same, for machines, is served as "
    "OpenAPI 3.1 at `/api/v1/openapi.json`. An operation needs a token made for its use, whose "
    "member holds the permission; it shows and does no more than the pages do."
)


def page() -> str:
    """``docs/reference/api.md``."""
    by_path = {(each.method, _plain(each.path)): each for each in OPERATIONS}
    found = [
        (details["tags"][0], method.upper(), path, details)
        for path, methods in described()["paths"].items()
        for method, details in methods.items()
    ]
    parts = [
        "\n\n".join([f"## {tag}", *(_one(by_path, *each[1:]) for each in group)])
        for tag, group in groupby(found, key=lambda each: each[0])
    ]
    return document("The API", INTRODUCTION, _scopes(), *parts, _notices())


def _scopes() -> str:
    rows = [
        (f"`{each.value}`", each.label, f"`{SCOPES[each][0].slug}`", _two(each)) for each in Scope
    ]
    heads = ("Use", "What for", "The member may", "Second person")
    return f"## Uses of a token\n\n{table(heads, rows)}"


def _two(scope: Scope) -> str:
    return "must agree" if SCOPES[scope][0].opens_records else ""


def _notices() -> str:
    rows = [(f"`{each.value}`", each.label) for each in NoticeKind]
    return f"## Kinds of notices\n\n{table(('Kind', 'What it tells'), rows)}"


def _one(
    known: dict[tuple[str, str], Operation], method: str, path: str, details: dict[str, Any]
) -> str:
    own = known[(method, path.removeprefix("/api/v1"))]
    lines = [f"### `{method} {path}`", details["description"], _who(own)]
    asked = [
        (
            f"`{each['name']}`",
            each["in"],
            "yes" if each["required"] else "",
            each.get("description", ""),
        )
        for each in details["parameters"]
    ]
    if asked:
        lines.append(table(("Parameter", "In", "Needed", "What it is"), asked))
    if body := details.get("requestBody"):
        lines.append(f"Sent: `{_named(body)}`.")
    good = next(each for status, each in details["responses"].items() if int(status) < 300)
    lines.append(f"Answered: `{_named(good)}`.")
    return "\n\n".join(lines)


def _parameter(each: dict[str, Any]) -> tuple[str, ...]:
    needed = "yes" if each["required"] else ""
    return f"`{each['name']}`", each["in"], needed, each.get("description", "")


def _who(own: Operation) -> str:
    if own.permission is None:
        return f"Anyone: {own.public}."
    use = f", use `{own.scope.value}`" if own.scope else ", any use"
    return f"By token{use}; the member may `{own.permission.slug}`."


def _named(part: dict[str, Any]) -> str:
    schema = next(iter(part["content"].values()))["schema"]
    return str(schema["$ref"]).rpartition("/")[2]


def _plain(path: str) -> str:
    return path.replace("{uuid:", "{")
