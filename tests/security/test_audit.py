"""The audit's own eyes: what must be found is found, and what nobody could answer is not called good."""

from pathlib import Path

import pytest

from tests.security import advisories
from tests.security.advisories import AuditFailed, heard, judged
from tests.security.outcome import Outcome, summary
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


ANSWERED = '{"dependencies": [{"name": "django", "version": "5.2.0", "vulns": []}], "fixes": []}'
SKIPPED = '{"dependencies": [{"name": "django", "skip_reason": "Dependency not found on PyPI"}], "fixes": []}'


def test_what_pip_audit_tells_is_heard() -> None:
    assert [each["vulns"] for each in heard(ANSWERED, "WARNING: hashes\nNo known vulnerabilities found")] == [[]]
    assert judged(heard(SKIPPED, "No known vulnerabilities found"), 1).word == "NOT ASKED"


@pytest.mark.parametrize(
    "last",
    [
        "requests.exceptions.ProxyError: HTTPSConnectionPool(host='index.example', port=443): Max retries exceeded",
        "pip_audit._service.interface.ServiceError",
        "ERROR:pip_audit._cli:Tip: your network may be blocking this service. Try another service with `-s SERVICE`",
    ],
)
def test_an_index_that_is_not_reached_tells_nothing(last: str) -> None:
    assert heard("", f"Traceback (most recent call last):\n  File x\n{last}\n\n") == []


@pytest.mark.parametrize(
    ("out", "errors"),
    [
        ("", ""),
        ("", "/venv/bin/python: No module named pip_audit"),
        ("", "Traceback (most recent call last):\nModuleNotFoundError: No module named 'requests.exceptions'"),
        ("", "pip-audit: error: unrecognized arguments: --disable-pip"),
        ("Found 2 known vulnerabilities", ""),
        ("[]", ""),
        ('{"packages": []}', ""),
        ('{"dependencies": [{"name": "django", "vulnerabilities": []}]}', ""),
        ('{"dependencies": ["django"]}', ""),
    ],
)
def test_a_run_that_failed_is_no_silent_index(out: str, errors: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AuditFailed):
        heard(out, errors)
    monkeypatch.setattr(advisories, "_asked", lambda pinned: heard(out, errors))
    outcome = advisories.advisories()
    assert (outcome.word, len(outcome.found)) == ("FAULTY", 1)


def test_what_nobody_could_answer_has_a_line_of_the_summary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(advisories, "_asked", lambda pinned: heard(SKIPPED, ""))
    told = summary([advisories.advisories(), Outcome("bandit", "no findings"), Outcome("secrets", "the tree")])
    assert told == "NOT ASKED: advisories\ngood: bandit, secrets"
