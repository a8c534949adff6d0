"""How quickly casework answers at scale: 100,000 people, 1,000,000 engagements, eight users.

Needs no server: it fills databases of its own in the embedded one (or beside the one that
``DATABASE_OWNER_URL`` names), serves the application from each with gunicorn as in production, and
sends eight caseworkers to work. A second run finds the databases filled; ``--drop`` removes them.

Each user asks for a page, reads it for a moment (``--think``, in the mean one second, drawn anew
each time: quicker than anybody reads) and asks for the next; in what order is drawn. ``queries``
are the statements of one page, ``growth`` is the median beside that of a tenth of the size. The
rate, the machine's load and the processor's time for each page are told on standard error: on a
machine that others use, only the last says what a page costs.
"""

import argparse
import json
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql

import casework_people as filling
from pages import Visitor, percentile
from wayside.config import database, postgres

NAME = "wayside_casework"
HERE = Path(__file__).resolve().parent
TENTH = 10
WARM = 3
SEARCH = "/people/search/"
LISTED = re.compile(r'href="/people/([0-9a-f-]{36})/')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PAGES = {
    "first page": "/",
    "list": "/people/",
    "search": SEARCH,
    "record": "/people/{}/",
    "meetings": "/support/people/{}/meetings/",
    "timeline": "/support/people/{}/timeline/",
    "needs": "/support/people/{}/needs/",
}
Times = dict[str, list[float]]


class Caseworker(Visitor):
    """One user: signed in, with a list of people to open."""

    def __init__(self, base: str, number: int) -> None:
        super().__init__(base)
        self.chance = random.Random(number)
        self.sign_in(filling.address(number).partition("@")[0])
        self.people = sorted(set(LISTED.findall(self.get("/people/")[1].decode())))
        found = TOKEN.search(self.get(SEARCH)[1].decode())
        self.token = found[1] if found else ""

    def ask(self, name: str) -> float:
        """Milliseconds until a page is here."""
        if name == "search":
            return self.search()
        return self.get(PAGES[name].format(self.chance.choice(self.people)))[0]

    def search(self) -> float:
        """The same for looking for somebody by a name that people have."""
        who = self.chance.choice(filling.name_of(0)).identity
        words = self.chance.choice((who.street, f"{who.given} {who.family}", who.given))
        sent = {"csrfmiddlewaretoken": self.token, "name": words.strip() or "Rosie", "born": ""}
        request = urllib.request.Request(
            self.base + SEARCH,
            data=urllib.parse.urlencode(sent).encode(),
            headers={"Referer": self.base + SEARCH},
        )
        began = time.perf_counter()
        with self.opener.open(request, timeout=60) as answer:
            answer.read()
        return (time.perf_counter() - began) * 1000


def work(user: Caseworker, until: float, think: float, out: Times, order: list[str]) -> None:
    """One user's part of the day; on the slowest machine every page is seen once."""
    time.sleep(user.chance.random() * think)
    while time.monotonic() < until or not all(out.values()):
        for name in user.chance.sample(order, len(order)):
            out[name].append(user.ask(name))
            time.sleep(user.chance.expovariate(1 / think) if think else 0)


def driven(base: str, options: argparse.Namespace) -> Times:
    """What every user waited, page by page."""
    users = [Caseworker(base, number) for number in range(options.users)]
    for user in users:
        for name in PAGES:
            user.ask(name)
    seen: list[Times] = [{name: [] for name in PAGES} for _ in users]
    began = time.monotonic()
    until = began + options.seconds
    threads = [
        threading.Thread(target=work, args=(user, until, options.think, out, list(PAGES)))
        for user, out in zip(users, seen, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = {name: [each for out in seen for each in out[name]] for name in PAGES}
    rate = sum(map(len, found.values())) / (time.monotonic() - began)
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{rate:.1f} pages a second; load of the machine {load}", file=sys.stderr)
    return found


def environment(name: str) -> dict[str, str]:
    """Where the processes of one database find it: the owner who fills it, who serves it."""
    urls = {}
    for variable, as_owner in (("DATABASE_OWNER_URL", True), ("DATABASE_URL", False)):
        held = database.django_database(as_owner=as_owner)
        login = quote(held["USER"], safe="")
        login += f":{quote(held['PASSWORD'], safe='')}" if held["PASSWORD"] else ""
        port = f"&port={held['PORT']}" if held["PORT"] else ""
        host = quote(held["HOST"] or "localhost", safe="")
        urls[variable] = f"postgresql://{login}@/{name}?host={host}{port}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "wayside.config.settings.demo",
        "PYTHONPATH": str(HERE),
        **urls,
    }


def filled(people: int, options: argparse.Namespace) -> dict[str, str]:
    """A database with so many people, and what its processes need to find it."""
    name = f"{NAME}_{people}_{options.engagements * people // options.people}"
    owner = database.django_database(as_owner=True)
    login: dict[str, Any] = {
        "user": owner["USER"],
        "password": owner["PASSWORD"] or None,
        "dbname": "postgres",
    }
    with psycopg.connect(
        **login, host=owner["HOST"] or None, port=owner["PORT"] or None, autocommit=True
    ) as server:
        found = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if options.drop and found:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        if not options.drop and not found:
            like = sql.Identifier(options.template or "template1")
            server.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), like)
            )
    around = environment(name)
    if not options.drop:
        engagements = options.engagements * people // options.people
        sizes = ["--people", str(people), "--engagements", str(engagements)]
        command = [sys.executable, str(HERE / "casework_people.py"), *sizes]
        subprocess.run(command, env=around, check=True)
    return around


