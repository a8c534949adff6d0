"""``make shots``: the pictures of docs/images, from a running ``make demo``."""

import subprocess
import sys

from scripts import packages, setup, steps
from scripts.demo import PORT


def main() -> None:
    """Hand over to the journeys' browser."""
    setup.main()
    python = str(packages.executable("python"))
    command = [python, "-m", "tests.journeys.shots", f"http://127.0.0.1:{PORT}"]
    sys.exit(subprocess.call(command, cwd=steps.PROJECT, env=steps.environment()))


if __name__ == "__main__":
    steps.main(main)
