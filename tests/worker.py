"""The worker that runs beside the web server, for as long as the queue holds something.

A process of tests that has opened a browser has a running loop in its own thread for the rest of
its life, and in which order tests meet there is chance: the worker always gets a thread.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from threading import Thread

from django.db import connections
from procrastinate import App
from procrastinate.contrib.django import app


def works_through_the_queue(queues: Collection[str] | None = None) -> None:
    """Run every job that waits, in some queues or in all, as ``wayside procrastinate worker``
    does; but not what the calendar asks for, because at which hour tests are run is chance."""
    failures: list[BaseException] = []
    thread = Thread(target=_work, args=(failures, queues), name="worker")
    thread.start()
    thread.join()
    if failures:
        raise failures[0]


def _work(failures: list[BaseException], queues: Collection[str] | None) -> None:
    try:
        connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
        with app.replace_connector(connector) as worker, _no_calendar(worker):
            worker.run_worker(
                queues=list(queues) if queues else None,
                wait=False,
                install_signal_handlers=False,
                listen_notify=False,
            )
    except BaseException as error:
        failures.append(error)
    finally:
        connections.close_all()


@contextmanager
def _no_calendar(worker: App) -> Iterator[None]:
    calendar = worker.periodic_registry
    asked, calendar.periodic_tasks = calendar.periodic_tasks, {}
    try:
        yield
    finally:
        calendar.periodic_tasks = asked
