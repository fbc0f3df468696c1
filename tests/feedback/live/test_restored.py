"""A past that is brought back under clients that have seen more: they are told to load anew, and hear what follows."""

from pathlib import Path

from django.core.management import call_command
from django.db import transaction

from core.infrastructure import streams
from tests.backups.conftest import forget_all
from tests.feedback.live.conftest import Write
from tests.feedback.live.server import SocketServer
from tests.feedback.live.test_catch_up import Project, channel


def test_a_live_client_loads_anew_and_hears_what_follows(
    server: SocketServer, project: Project, write: Write, own_bucket: str, tmp_path: Path
) -> None:
    kept = write(project[0], 3)[-1]
    call_command("backup", str(tmp_path))
    gone = write(project[0], 5)[-1]
    with server.open(project[1], project[0]) as client:
        before = client.subscribed(since=gone)
        # The process that serves the client sees it go back at once.
        with transaction.atomic():
            forget_all()
            call_command("restore", str(tmp_path), beside=True)
        told = client.hear()
        (seq,) = write(project[0])
        heard = client.hear()
    assert told == {"type": "resync", "seq": kept, "epoch": streams.head(channel(project)).epoch}
    assert told["epoch"] != before["epoch"]
    assert (heard["seq"], heard["epoch"]) == (kept + 1, told["epoch"]) == (seq, told["epoch"])