@contextmanager
def served(around: Mapping[str, str]) -> Iterator[str]:
    """The application as production runs it; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("gunicorn"))]
    command += ["--config", "python:wayside.config.gunicorn"]
    quiet = subprocess.DEVNULL
    around = {**around, "WAYSIDE_PORT": str(port)}
    server = subprocess.Popen(command, env=around, stdout=quiet, stderr=quiet)
    try:
        base = f"http://127.0.0.1:{port}"
        _wait(base)
        yield base
    finally:
        server.terminate()
        server.wait(timeout=30)


def collected(around: Mapping[str, str]) -> None:
    """The files that pages name, gathered unless they were."""
    if not (HERE.parent / "build" / "static").is_dir():
        command = [sys.executable, "-m", "django", "collectstatic", "--noinput"]
        subprocess.run(command, env=around, check=True, stdout=subprocess.DEVNULL)


def _wait(base: str) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(f"{base}/health", timeout=5).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    sys.exit("The application did not start.")


def statements() -> dict[str, int]:
    """How often each page asks the database, counted in this process."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from wayside.access.models import Account

    client = Client(headers={"host": "localhost"})
    who = Account.objects.get(email=filling.address(0))
    client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
    person = LISTED.findall(client.get("/people/").content.decode())[0]
    counts = {}
    for name, path in PAGES.items():
        for _ in range(WARM):
            began = time.process_time()
            with CaptureQueriesContext(connection) as asked:
                if name == "search":
                    answer = client.post(SEARCH, {"name": "Rosie", "born": ""})
                else:
                    answer = client.get(path.format(person))
            took = (time.process_time() - began) * 1000
        if answer.status_code != 200:
            sys.exit(f"{path} answered {answer.status_code}.")
        counts[name] = len(asked)
        print(f"{name}: {took:.0f} ms of the application's processor", file=sys.stderr)
    connection.close()
    return counts


def report(options: argparse.Namespace) -> dict[str, Any]:
    """The figures."""
    smaller = filled(max(1, options.people // TENTH), options)
    whole = filled(options.people, options)
    collected(whole)
    with served(smaller) as base:
        tenth = driven(base, options)
    with served(whole) as base:
        times = driven(base, options)
    os.environ.update(whole)
    counts = statements()
    return {
        "people": options.people,
        "engagements": options.engagements,
        "users": options.users,
        "pages": {
            name: {
                "p50_ms": round(statistics.median(found), 1),
                "p95_ms": round(percentile(found, 0.95), 1),
                "queries": counts[name],
            }
            for name, found in times.items()
        },
        "growth": {
            name: round(statistics.median(found) / statistics.median(tenth[name]), 2)
            for name, found in times.items()
        },
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--engagements", type=int, default=1_000_000)
    parser.add_argument("--users", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60.0, help="of each of the two sizes")
    parser.add_argument("--think", type=float, default=1.0, help="seconds, in the mean")
    parser.add_argument("--template", default="", help="a migrated database to begin from")
    parser.add_argument("--drop", action="store_true", help="remove the databases and stop")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if database.is_embedded():
        postgres.ensure_running()
    if options.drop:
        for people in (options.people, max(1, options.people // TENTH)):
            filled(people, options)
        return
    print(json.dumps(report(options), indent=None if options.json else 2))


if __name__ == "__main__":
    main()
