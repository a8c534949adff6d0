"""How quickly the demo's pages answer: p50 and p95 over HTTP, beside the health page.

Run it against a running demo (``make demo`` in another terminal):

    .venv/bin/python benchmarks/pages.py --base http://127.0.0.1:8000 --json

Each page is asked for in turn, ``--rounds`` times after one warm-up, by one person at a time,
as a browser would without its cache; ``"/a/ > /b/ID/"`` is the first link on ``/a/`` that ends
so. ``ratio_to_health`` is the page's median beside that of ``/health``, the lightest page that
asks the database, in the same run.
"""

import argparse
import http.cookiejar
import json
import re
import statistics
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Protocol

PASSWORD = "wayside-demo-2018"
LIMIT_MS = 100.0
ANY_ID = "[0-9a-f-]{36}"
WEEK = "/lambeth/weeks/2018-W27/"
LAST_WEEK = "/lambeth/weeks/2018-W26/"
RECORD = "/people/ > /people/ID/"
PAGES: dict[str, dict[str, int]] = {
    "coordinator": {
        "/": 27,
        "/lambeth/weeks/": 11,
        "/lambeth/weeks/2018-W28/": 30,
        "/lambeth/weeks/2018-W27/": 30,
        "/lambeth/weeks/2018-W29/": 10,
        "/lambeth/weeks/2018-W28/comment/": 8,
        "/lambeth/weeks/2018-W28/patrols/add/": 9,
        "/lambeth/hot-spots/": 14,
        "/lambeth/hot-spots/places/1/": 17,
        "/lambeth/hot-spots/marked/": 10,
        "/lambeth/crime/": 9,
        "/lambeth/crime/import/": 8,
        "/lambeth/crime/months/": 8,
        "/partners/": 7,
        "/partners/programmes/": 8,
        "/partners/grants/": 8,
        f"{WEEK} > /parts/": 17,
        f"{WEEK} > /risk/": 20,
        f"{WEEK} > /night/": 16,
        f"{LAST_WEEK}review/": 22,
        f"{LAST_WEEK} > /return/": 19,
        "/lambeth/weeks/months/": 13,
        "/lambeth/roster/": 28,
        "/lambeth/roster/ > /roster/ID/": 15,
        "/lambeth/roster/ > /roster/ID/ > /empty/ID/": 13,
        "/lambeth/costs/": 18,
        "/lambeth/check-ins/": 12,
        "/lambeth/observers/": 11,
        "/lambeth/risk-template/": 10,
        "/lambeth/workforce/": 24,
        "/lambeth/workforce/ > /people/ID/": 30,
        "/lambeth/workforce/courses/": 10,
        "/lambeth/workforce/courses/ > /sessions/ID/": 12,
        "/lambeth/workforce/import/": 9,
        "/lambeth/workforce/terms/": 12,
    },
    "deputy-coordinator": {
        "/": 27,
        f"{WEEK} > /risk/": 20,
    },
    "patrol-officer": {
        "/": 17,
        "/ > /return/": 21,
        "/lambeth/roster/mine/": 9,
        "/lambeth/my-time/": 27,
        "/lambeth/my-time/absence/": 8,
        "/lambeth/my-time/check-ins/": 11,
        "/notices/": 9,
    },
    "local-officer": {
        "/": 11,
        "/lambeth/roster/mine/": 9,
    },
    "analyst": {
        "/": 14,
        "/lambeth/hot-spots/": 14,
        "/lambeth/hot-spots/?police=out": 14,
        "/lambeth/hot-spots/?window=6&top=5": 14,
        "/lambeth/hot-spots/places/1/": 17,
        "/lambeth/hot-spots/layers/": 12,
        "/lambeth/hot-spots/layers/?layer=surface": 12,
        "/lambeth/hot-spots/layers/?layer=months": 12,
        "/lambeth/hot-spots/weights/": 11,
        "/lambeth/hot-spots/export/": 10,
        "/lambeth/hot-spots/set-aside/": 14,
        "/lambeth/crime/": 9,
        "/lambeth/crime/mappings/": 8,
    },
    "ward-sergeant": {
        "/": 19,
        "/st-leonards/hot-spots/": 14,
        "/lambeth/weeks/2018-W28/": 19,
    },
    "partner-worker": {
        "/": 17,
        "/lambeth/weeks/2018-W28/places/": 14,
        "/lambeth/invitations/": 10,
        "/lambeth/invitations/ > /invitations/ID/": 12,
        "/ > /briefing/": 16,
    },
    "governance-officer": {
        "/": 15,
        "/governance/audit/": 17,
        "/governance/audit/?kind=export": 10,
        "/governance/audit/people/": 10,
        "/governance/audit/records/": 19,
        "/governance/audit/days/": 9,
        "/governance/audit/trail/": 13,
        "/partners/proposals/": 11,
    },
    "administrator": {
        "/": 17,
        "/mail/": 9,
        "/partners/": 8,
        "/partners/areas/lambeth/": 11,
        "/partners/agencies/": 10,
        "/partners/members/": 11,
        "/partners/members/give/": 10,
        "/partners/accounts/": 12,
        "/partners/proposals/": 11,
        "/api/tokens/watched/": 9,
    },
    "caseworker": {
        "/": 33,
        "/api/tokens/": 8,
        "/api/tokens/new/": 7,
        "/people/": 15,
        "/people/ > /people/ID/": 30,
        "/people/ > /people/ID/ > /contact/": 18,
        "/people/ > /people/ID/ > /meetings/": 15,
        "/people/ > /people/ID/ > /needs/": 17,
        "/people/ > /people/ID/ > /plan/": 17,
        "/people/ > /people/ID/ > /around/": 15,
        "/people/ > /people/ID/ > /consent/": 15,
        "/sharing/demands/": 9,
        "/sharing/received/": 9,
        "/people/children/": 8,
        "/people/search/": 6,
        "/people/ > /people/ID/ > /groups/": 14,
        "/people/ > /people/ID/ > /sanctuary/": 15,
        "/support/groups/": 8,
        "/support/groups/ > /groups/ID/": 12,
        "/people/ > /people/ID/ > /volunteers/": 15,
        "/people/ > /people/ID/ > /equality/": 14,
        "/support/volunteers/": 9,
        "/support/volunteers/ > /volunteers/ID/": 9,
        "/support/met/": 10,
        "/support/due/": 10,
        "/support/caseload/": 35,
        "/support/caseload/loads/": 11,
        "/support/supervision/": 11,
        "/sharing/handovers/": 10,
        "/sharing/handovers/ > /handovers/ID/": 15,
        "/directory/": 12,
        "/safeguarding/children/": 9,
        "/support/housing/": 10,
        "/support/housing/ > /places/ID/": 11,
        "/sharing/protocol/": 8,
        f"{RECORD} > /housing/": 18,
        f"{RECORD} > /homes/": 18,
        f"{RECORD} > /homelessness/": 14,
        f"{RECORD} > /risk/": 22,
        f"{RECORD} > /marac/": 15,
        f"{RECORD} > /child/": 19,
        "/safeguarding/children/ > /safeguarding/children/ID/": 10,
        f"{RECORD} > /concerns/": 15,
        f"{RECORD} > /orders/": 14,
        f"{RECORD} > /missing/": 16,
        f"{RECORD} > /death/": 15,
        f"{RECORD} > /slavery/": 16,
        f"{RECORD} > /access/people/ID/": 14,
        f"{RECORD} > /corrections/": 18,
        f"{RECORD} > /timeline/": 38,
        f"{RECORD} > /referrals/": 11,
    },
    "safeguarding-lead": {
        "/": 30,
        "/sharing/demands/": 9,
        "/people/children/": 8,
        "/support/caseload/allocate/": 10,
        "/support/periods/": 10,
        "/support/strands/": 10,
        "/sharing/handovers/": 10,
        "/safeguarding/children/": 8,
        "/safeguarding/children/periods/": 6,
        "/safeguarding/risk-settings/": 10,
        "/sharing/protocol/champions/": 8,
        "/governance/erasure/": 8,
        "/support/homes/count/": 13,
        "/support/housing/gaps/": 14,
        "/support/statutory-periods/": 7,
    },
    "safeguarding-lead-centre": {"/": 32, "/safeguarding/children/": 9},
    "housing-officer": {
        "/": 18,
        "/support/housing/": 11,
        "/support/housing/ > /places/ID/": 11,
        "/support/housing/requests/": 9,
        "/support/housing/requests/ > /requests/ID/": 13,
        "/support/housing/times/": 7,
        "/support/homes/kept/": 9,
    },
    "marac-coordinator": {
        "/": 12,
        "/safeguarding/marac/": 12,
        "/safeguarding/marac/ > /cases/ID/": 12,
        "/safeguarding/marac/ > /meetings/ID/": 10,
        "/safeguarding/marac/ > /meetings/ID/ > /agenda/ID/": 14,
        "/safeguarding/marac/actions/": 8,
        "/safeguarding/marac/figures/2018/2/": 9,
    },
    "marac-representative": {"/": 11, "/safeguarding/marac/": 12},
    "service-worker": {"/": 17, "/support/referrals/": 9},
    "governance-officer-centre": {
        "/": 12,
        "/governance/retention/": 9,
        "/governance/erasure/": 8,
        "/governance/access/": 8,
        "/governance/access/ > /access/ID/extend/": 7,
    },
    "link-reviewer": {"/": 9, "/people/links/": 9, "/people/links/judged/": 10},
    "probation-practitioner": {"/": 8},
    "coordinator-southwark": {
        "/": 23,
        "/southwark/hot-spots/": 10,
        "/southwark/weeks/2018-W28/": 10,
    },
}
"""By role, each with the most statements it may take: tests hold it to that on the demo."""


