"""Where things lie on disk, so that no other module guesses."""

import os
from pathlib import Path

PROJECT_FOLDER = Path(__file__).resolve().parents[3]


def home() -> Path:
    """The folder that holds ``var/``: ``WAYSIDE_HOME``, else the project folder."""
    return Path(os.environ.get("WAYSIDE_HOME") or PROJECT_FOLDER).expanduser().resolve()


def var(*parts: str) -> Path:
    """A path under ``var/``, everything this installation keeps."""
    return home().joinpath("var", *parts)
