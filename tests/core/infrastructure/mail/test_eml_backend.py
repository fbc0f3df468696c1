import os
import threading
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage

from core.infrastructure.mail.eml_backend import EmlBackend


@pytest.fixture
def directory(tmp_path: Path, settings: Any) -> Path:
    settings.EML_DIR = tmp_path / "mail"
    return tmp_path / "mail"


@pytest.fixture
def permissive() -> Iterator[None]:
    """As an operator may run it, whose files are everybody's unless somebody says otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


def mail(number: int, body: str = "본문") -> EmailMessage:
    return EmailMessage(f"제목 {number}", body, to=[f"person{number}@example.kr"])


def test_each_message_is_a_file_and_the_newest_name_is_last(directory: Path) -> None:
    for number in range(5):
        assert EmlBackend().send_messages([mail(number)]) == 1
    assert EmlBackend().send_messages([mail(5), mail(6)]) == 2
    read = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in sorted(directory.iterdir())]
    assert [message["To"] for message in read] == [f"person{number}@example.kr" for number in range(7)]
    assert read[0]["Subject"] == "제목 0"
    assert all(path.suffix == ".eml" for path in directory.iterdir())


def test_a_reader_never_sees_half_a_message(directory: Path) -> None:
    directory.mkdir()
    body = "줄\n" * 100_000
    writer = threading.Thread(target=EmlBackend().send_messages, args=([mail(n, body) for n in range(20)],))
    writer.start()
    sizes = set()
    while writer.is_alive():
        sizes |= {len(path.read_bytes()) for path in directory.glob("*.eml")}
    writer.join()
    sizes |= {len(path.read_bytes()) for path in directory.glob("*.eml")}
    assert max(sizes) - min(sizes) < 100


@pytest.mark.parametrize("is_there", [False, True])
def test_nobody_but_their_owner_reads_them(directory: Path, permissive: None, is_there: bool) -> None:
    if is_there:
        directory.mkdir()
    EmlBackend().send_messages([mail(1), mail(2)])
    modes = [each.stat().st_mode & 0o777 for each in (directory, *directory.iterdir())]
    assert modes == [0o700, 0o600, 0o600]
