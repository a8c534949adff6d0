"""Nothing leaves this machine but to the hosts on the allow-list.

A hook of the interpreter sees every connection and every name look-up that Python code makes,
in whatever library, and refuses those to other machines. It allows this machine, sockets in the
file system, the database's host and ``settings.EGRESS_ALLOWED_HOSTS`` (the mail server). Code in
other languages that opens sockets by itself is not seen: PostgreSQL's client is told its host by
us; the chart and PDF engines are given no addresses to load.
"""

import ipaddress
import logging
import socket
import sys
from collections.abc import Iterable
from typing import Any

logger = logging.getLogger(__name__)
LOOK_UPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
SENDS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
INTERNET = frozenset({socket.AF_INET, socket.AF_INET6})


class EgressBlockedError(PermissionError):
    """A connection to a host that is not on the allow-list was refused."""


class AllowList:
    """Hosts that may be reached, by name or address."""

    def __init__(self) -> None:
        self._hosts: frozenset[str] = frozenset()

    def replace(self, hosts: Iterable[str]) -> None:
        """Take these hosts in place of those before."""
        self._hosts = frozenset(host.lower() for host in hosts if host)

    def has_name(self, host: object) -> bool:
        """Whether the name may be looked up."""
        name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host or "")
        return name.lower() in self._hosts or name in {"", "localhost"} or _is_here(name)

    def has_address(self, address: str) -> bool:
        """Whether the address may be connected to: it is here, or an allowed name leads to it."""
        if _is_here(address) or address in self._hosts:
            return True
        return any(address in _addresses(host) for host in self._hosts)


ALLOWED = AllowList()
_state = {"installed": False}


def install(hosts: Iterable[str]) -> None:
    """Refuse every other host from now on; a hook cannot be taken out again."""
    ALLOWED.replace(hosts)
    if not _state["installed"]:
        _state["installed"] = True
        sys.addaudithook(_watch)


def _watch(
    event: str,
    arguments: tuple[Any, ...],
    *,
    look_ups: frozenset[str] = LOOK_UPS,
    sends: frozenset[str] = SENDS,
) -> None:
    """See one event; names are bound here, as the interpreter clears the module at its end."""
    if event in look_ups:
        if not ALLOWED.has_name(arguments[0]):
            _refuse(str(arguments[0]), "")
    elif event in sends:
        peer, address = arguments[0], arguments[-1]
        if peer.family in INTERNET and address and not ALLOWED.has_address(str(address[0])):
            _refuse(str(address[0]), str(address[1]))


def _refuse(host: str, port: str) -> None:
    logger.error("egress.blocked", extra={"event": "egress.blocked", "host": host, "port": port})
    raise EgressBlockedError(
        f"Wayside may not connect to {host}: it is not in EGRESS_ALLOWED_HOSTS."
    )


def _is_here(address: str) -> bool:
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return parsed.is_loopback or parsed.is_unspecified


def _addresses(host: str) -> set[str]:
    try:
        return {str(found[4][0]) for found in socket.getaddrinfo(host, None)}
    except OSError:
        return set()