@dataclass(frozen=True, slots=True)
class Timing:
    """One page's answers in milliseconds."""

    p50_ms: float
    p95_ms: float
    ratio_to_health: float
    bytes: int


class Reader(Protocol):
    """Whatever gets a page: how long it took, and the page."""

    def get(self, path: str, /) -> tuple[float, bytes]:
        """One page."""


class Visitor:
    """A browser's part: cookies, the form token, nothing cached."""

    def __init__(self, base: str) -> None:
        self.base = base.rstrip("/")
        self.jar = http.cookiejar.CookieJar()
        handler = urllib.request.HTTPCookieProcessor(self.jar)
        self.opener = urllib.request.build_opener(handler)

    def get(self, path: str) -> tuple[float, bytes]:
        """Milliseconds until the whole answer is here, and the answer."""
        began = time.perf_counter()
        with self.opener.open(self.base + path, timeout=30) as answer:
            body: bytes = answer.read()
        return (time.perf_counter() - began) * 1000, body

    def sign_in(self, login: str) -> None:
        """Sign in to the demo."""
        _took, page = self.get("/accounts/login/")
        token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if token is None:
            sys.exit("The sign-in page has no form. Is this a running demo?")
        fields = {
            "csrfmiddlewaretoken": token[1].decode(),
            "login": f"{login}@wayside.example",
            "password": PASSWORD,
        }
        request = urllib.request.Request(
            f"{self.base}/accounts/login/",
            data=urllib.parse.urlencode(fields).encode(),
            headers={"Referer": f"{self.base}/accounts/login/"},
        )
        with self.opener.open(request, timeout=30) as answer:
            if "/accounts/login" in answer.url:
                sys.exit(f"The demo did not let {login} in.")


