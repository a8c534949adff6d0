"""``make proof``: the long suites whole, of which ``make test`` runs a seeded sample."""

import sys

from scripts import steps
from scripts.test import run_pytest


def main() -> None:
    """Run every test with WAYSIDE_PROOF=1: many more examples, nothing left out."""
    sys.exit(run_pytest(sys.argv[1:], WAYSIDE_PROOF="1"))


if __name__ == "__main__":
    steps.main(main)
