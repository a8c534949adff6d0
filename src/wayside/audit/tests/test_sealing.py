"""The head of the chain is signed, once, and the signature can be sent elsewhere."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.db import transaction
from pytest_django import Settings

from wayside.audit import signing
from wayside.audit.exchange import read_checkpoints, read_kept_links
from wayside.audit.models import Checkpoint
from wayside.audit.public_keys import NotAPublicKeyError, key_id, read_public_key
from wayside.audit.sealing import CHECKPOINTS_FILE, seal
from wayside.audit.tests.factories import event


def pem(key: Ed25519PrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def test_a_checkpoint_is_stored_and_exported(transactional_db: None, audit_folder: Path) -> None:
    event()
    made = seal()
    assert made
    assert Checkpoint.objects.get().seq == 1
    (exported,) = read_checkpoints(audit_folder / CHECKPOINTS_FILE)
    assert (exported.seq, exported.signature) == (1, bytes(made.signature))


def test_sealing_again_without_new_events_does_nothing(
    transactional_db: None, audit_folder: Path
) -> None:
    assert seal() is None
    event()
    assert seal()
    assert seal() is None
    assert len(list(read_checkpoints(audit_folder / CHECKPOINTS_FILE))) == 1


def test_each_checkpoint_follows_the_links_it_seals(
    transactional_db: None, audit_folder: Path
) -> None:
    first, second = event(), event()
    seal()
    third = event()
    seal()
    kept = read_kept_links(audit_folder / CHECKPOINTS_FILE)
    assert [(link.seq, link.event_id) for link in kept] == [
        (1, str(first.id)),
        (2, str(second.id)),
        (3, str(third.id)),
    ]
    lines = (audit_folder / CHECKPOINTS_FILE).read_text().splitlines()
    assert [line[2:6] for line in lines] == ["link", "link", "chec", "link", "chec"]


def test_a_checkpoint_that_is_rolled_back_is_not_exported(
    transactional_db: None, audit_folder: Path
) -> None:
    event()
    with transaction.atomic():
        seal()
        transaction.set_rollback(True)
    assert not (audit_folder / CHECKPOINTS_FILE).exists()


def test_the_key_made_here_is_kept_and_private(tmp_path: Path) -> None:
    first = signing.private_key()
    assert key_id(first.public_key()) == key_id(signing.private_key().public_key())
    assert (tmp_path / "keys" / "audit.pem").stat().st_mode & 0o777 == 0o600


def test_the_public_key_can_be_read_back() -> None:
    key = signing.private_key().public_key()
    assert key_id(read_public_key(signing.publish(key))) == key_id(key)
    assert list(signing.trusted_keys()) == [key_id(key)]


@pytest.mark.parametrize("as_file", [True, False])
def test_the_key_given_by_the_environment_is_used(
    as_file: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    key = Ed25519PrivateKey.generate()
    path = tmp_path / "given.pem"
    path.write_bytes(pem(key))
    monkeypatch.setenv(signing.VARIABLE, str(path) if as_file else pem(key).decode())
    assert key_id(signing.private_key().public_key()) == key_id(key.public_key())


def test_a_key_that_was_replaced_stays_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    former = signing.private_key().public_key()
    signing.publish(former)
    monkeypatch.setenv(signing.VARIABLE, pem(Ed25519PrivateKey.generate()).decode())
    assert key_id(former) in signing.trusted_keys()
    assert len(signing.trusted_keys()) == 2


def test_production_makes_no_key_of_its_own(settings: Settings) -> None:
    settings.MAKES_OWN_KEYS = False
    with pytest.raises(signing.KeyMissingError, match="openssl genpkey"):
        signing.private_key()
    assert signing.trusted_keys() == {}


def test_another_kind_of_key_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = generate_private_key(65537, 2048).private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    monkeypatch.setenv(signing.VARIABLE, other.decode())
    with pytest.raises(signing.KeyMissingError, match="not an Ed25519"):
        signing.private_key()
    (tmp_path / "key.pem").write_bytes(other)
    with pytest.raises(NotAPublicKeyError):
        read_public_key(tmp_path / "key.pem")