def measure(visitor: Visitor, path: str, rounds: int) -> tuple[list[float], int]:
    """Answer times in milliseconds, and the page's size in bytes."""
    _first, body = visitor.get(path)
    return [visitor.get(path)[0] for _round in range(rounds)], len(body)


def address(visitor: Reader, path: str) -> str:
    """The path itself, or where the links it names lead."""
    at, *endings = path.split(" > ")
    for ending in endings:
        _took, page = visitor.get(at)
        links = [found.decode() for found in re.findall(rb'href="(/[^"#?]*)', page)]
        wanted = re.compile(f".*{ending.replace('ID', ANY_ID)}")
        at = next((link for link in links if wanted.fullmatch(link)), "")
        if not at:
            sys.exit(f"No link on the way of {path!r} ends in {ending!r}.")
    return at


def percentile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` of all do not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def run(base: str, rounds: int) -> dict[str, dict[str, float]]:
    """Every page of every role."""
    health, _size = measure(Visitor(base), "/health", rounds)
    peer = statistics.median(health)
    pages: dict[str, dict[str, float]] = {}
    for role, paths in PAGES.items():
        visitor = Visitor(base)
        visitor.sign_in(role)
        for path in paths:
            times, size = measure(visitor, address(visitor, path), rounds)
            middle = statistics.median(times)
            timing = Timing(
                round(middle, 1), round(percentile(times, 0.95), 1), round(middle / peer, 2), size
            )
            pages[f"{role} {path}"] = asdict(timing)
    return pages


def main() -> None:
    """Print the figures; exit 1 when a page is slower than the limit at p95."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--base", default="http://127.0.0.1:8000")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    try:
        pages = run(options.base, options.rounds)
    except urllib.error.HTTPError as error:
        sys.exit(f"{error.url} answered {error.code}. Is this a fresh demo? See make demo-reset.")
    except (urllib.error.URLError, ConnectionError) as error:
        sys.exit(f"{options.base} did not answer as expected: {error}. Run make demo first.")
    slow = [name for name, timing in pages.items() if timing["p95_ms"] > LIMIT_MS]
    if options.json:
        print(json.dumps({"limit_ms": LIMIT_MS, "pages": pages, "slow": slow}, indent=2))
    else:
        for name, timing in pages.items():
            print(f"{timing['p95_ms']:>8.1f} ms p95 {timing['p50_ms']:>8.1f} ms p50  {name}")
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
