"""The Python packages: a virtual environment filled from the lock files, every hash checked.

``runtime`` is what the product needs, ``dev`` the same and the tools. An environment that has
``dev`` is good enough for ``make demo``, so that the two do not undo each other.
"""

import re
import subprocess
import sys
from pathlib import Path

from scripts import steps
from scripts.steps import PROJECT, FailedError

VENV = PROJECT / ".venv"
BIN = VENV / "bin"
STAMP = VENV / "wayside-packages"
REQUIREMENTS = PROJECT / "requirements"
PIP_TO_UV = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "cert": "SSL_CERT_FILE",
}


def wanted(kind: str) -> str:
    """What the stamp must say for this kind."""
    files = [REQUIREMENTS / "bootstrap.txt", REQUIREMENTS / f"{kind}.txt"]
    return f"{kind} {steps.digest(files, '.'.join(map(str, sys.version_info[:2])))}"


def is_ready(kind: str) -> bool:
    """Whether the environment holds this kind, or more."""
    works = (BIN / "wayside").exists() and (BIN / "python").exists()
    return works and any(steps.is_current(STAMP, wanted(each)) for each in {kind, "dev"})


def install(kind: str) -> None:
    """Fill the environment with exactly what the lock file names."""
    if is_ready(kind):
        return
    steps.need_space(PROJECT, 3)
    STAMP.unlink(missing_ok=True)
    _make_venv()
    python = str(BIN / "python")
    pip = [python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r"]
    lock = str(REQUIREMENTS / f"{kind}.txt")
    if not (BIN / "uv").exists():
        steps.run("bootstrap", [*pip, str(REQUIREMENTS / "bootstrap.txt")])
    uv = [str(BIN / "uv"), "pip"]
    try:
        steps.run("packages", [*uv, "sync", "--require-hashes", lock], _uv_settings())
    except FailedError:
        print("  uv could not; trying pip, which is slower …", flush=True)
        steps.run("packages", [*pip, lock])
    editable = ["install", "--quiet", "--no-build-isolation", "--no-deps", "--offline"]
    steps.run("wayside", [*uv, *editable, "--editable", str(PROJECT)])
    steps.write_stamp(STAMP, wanted(kind))


def _make_venv() -> None:
    python = BIN / "python"
    if python.exists():
        version = "import sys; sys.exit(sys.version_info[:2] != " + repr(sys.version_info[:2]) + ")"
        if subprocess.run([str(python), "-c", version], check=False).returncode == 0:
            return
    try:
        steps.run("venv", [sys.executable, "-m", "venv", "--clear", str(VENV)])
    except FailedError as failure:
        raise FailedError(
            f"{failure}\nPython could not make a virtual environment. On Debian and Ubuntu: "
            "apt install python3-venv. Then run the same command again."
        ) from failure


def _uv_settings() -> dict[str, str]:
    """uv does not read pip's configuration: hand over what this machine says there.

    Every package is checked against its hash, so any of the configured places may serve it.
    """
    command = [str(BIN / "python"), "-m", "pip", "config", "list"]
    listed = subprocess.run(command, check=False, capture_output=True, text=True).stdout
    found: dict[str, str] = {}
    for name, value in re.findall(r"^(?:global|install|:env:)\.([\w-]+)='(.*)'$", listed, re.M):
        if variable := PIP_TO_UV.get(name):
            separator = "," if variable == "UV_FIND_LINKS" else " "
            found[variable] = separator.join(value.replace("\\n", " ").split())
    settings = {"UV_INDEX_STRATEGY": "unsafe-best-match", **found}
    environment = steps.environment()
    return {name: value for name, value in settings.items() if name not in environment}


def executable(name: str) -> Path:
    """A program of the environment."""
    return BIN / name
