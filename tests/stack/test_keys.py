"""Keys that come as variables lie as files where the settings look for them, and nowhere else."""

import json
from pathlib import Path

import pytest

from stack.keys import without_keys
from stack.refusals import Misconfigured

PEM = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"


def given(directory: Path, **more: str) -> dict[str, str]:
    return {"JWT_KEYS_DIR": str(directory / "signing"), "ENCRYPTION_KEYS_DIR": str(directory / "encryption"), **more}


def test_keys_are_written_for_their_owner_alone_and_leave_the_environment(tmp_path: Path) -> None:
    variables = given(
        tmp_path,
        SIGNING_KEYS=json.dumps({"0001.pem": PEM}),
        ENCRYPTION_KEYS=json.dumps({"0001.key": "a", "0002.key": "b"}),
    )
    assert without_keys(variables) == given(tmp_path)
    assert (tmp_path / "signing" / "0001.pem").read_text() == PEM
    assert [path.read_text() for path in sorted((tmp_path / "encryption").iterdir())] == ["a", "b"]
    assert (tmp_path / "signing" / "0001.pem").stat().st_mode & 0o077 == 0


def test_without_them_nothing_is_written(tmp_path: Path) -> None:
    assert without_keys(given(tmp_path, SIGNING_KEYS="")) == given(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["{", "[]", '{"0001.pem": 1}', '{"../0001.pem": "a"}', '{"a/b.pem": "a"}'])
def test_what_is_no_set_of_files_is_refused_without_a_word_of_it(tmp_path: Path, content: str) -> None:
    with pytest.raises(Misconfigured) as refused:
        without_keys(given(tmp_path, SIGNING_KEYS=content))
    assert content not in str(refused.value)
    assert list(tmp_path.iterdir()) == []
