"""``make test``: everything a change must pass; ``ARGS="-k words"`` goes on to pytest."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts import packages, setup, steps
from scripts.demo import database

WORKERS = "3"


def main() -> None:
    """Run pytest; its own last line is the last line printed."""
    sys.exit(run_pytest(sys.argv[1:]))


def run_pytest(arguments: list[str], **variables: str) -> int:
    """Run pytest; the embedded database stops afterwards if it started for it, and gives back
    the memory it was in."""
    setup.main()
    on_disk = os.environ.get("WAYSIDE_HOME") or str(steps.PROJECT)
    os.environ["WAYSIDE_HOME"] = home = tests_home()
    was_running = database("status") == "running"
    pytest = str(packages.executable("pytest"))
    try:
        return subprocess.call(
            [pytest, "-n", os.environ.get("WAYSIDE_TEST_WORKERS", WORKERS), *arguments],
            cwd=steps.PROJECT,
            env=steps.environment(variables),
        )
    finally:
        if not was_running:
            database("stop")
            if Path(home) != Path(on_disk).expanduser().resolve():
                shutil.rmtree(home, ignore_errors=True)


def tests_home() -> str:
    """Where tests keep what they write."""
    python = str(packages.executable("python"))
    return steps.run("home", [python, "-m", "wayside.config.memory"]).strip()


if __name__ == "__main__":
    steps.main(main)
