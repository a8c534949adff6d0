"""Secrets of this installation: from the environment, else made once under ``var/keys``.

Production takes each from the environment (or a secret store that sets it) and never makes one.
"""

import os
import secrets
from pathlib import Path

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
    if not path.exists():
        _write_once(path, secrets.token_hex(32))
    return path.read_text()


def _write_once(path: Path, text: str) -> None:
    """Put a whole file there unless one is: whoever starts at the same moment reads no half."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
        handle.write(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
