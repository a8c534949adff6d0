"""``make demo``: from a bare machine to a running demonstration, in steps that say their name."""

import fcntl
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts import assets, packages, steps
from scripts.steps import PROJECT, FailedError

HOME = Path(os.environ.get("WAYSIDE_HOME") or PROJECT).expanduser().resolve()
PORT = int(os.environ.get("WAYSIDE_PORT") or "8000")
LOG = HOME / "var" / "logs" / "demo.log"
MIGRATED = HOME / "var" / "pg" / "wayside-migrated"  # both go when the database goes
SEEDED = HOME / "var" / "pg" / "wayside-seeded"
START_SECONDS = 60
STOP_SECONDS = 15


def main() -> None:
    """Prepare whatever is not ready, then serve until Ctrl-C."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "wayside.config.settings.demo"
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.default_int_handler)
    with alone():
        LOG.unlink(missing_ok=True)
        check_port()
        steps.need_space(HOME, 0.5)
        prepare_and_serve(steps.Steps(total=7))


def prepare_and_serve(plan: steps.Steps) -> None:
    """The steps; the embedded database stops with the demo if it started for it."""
    plan.do("Python packages", lambda: packages.install("runtime"))
    was_running = database("status") == "running"
    try:
        plan.do("Front-end packages", lambda: assets.install_modules(with_tools=False))
        plan.do("Styles, scripts, fonts", prepare_files)
        plan.do("Database", lambda: database("start"))
        plan.do("Tables", migrate)
        signs_in: list[str] = []
        plan.do("Demonstration partnership", lambda: signs_in.append(seed()))
        serve(plan, signs_in[0])
    finally:
        if not was_running:
            database("stop")


@contextmanager
def alone() -> Iterator[None]:
    """Hold the lock that says a demo runs on these data; the system lets go of it at our end."""
    folder = HOME / "var"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "demo.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise FailedError(
                f"A demo is running on the data in {folder}. Stop it with Ctrl-C first, or use "
                "other data: WAYSIDE_HOME=~/wayside-2 WAYSIDE_PORT=8010 make demo"
            ) from error
        yield


def check_port() -> None:
    """Fail before any work when another program has the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", PORT))
        except OSError as error:
            raise FailedError(
                f"Port {PORT} is in use on this machine. Stop the program that uses it (another "
                f"make demo?), or choose another port: WAYSIDE_PORT={PORT + 10} make demo"
            ) from error


def wayside(*arguments: str) -> str:
    """Run a ``wayside`` command and return what it printed."""
    return steps.run(arguments[0], [str(packages.executable("wayside")), *arguments])


def database(verb: str) -> str:
    """Ask the embedded database to start, stop or tell its status (nothing with DATABASE_URL)."""
    if os.environ.get("DATABASE_URL"):
        return "external"
    python = str(packages.executable("python"))
    return steps.run("database", [python, "-m", "wayside.config.embedded", verb]).strip()


def prepare_files() -> None:
    """Copy the packages' files and collect everything the browser may ask for."""
    assets.build()
    folders = [PROJECT / "build" / "assets", *(PROJECT / "src").glob("wayside/*/static")]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    value = steps.digest([*files, PROJECT / "requirements" / "runtime.txt"])
    stamp = PROJECT / "build" / "static.stamp"
    if not steps.is_current(stamp, value) or not (PROJECT / "build" / "static").is_dir():
        wayside("collectstatic", "--noinput", "--clear", "--verbosity=0")
        steps.write_stamp(stamp, value)


def migrate() -> None:
    """Bring the tables up to date, unless these migrations ran on this embedded database."""
    code = [PROJECT / "requirements" / "runtime.txt", PROJECT / "src/wayside/config/roles.py"]
    value = steps.digest([*migrations(), *code])
    once(MIGRATED, value, lambda: wayside("migrate", "--noinput"))


def seed() -> str:
    """Fill the demonstration's data in, unless this was done here; what it says of sign-ins."""
    code = [path for path in (PROJECT / "src/wayside/demo").rglob("*") if path.is_file()]
    value = steps.digest([path for path in [*code, *migrations()] if path.suffix != ".pyc"])
    return once(SEEDED, value, lambda: wayside("seed-demo"))


def migrations() -> list[Path]:
    """Every migration of our rooms."""
    return list((PROJECT / "src").glob("wayside/*/migrations/*.py"))


def once(stamp: Path, value: str, work: Callable[[], str]) -> str:
    """Do work on the database once for this input and keep its words; always on one of yours."""
    if os.environ.get("DATABASE_URL"):
        return work()
    if stamp.exists():
        done, _, words = stamp.read_text().partition("\n")
        if done == value:
            return words
    words = work()
    steps.write_stamp(stamp, f"{value}\n{words}")
    return words


def serve(plan: steps.Steps, signs_in: str) -> None:
    """Run the web server and the worker until Ctrl-C; if one ends, end the other."""
    commands = (
        [str(packages.executable("gunicorn")), "--config", "python:wayside.config.gunicorn"],
        [str(packages.executable("wayside")), "procrastinate", "worker"],
    )
    children: list[subprocess.Popen[bytes]] = []
    try:
        for command in commands:
            children.append(start(command))
        plan.do("Web server and worker", lambda: wait_until_ready(children))
        print(f"\n{signs_in}\nWayside is ready after {plan.elapsed:.0f} s.")
        print(f"\n    http://127.0.0.1:{PORT}\n\nCtrl-C stops it. Its data stays.")
        print(f"Its log: {LOG}", flush=True)
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        raise FailedError(f"The web server or the worker ended by itself.\n{last_words()}")
    except KeyboardInterrupt:
        print("\nStopping …", flush=True)
    finally:
        stop(children)
    print("Stopped. Run make demo to go on where you were.")


def start(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a program that writes to the log and does not hear our Ctrl-C itself."""
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("ab") as log:
        return subprocess.Popen(
            command,
            cwd=PROJECT,
            env=steps.environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def last_words() -> str:
    """The end of the log, and where the rest is."""
    lines = LOG.read_text(errors="replace").splitlines()[-12:]
    return "\n".join([*(f"    {line}" for line in lines), "", f"The whole log: {LOG}"])


def wait_until_ready(children: list[subprocess.Popen[bytes]]) -> None:
    """Wait for the health page to answer."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if any(child.poll() is not None for child in children):
            raise FailedError(f"The web server or the worker did not start.\n{last_words()}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/health", timeout=5):
                return
        except urllib.error.HTTPError:
            return  # it answers, and says itself what is wrong
        except OSError:
            time.sleep(0.1)
    raise FailedError(f"The web server did not answer within {START_SECONDS} s.")


def stop(children: list[subprocess.Popen[bytes]]) -> None:
    """Ask each to finish what it does, then insist."""
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()


if __name__ == "__main__":
    steps.main(main)
