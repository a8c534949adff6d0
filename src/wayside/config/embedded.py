"""``python -m wayside.config.embedded start|stop|status|destroy``, for the Makefile's scripts."""

import sys

from wayside.config import postgres


def main(verb: str) -> None:
    """Do one thing with the embedded server, printing its status for ``status``."""
    if verb == "start":
        postgres.ensure_running()
    elif verb == "stop":
        postgres.stop()
    elif verb == "destroy":
        postgres.destroy()
    elif verb == "status":
        print("running" if postgres.is_running() else "stopped")
    else:
        sys.exit("Say start, stop, status or destroy.")


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "")
    except postgres.PostgresUnavailableError as error:
        sys.exit(str(error))
