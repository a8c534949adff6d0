"""Exports can be read without Wayside, and a broken file is not taken for a sound trail."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from wayside.audit.exchange import UnreadableError, read_checkpoints, read_entries
from wayside.audit.models import Event
from wayside.audit.sealing import seal
from wayside.audit.tests.factories import event


@pytest.fixture
def export(transactional_db: None, tmp_path: Path) -> Path:
    """Three events, a checkpoint and the event of the export itself."""
    for _ in range(3):
        event(search_terms=["mary"], count=2)
    seal()
    out = tmp_path / "trail.jsonl"
    call_command("audit", "export", "--out", str(out), stdout=io.StringIO())
    return out


def test_an_export_ends_with_its_own_event_and_is_private(export: Path) -> None:
    entries = list(read_entries(export))
    assert [entry.link.seq for entry in entries if entry.link] == [1, 2, 3, 4]
    assert entries[-1].event
    assert entries[-1].event["action"] == "audit.export"
    assert Event.objects.filter(action="audit.export").count() == 1
    assert export.stat().st_mode & 0o777 == 0o600


def test_an_outsider_verifies_it_with_the_public_key_alone(export: Path) -> None:
    """In a process that has neither Django's settings nor a database."""
    key = export.parent / "public.pem"
    out = io.StringIO()
    call_command("audit", "public-key", stdout=out)
    key.write_bytes(Path(out.getvalue().strip()).read_bytes())
    command = [sys.executable, "-W", "error", "-m", "wayside.audit.offline", str(export)]
    done = subprocess.run(
        [*command, "--public-key", str(key)], capture_output=True, text=True, env={}, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Checked 4 events against 4 links" in done.stdout
    assert "1 events since the last checkpoint" in done.stdout


def test_the_offline_verifier_loads_no_django() -> None:
    code = "import sys, wayside.audit.offline; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def cut(lines: list[str]) -> list[str]:
    return lines[:-1]


def one_less(lines: list[str]) -> list[str]:
    return lines[:1] + lines[2:]


def not_json(lines: list[str]) -> list[str]:
    return [*lines[:2], "{", *lines[2:]]


def another_format(lines: list[str]) -> list[str]:
    return [lines[0].replace("audit/1", "audit/9"), *lines[1:]]


def a_list(lines: list[str]) -> list[str]:
    return ["[]", *lines]


def without_a_field(lines: list[str]) -> list[str]:
    content = json.loads(lines[1])
    del content["event"]["purpose"]
    return [lines[0], json.dumps(content), *lines[2:]]


DAMAGES: tuple[Callable[[list[str]], list[str]], ...] = (
    cut,
    one_less,
    not_json,
    another_format,
    a_list,
    without_a_field,
)


def test_a_damaged_file_is_refused(export: Path) -> None:
    whole = export.read_text().splitlines()
    for damage in DAMAGES:
        export.write_text("\n".join(damage(whole)) + "\n")
        with pytest.raises(UnreadableError):
            list(read_entries(export))
        with pytest.raises(CommandError) as refused:
            call_command("audit", "verify", "--file", str(export))
        assert refused.value.returncode == 2


def test_a_damaged_checkpoint_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "checkpoints.jsonl"
    path.write_text('{"checkpoint": {"seq": 1}}\n')
    with pytest.raises(UnreadableError, match="line 1"):
        list(read_checkpoints(path))


def test_a_file_that_is_not_there_is_one_sentence() -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("audit", "verify", "--file", "nowhere.jsonl")
