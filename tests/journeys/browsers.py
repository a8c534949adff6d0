"""Where the tests' browser is: Debian's chromium, else the one npm brings."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from wayside.config import paths

PACKAGE = paths.PROJECT_FOLDER / "node_modules" / "@sparticuz" / "chromium"
ASK = "import('@sparticuz/chromium').then(async m => console.log(await m.default.executablePath()))"
# Debian's needs no arguments; the other has no sandbox of its own and draws maps in software.
PLAIN = ("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")


def chromium() -> tuple[Path, tuple[str, ...]]:
    """The browser and the arguments it needs.

    Raises:
        FileNotFoundError: there is none; ``make setup`` brings one.
    """
    for name in ("chromium", "chromium-browser"):
        if found := shutil.which(name):
            return Path(found), ("--no-sandbox",) if os.getuid() == 0 else ()
    if not PACKAGE.is_dir():
        raise FileNotFoundError("There is no browser for the journeys. Run make setup.")
    return _unpacked(), PLAIN


def _unpacked() -> Path:
    """The package unpacks into the temporary folder: give each version one of its own."""
    version = json.loads((PACKAGE / "package.json").read_text())["version"]
    folder = paths.PROJECT_FOLDER / "build" / "browser" / version
    folder.mkdir(parents=True, exist_ok=True)
    node = paths.PROJECT_FOLDER / ".venv" / "bin" / "node"
    asked = subprocess.run(
        [str(node), "--input-type=module", "--eval", ASK],
        check=True,
        cwd=paths.PROJECT_FOLDER,
        env={**os.environ, "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
    )
    return Path(asked.stdout.strip())
