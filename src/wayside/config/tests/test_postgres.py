"""The launcher of the embedded server finds its way back to a server that people can reach."""

import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from wayside.config import postgres


@pytest.fixture(scope="module", autouse=True)
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A server beside the one of the tests, on data of its own."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("WAYSIDE_HOME", str(tmp_path_factory.mktemp("own")))
        postgres.ensure_running()
        yield
        postgres.destroy()
        shutil.rmtree(postgres.socket_folder(), ignore_errors=True)


def answer(words: str) -> object:
    """What the server answers the owner."""
    place = f"host={postgres.socket_folder()} user={postgres.OWNER} dbname={postgres.DATABASE}"
    with psycopg.connect(place) as connection:
        row = connection.execute(words.encode()).fetchone()
    return row[0] if row else None


def process() -> str:
    """The number of the server's process."""
    return (postgres.data_folder() / "postmaster.pid").read_text().splitlines()[0]


def test_a_server_whose_socket_was_taken_away_is_ended_and_started_again() -> None:
    with psycopg.connect(f"host={postgres.socket_folder()} user=postgres", autocommit=True) as one:
        one.execute(f"CREATE DATABASE kept OWNER {postgres.OWNER}")
    deaf = process()
    (postgres.socket_folder() / ".s.PGSQL.5432").unlink()
    assert not postgres.is_running()
    postgres.ensure_running()
    assert process() != deaf
    assert answer("SELECT count(*) FROM pg_database WHERE datname = 'kept'") == 1


def test_a_server_whose_process_was_killed_is_started_again() -> None:
    left = postgres.data_folder() / "postmaster.pid"
    remembered = left.read_text()
    postgres.stop()
    left.write_text(remembered)
    assert not postgres.is_running()
    postgres.ensure_running()
    assert answer("SELECT 1") == 1


def test_a_server_that_runs_is_left_as_it_is() -> None:
    before = process()
    postgres.ensure_running()
    assert process() == before


def test_who_asks_while_another_starts_it_waits_until_its_roles_are_there() -> None:
    def ask_as_soon_as_it_accepts() -> object:
        deadline = time.monotonic() + postgres.START_SECONDS
        while not postgres.is_running() and time.monotonic() < deadline:
            time.sleep(0.001)
        postgres.ensure_running()
        return answer("SELECT 1")

    postgres.destroy()
    with ThreadPoolExecutor(4) as several:
        asked = [several.submit(ask_as_soon_as_it_accepts) for _ in range(3)]
        postgres.ensure_running()
        assert [one.result() for one in asked] == [1, 1, 1]
