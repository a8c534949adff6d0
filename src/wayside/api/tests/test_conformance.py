"""The whole API against its own document: whatever is sent, what is answered is what it says.

Schemathesis makes the requests, right ones and wrong ones, and asks the real application with a
real token over a real database. Where a number is asked for, every other one is of a record that
is there and open.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck
from tests.examples import examples

from wayside.api.tests.factories import token
from wayside.api.v1.document import document
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AreaLevel
from wayside.support.referrals.tests.factories import Cast, service_of

there: dict[str, str] = {}
schema = schemathesis.openapi.from_dict(document())
schema.app = get_wsgi_application()
# A version that has moved on is told with its own status, and is no fault of what was sent
schema.config.checks.positive_data_acceptance.expected_statuses.append("412")


def known(values: Any) -> Any:
    """What was made up, with numbers of this world in place of every other number."""
    if not isinstance(values, dict):
        return values
    return {name: _known(name, value) for name, value in values.items()}


def _known(name: str, value: object) -> object:
    if name not in there or not isinstance(value, str):
        return value
    try:
        return there[name] if UUID(value).int % 2 == 0 else value
    except ValueError:
        return value


@schema.hook
def map_path_parameters(_context: Any, path_parameters: Any) -> Any:
    return known(path_parameters)


@schema.hook
def map_body(_context: Any, body: Any) -> Any:
    return known(body)


@pytest.fixture
def secret(db: None) -> Iterator[str]:
    """The secret of a caseworker's token for everything, in a world with one of each."""
    cast = Cast(now=timezone.now())
    sent = cast.sent()
    ward = partners.area(level=AreaLevel.WARD, parent=cast.area)
    own = service_of(cast.charity, "Own service", keeper=cast.charity)
    there.update(
        referral_id=str(sent.id),
        person_id=str(cast.rosie.id),
        handover_id=str(cast.handed_to(cast.ana).id),
        service_id=str(own.id),
        area=str(cast.area.id),
        ward=str(ward.id),
        service=str(cast.service.id),
        to_agency=str(cast.there.id),
    )
    for signal in (request_started, request_finished):  # the transaction of the test goes on
        signal.disconnect(close_old_connections)
    yield token(cast.ana).secret
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    there.clear()


@schema.parametrize()
@examples(10, suppress_health_check=list(HealthCheck))
def test_what_is_answered_is_what_the_document_says(case: Any, secret: str) -> None:
    case.call_and_validate(headers={"Authorization": f"Bearer {secret}"})
