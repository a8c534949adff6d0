"""The pool and one person in it."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from wayside.access.gates import Request, page
from wayside.web import clock
from wayside.workforce import actions, queries
from wayside.workforce.permissions import VIEW_POOL
from wayside.workforce.presenters.people import lines
from wayside.workforce.presenters.person import person_page
from wayside.workforce.presenters.pool import pool_page
from wayside.workforce.views.opening import crumbs, pool_at, worker_at
from wayside.workforce.views.undo import offered

YEAR = timedelta(days=365)


@page(VIEW_POOL)
def pool(request: Request, area: str) -> HttpResponse:
    """The pool: who is trained, what runs out, where it is heading."""
    at, today = pool_at(request, area), clock.today()
    everyone = list(actions.list_pool(area=at, by=request.actor, now=clock.now()))
    gone = list(queries.left_since(at, today - YEAR, visible_to=request.actor))
    facts = queries.facts_of(everyone)
    were_trained = queries.periods_of([each.id for each in gone])
    shown = pool_page(
        lines(everyone, facts, at, today),
        facts,
        gone,
        len(were_trained),
        today,
    )
    return render(request, "workforce/pool.html", {"area": at, "pool": shown})


@page(VIEW_POOL)
def person(request: Request, area: str, worker_id: UUID) -> HttpResponse:
    """One member of the pool."""
    at = pool_at(request, area)
    worker = actions.open_worker(
        worker=worker_at(request, at, worker_id), by=request.actor, now=clock.now()
    )
    facts = queries.facts_of([worker])[worker.id]
    context = {
        "area": at,
        "worker": worker,
        "page": person_page(worker, facts, clock.today()),
        "undo": offered(request),
        "crumbs": crumbs(at, (worker.person.name, "")),
    }
    return render(request, "workforce/person.html", context)
