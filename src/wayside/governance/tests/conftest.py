"""Checkpoints of one test do not reach another."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from wayside.governance.tests.factories import Agencies, two_agencies
from wayside.partners.tests.factories import sign_in


@pytest.fixture
def own_folder(tmp_path: Path, settings: Settings) -> None:
    """Seal and check in a folder of this test's own."""
    settings.VAR_FOLDER = tmp_path


@pytest.fixture
def agencies() -> Agencies:
    return two_agencies()


@pytest.fixture
def officer(client: Client, agencies: Agencies) -> Client:
    sign_in(client, agencies.officer)
    return client
