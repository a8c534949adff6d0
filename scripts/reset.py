"""``make demo-reset``: throw the demonstration's data away."""

import os
import shutil

from scripts import packages, steps
from scripts.demo import HOME, alone, database

KEPT_TOGETHER = ("audit", "files", "mail", "keys")


def main() -> None:
    """Stop the embedded database and delete what this installation holds under ``var``."""
    if os.environ.get("DATABASE_URL"):
        raise steps.FailedError(
            "DATABASE_URL names a database of your own, which make demo-reset never deletes. "
            "Drop and create it yourself, then run make demo."
        )
    with alone():
        if packages.executable("wayside").exists():
            database("destroy")
        for name in ("pg", *KEPT_TOGETHER):
            shutil.rmtree(HOME / "var" / name, ignore_errors=True)
    print("The demonstration's data is gone. Run make demo to start over.")


if __name__ == "__main__":
    steps.main(main)
