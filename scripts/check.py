"""``make check``: lint, types, contracts, templates, migrations and stale pages, all of them."""

import subprocess
import sys
import time

from scripts import packages, setup, steps
from scripts.steps import PROJECT


def commands() -> dict[str, list[str]]:
    """What is checked, in the order in which a failure shows soonest."""
    return {
        "lint": ["ruff", "check"],
        "format": ["ruff", "format", "--check"],
        "templates": ["djade", "--check", *template_arguments()],
        "contracts": ["lint-imports"],
        "settings": ["wayside", "check", "--fail-level", "WARNING"],
        "migrations": ["wayside", "makemigrations", "--check", "--dry-run"],
        "generated pages": ["wayside", "docs", "--check"],
        "catalogue of words": ["python", "-m", "scripts.catalogue", "--check"],
        "types": ["mypy"],
    }


def template_arguments() -> list[str]:
    """The version of Django that templates are written for, and every template."""
    templates = sorted((PROJECT / "src").rglob("templates/**/*.html"))
    return ["--target-version", "5.2", *map(str, templates)]


def main() -> None:
    """Run every check, then fail with the names of those that did not pass."""
    setup.main()
    failed = [name for name, command in commands().items() if not passes(name, command)]
    if failed:
        sys.exit(f"\nNot passed: {', '.join(failed)}.")
    print("All checks passed.")


def passes(name: str, command: list[str]) -> bool:
    """Run one check; its words are shown only when it fails."""
    began = time.monotonic()
    program = str(packages.executable(command[0]))
    done = subprocess.run(
        [program, *command[1:]],
        check=False,
        cwd=PROJECT,
        env=steps.environment(),
        capture_output=True,
        text=True,
    )
    verdict = "passed" if done.returncode == 0 else "FAILED"
    print(f"{name}: {verdict} ({time.monotonic() - began:.1f} s)", flush=True)
    if done.returncode != 0:
        print(f"{done.stdout}{done.stderr}")
    return done.returncode == 0


if __name__ == "__main__":
    steps.main(main)
