"""The lock files pin every package by its hash and name no place to fetch it from."""

import json
import re
from pathlib import Path

import pytest

from wayside.config import paths

PYTHON = sorted((paths.PROJECT_FOLDER / "requirements").glob("*.txt"))
NPM = paths.PROJECT_FOLDER / "package-lock.json"
PINNED = re.compile(r"^[a-zA-Z0-9_.\-]+(\[[\w,\-]+\])?==\S+( ;.*)? \\$")


def python_faults(text: str) -> list[str]:
    """Lines that pin nothing, packages without a hash, addresses."""
    wrong = [line for line in text.splitlines() if "://" in line or " @ " in line]
    for block in re.split(r"\n(?=\S)", text.strip()):
        first, *hashes = block.splitlines()
        if not PINNED.match(first) or not any("--hash=sha256:" in line for line in hashes):
            wrong.append(first)
    return wrong


def npm_faults(text: str) -> list[str]:
    """Packages with an address, or without an integrity hash."""
    packages = json.loads(text)["packages"]
    return [
        name
        for name, each in packages.items()
        if name and ("resolved" in each or "integrity" not in each)
    ]


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: path.name)
def test_every_python_package_is_pinned_by_its_hash(path: Path) -> None:
    assert python_faults(path.read_text()) == []


def test_every_npm_package_is_pinned_by_its_hash() -> None:
    assert npm_faults(NPM.read_text()) == []


@pytest.mark.parametrize(
    "line",
    [
        "django==5.2.1",
        "django>=5.2 \\\n    --hash=sha256:ab",
        "django @ file:///django.whl \\\n    --hash=sha256:ab",
        "--find-links elsewhere",
    ],
)
def test_a_planted_line_is_found(line: str) -> None:
    assert python_faults(f"attrs==26.1.0 \\\n    --hash=sha256:ab\n{line}\n")


@pytest.mark.parametrize(
    "entry", [{"resolved": "a.tgz", "integrity": "sha512-x"}, {"version": "1"}]
)
def test_a_planted_npm_package_is_found(entry: dict[str, str]) -> None:
    assert npm_faults(json.dumps({"packages": {"": {}, "node_modules/a": entry}}))
