"""Which database, and as whom: the owner migrates, the application role does all else.

With ``DATABASE_OWNER_URL`` and ``DATABASE_URL`` the two are separate logins. With
``DATABASE_URL`` alone every application connection takes the role ``wayside_app`` as it opens.
With neither, the embedded server is used. Production is stricter: ``DATABASE_URL`` must be given
and be a login that owns nothing, since a role that was taken can be put down again, and only the
commands that migrate need the owner's.
"""

import os
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from wayside.config import postgres

SEARCH_PATH = "-c search_path=public,support"
OWNER_COMMANDS = frozenset(
    {
        "backup",
        "erasures",
        "keys",
        "makemigrations",
        "migrate",
        "restore",
        "sqlmigrate",
        "squashmigrations",
    }
)


def is_embedded() -> bool:
    """Whether the embedded server is the database."""
    return not os.environ.get("DATABASE_URL")


def has_separate_owner() -> bool:
    """Whether owner and application are separate logins."""
    if is_embedded():
        return True
    owner, application = os.environ.get("DATABASE_OWNER_URL"), os.environ["DATABASE_URL"]
    return bool(owner) and urlsplit(owner).username != urlsplit(application).username


def application_role() -> str:
    """The role that application connections act as, to which privileges are granted."""
    url = os.environ.get("DATABASE_URL")
    if url and os.environ.get("DATABASE_OWNER_URL"):
        return unquote(urlsplit(url).username or postgres.APPLICATION)
    return postgres.APPLICATION


def django_database(*, as_owner: bool) -> dict[str, Any]:
    """Django's ``DATABASES["default"]`` for this process."""
    if is_embedded():
        user = postgres.OWNER if as_owner else postgres.APPLICATION
        return _settings(postgres.DATABASE, user, host=str(postgres.socket_folder()))
    owner_url = os.environ.get("DATABASE_OWNER_URL")
    url = _postgres(urlsplit((as_owner and owner_url) or os.environ["DATABASE_URL"]))
    takes_role = not as_owner and not owner_url
    return _at(url, role=postgres.APPLICATION if takes_role else "")


def own_role() -> str:
    """The role that a connection of the application stands in by itself, as ``SET ROLE`` says it:
    the one it took as it opened, or none but its login's."""
    took = os.environ.get("DATABASE_URL") and not os.environ.get("DATABASE_OWNER_URL")
    return postgres.APPLICATION if took else "none"


def production_database(*, as_owner: bool) -> dict[str, Any]:
    """The same for a real partnership, where each process has its own login and no more.

    Raises:
        RuntimeError: with a sentence that says what to give.
    """
    if is_embedded():
        raise RuntimeError(
            "Set DATABASE_URL to a login of a PostgreSQL server. The embedded one asks nobody for "
            "a password, so it is for demonstrations only."
        )
    owner_url, application_url = os.environ.get("DATABASE_OWNER_URL"), os.environ["DATABASE_URL"]
    if as_owner and not owner_url:
        raise RuntimeError(
            "Set DATABASE_OWNER_URL to the login that owns the tables: this command changes them."
        )
    if owner_url and not has_separate_owner():
        raise RuntimeError(
            "Set DATABASE_OWNER_URL to the login that owns the tables and DATABASE_URL to one that "
            "owns nothing. With one login for both, the application could undo its own limits."
        )
    url = urlsplit(owner_url if as_owner and owner_url else application_url)
    return _at(_postgres(url))


def _at(url: SplitResult, *, role: str = "") -> dict[str, Any]:
    given: dict[str, Any] = dict(parse_qsl(url.query))
    host = given.pop("host", None) or unquote(url.hostname or "")
    return _settings(
        unquote(url.path.lstrip("/")),
        unquote(url.username or ""),
        password=unquote(url.password or ""),
        host=host,
        port=str(url.port or ""),
        options=given,
        role=role,
    )


def _postgres(url: SplitResult) -> SplitResult:
    if url.scheme not in {"postgres", "postgresql"}:
        raise ValueError("DATABASE_URL must start with postgresql://")
    return url


def _settings(
    name: str,
    user: str,
    *,
    host: str,
    password: str = "",
    port: str = "",
    options: dict[str, Any] | None = None,
    role: str = "",
) -> dict[str, Any]:
    given = dict(options or {})
    asked = (given.pop("options", ""), SEARCH_PATH, f"-c role={role}" if role else "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": user,
        "PASSWORD": password,
        "HOST": host,
        "PORT": port,
        "OPTIONS": {**given, "options": " ".join(filter(None, asked))},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
