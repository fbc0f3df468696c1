"""The audit's own eyes: what must be found is found, and what nobody could answer is not called good."""

from pathlib import Path

import pytest

from tests.security.advisories import judged
from tests.security.outcome import Outcome
from tests.security.secrets import KNOWN, secrets_in_the_tree, suspicious
from tests.security.static import EXCUSED, static_analysis, unexcused
from tests.security.static import KNOWN as FINDINGS

ROOT = Path(__file__).parents[2]
PRIVATE = "-----BEGIN RSA " + "PRIVATE KEY-----"


def test_no_secret_is_in_the_tree() -> None:
    assert secrets_in_the_tree().found == []


@pytest.mark.parametrize(
    "line",
    [
        f"{PRIVATE}",
        "aws = '" + "AKIA" + "IOSFODNN7EXAMPL2'",
        "postgres://owner:" + "s3cretw0rd@db.example/videoplanet",
        "token = 'ghp_" + "a1B2" * 9 + "'",
    ],
)
def test_a_planted_secret_is_caught(line: str) -> None:
    assert list(suspicious(f"a = 1\n{line}\n".encode()))


def test_every_known_secret_has_its_reason() -> None:
    assert KNOWN["values"]
    assert all(len(reason) > 20 for known in KNOWN.values() for reason in known.values())


def finding(kind: str, line: int) -> dict[str, object]:
    where = {"filename": "core/infrastructure/planted.py", "line_number": line, "line_range": [line]}
    return {"test_id": kind, "issue_text": "planted", **where}


def test_a_finding_without_a_reason_is_caught(tmp_path: Path) -> None:
    planted = tmp_path / "core/infrastructure/planted.py"
    planted.parent.mkdir(parents=True)
    planted.write_text("\n".join(["a", "b  # noqa: S608 - no value goes in", *"cdefgh", "eval(x)"]))
    assert unexcused([finding("B608", 2), finding(next(iter(EXCUSED)), 9)], tmp_path) == []
    assert len(unexcused([finding("B307", 9), finding("B608", 9), finding("B602", 2)], tmp_path)) == 3


def test_bandit_finds_nothing_without_a_reason() -> None:
    assert static_analysis().found == []


def test_files_of_known_findings_are_there() -> None:
    assert [file for _, file in FINDINGS if file != "*" and not (ROOT / file).exists()] == []


def test_a_hole_is_a_fault_and_silence_is_not_good() -> None:
    hole = {"name": "django", "version": "5.2.0", "vulns": [{"id": "CVE-2026-1"}]}
    good = {"name": "redis", "version": "8.1", "vulns": []}
    silent = {"name": "mystery", "skip_reason": "not found"}
    assert judged([hole, good], 2).found == ["django 5.2.0: CVE-2026-1"]
    assert judged([good], 1).word == "good"
    assert judged([good, silent], 2).word == "NOT ASKED"
    assert Outcome("x", "", ["hole"], "not all").word == "FAULTY"
