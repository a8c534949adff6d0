"""Secrets of this installation: from the environment, else made once under ``var/keys``.

Production takes each from the environment (or a secret store that sets it) and never makes one.
"""

import os
import secrets

from wayside.config import paths


def secret(name: str, *, make: bool) -> str:
    """The secret called ``name`` (environment ``WAYSIDE_<NAME>``), as text.

    Raises:
        RuntimeError: it is not set and may not be made here.
    """
    variable = f"WAYSIDE_{name.upper()}"
    if value := os.environ.get(variable):
        return value
    if not make:
        raise RuntimeError(f"Set {variable} before starting Wayside in production.")
    return _made_once(name)


def _made_once(name: str) -> str:
    folder = paths.var("keys")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / name
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(descriptor, "w") as handle:
        handle.write(secrets.token_hex(32))
    return path.read_text()
