"""Steps that show where they are, how long they took, and what to do when they fail."""

import hashlib
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
LOGS = PROJECT / "build" / "logs"
NO_NETWORK = (
    "Name or service not known",
    "Temporary failure in name resolution",
    "NewConnectionError",
    "Connection refused",
    "Connection timed out",
    "ConnectTimeout",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ETIMEDOUT",
    "dns error",
    "error sending request",
)
NO_SPACE = ("No space left on device", "ENOSPC", "os error 28")


class FailedError(Exception):
    """A step failed; the message says what to do."""


class Steps:
    """Numbered steps: ``steps.do("Packages", install)`` prints ``[2/8] Packages … 5.1 s``."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.number = 0
        self.started = time.monotonic()

    def do(self, title: str, work: Callable[[], object]) -> None:
        """Run one step, showing the seconds as they pass when somebody watches."""
        self.number += 1
        label = f"[{self.number}/{self.total}] {title}"
        finished = threading.Event()
        ticker = threading.Thread(target=_tick, args=(label, finished), daemon=True)
        began = time.monotonic()
        watched = sys.stdout.isatty()
        back = "\r" if watched else ""
        print(f"{label} …", end="" if watched else "\n", flush=True)
        if watched:
            ticker.start()
        try:
            work()
        except BaseException:
            finished.set()
            print(f"{back}{label}: failed after {time.monotonic() - began:.1f} s")
            raise
        finished.set()
        print(f"{back}{label}: {time.monotonic() - began:.1f} s", flush=True)

    @property
    def elapsed(self) -> float:
        """Seconds since the first step."""
        return time.monotonic() - self.started


def _tick(label: str, finished: threading.Event) -> None:
    began = time.monotonic()
    while not finished.wait(1):
        print(f"\r{label} … {time.monotonic() - began:.0f} s", end="", flush=True)


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment for a child: the venv's programs first.

    Where Python may leave nothing compiled beside the sources, as in many containers, it does so
    under ``build``: compiling everything again takes each command several seconds.
    """
    given = dict(os.environ)
    if given.pop("PYTHONDONTWRITEBYTECODE", ""):
        given.setdefault("PYTHONPYCACHEPREFIX", str(PROJECT / "build" / "compiled"))
    path = f"{PROJECT / '.venv' / 'bin'}{os.pathsep}{given.get('PATH', '')}"
    return {**given, "PATH": path, "VIRTUAL_ENV": str(PROJECT / ".venv"), **(extra or {})}


def run(name: str, command: list[str], extra: Mapping[str, str] | None = None) -> str:
    """Run a command quietly, its words going to ``build/logs/<name>.log``; return them.

    Raises:
        FailedError: it failed; with the last lines and advice.
    """
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{name}.log"
    with log.open("w+") as handle:
        done = subprocess.run(
            command,
            check=False,
            cwd=PROJECT,
            env=environment(extra),
            stdout=handle,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )
        handle.seek(0)
        words = handle.read()
    if done.returncode != 0:
        tail = "\n".join(f"    {line}" for line in words.strip().splitlines()[-12:])
        raise FailedError(f"{tail}\n\n{advice(words)}\nThe whole log: {log.relative_to(PROJECT)}")
    return words


def advice(words: str) -> str:
    """What to do about a failure, judged by its words."""
    if any(sign in words for sign in NO_SPACE):
        return "The disk is full. Free about 3 GB, then run the same command again."
    if any(sign in words for sign in NO_NETWORK):
        return (
            "The package servers cannot be reached. The first run needs the network: check the "
            "connection, or HTTPS_PROXY, or this machine's own pip and npm settings. Then run "
            "the same command again; it goes on where it stopped."
        )
    return "Run the same command again; if it fails the same way, the log says more."


def main(work: Callable[[], None]) -> None:
    """Run a script's work; a failure is a few sentences and a non-zero exit."""
    try:
        work()
    except FailedError as failure:
        sys.exit(f"\n{failure}")
    except OSError as error:
        sys.exit(f"\n{error}\n{advice(str(error))}")
    except KeyboardInterrupt:
        sys.exit("\nStopped.")


def need_space(folder: Path, gigabytes: float) -> None:
    """Fail early when the disk that holds ``folder`` is too full."""
    free = shutil.disk_usage(folder).free / 1e9
    if free < gigabytes:
        raise FailedError(
            f"The disk that holds {folder} has {free:.1f} GB free; about {gigabytes:.0f} GB are "
            "needed. Free some space, then run the same command again."
        )


def digest(paths: Iterable[Path], *more: str) -> str:
    """One hash over the names and contents of files, and over words."""
    total = hashlib.sha256("\n".join(more).encode())
    for path in sorted(paths):
        total.update(str(path.relative_to(PROJECT)).encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def is_current(stamp: Path, value: str) -> bool:
    """Whether the work that wrote ``stamp`` was done for just this input."""
    with suppress(OSError):
        return stamp.read_text() == value
    return False


def write_stamp(stamp: Path, value: str) -> None:
    """Record that the work is done for this input."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value)
