"""Nothing leaves the machine but to the allow-list, in the tests' own process too."""

import socket
from collections.abc import Iterator

import pytest

from wayside.config import egress

ELSEWHERE = ("192.0.2.7", 443)  # an address kept for documentation


@pytest.fixture
def listening() -> Iterator[tuple[str, int]]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()


def test_this_machine_may_be_reached(listening: tuple[str, int]) -> None:
    with socket.create_connection(listening, timeout=5) as connection:
        assert connection.getpeername() == listening


@pytest.mark.parametrize("kind", [socket.SOCK_STREAM, socket.SOCK_DGRAM])
def test_another_machine_may_not_and_the_log_says_which(
    kind: socket.SocketKind, caplog: pytest.LogCaptureFixture
) -> None:
    with (
        socket.socket(socket.AF_INET, kind) as connection,
        pytest.raises(egress.EgressBlockedError, match=r"192\.0\.2\.7"),
    ):
        connection.connect(ELSEWHERE)
    (record,) = caplog.records
    assert (record.message, record.__dict__["host"]) == ("egress.blocked", "192.0.2.7")


def test_a_datagram_to_another_machine_is_refused() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as connection,
        pytest.raises(egress.EgressBlockedError),
    ):
        connection.sendto(b"hello", ELSEWHERE)


def test_a_name_is_not_even_looked_up() -> None:
    with pytest.raises(egress.EgressBlockedError, match=r"records\.example"):
        socket.getaddrinfo("records.example", 443)


def test_a_host_on_the_list_is_let_through_by_name_and_by_address() -> None:
    allowed = egress.AllowList()
    allowed.replace(["Mail.example", "192.0.2.7"])
    assert allowed.has_name("mail.example")
    assert allowed.has_name(b"mail.example")
    assert allowed.has_address("192.0.2.7")
    assert not allowed.has_name("other.example")
    assert not allowed.has_address("192.0.2.8")
