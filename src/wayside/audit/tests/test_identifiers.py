"""Identifiers grow with time and are well formed."""

import time
from uuid import RFC_4122

from wayside.audit.identifiers import time_ordered_id


def test_identifiers_are_of_version_7_and_name_their_millisecond() -> None:
    before = time.time_ns() // 1_000_000
    made = time_ordered_id()
    after = time.time_ns() // 1_000_000
    assert (made.version, made.variant) == (7, RFC_4122)
    assert before <= made.int >> 80 <= after


def test_no_two_are_the_same() -> None:
    assert len({time_ordered_id() for _ in range(2000)}) == 2000
