"""``make docs``: write the generated pages of docs/reference and the glossary again."""

import subprocess
import sys

from scripts import packages, steps


def main() -> None:
    """Run ``wayside docs`` in the developers' environment."""
    packages.install("dev")
    program = str(packages.executable("wayside"))
    sys.exit(subprocess.call([program, "docs"], cwd=steps.PROJECT, env=steps.environment()))


if __name__ == "__main__":
    steps.main(main)
