"""Secrets in the tree and in what was ever committed: what looks like one is known and explained, or a fault."""

import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from detect_secrets.core.scan import scan_line
from detect_secrets.settings import transient_settings

from tests.security.outcome import Outcome

ROOT = Path(__file__).parents[2]
# What looks like a secret by its form. Words beside "password" are left out: the tests are full of made-up ones.
DETECTORS = (
    *("ArtifactoryDetector", "AWSKeyDetector", "AzureStorageKeyDetector", "BasicAuthDetector", "CloudantDetector"),
    *("DiscordBotTokenDetector", "GitHubTokenDetector", "GitLabTokenDetector", "IbmCloudIamDetector"),
    *("JwtTokenDetector", "MailchimpDetector", "NpmDetector", "OpenAIDetector", "PrivateKeyDetector"),
    *("PypiTokenDetector", "SendGridDetector", "SlackDetector", "SquareOAuthDetector", "StripeDetector"),
    *("TelegramBotTokenDetector", "TwilioKeyDetector"),
)
SETTINGS = {
    "plugins_used": [{"name": name} for name in DETECTORS],
    "filters_used": [{"path": "detect_secrets.filters.heuristic.is_templated_secret"}],
}
# A line without any of these has none of those; most lines are not looked at closer.
HINT = re.compile(
    rb"://[^/\s]*:[^/\s]*@|eyJ|-----BEGIN|PuTTY|AKIA|ASIA|ghp_|gho_|ghs_|glpat|xox|sk_live|sk-|pypi-|SG\.|AccountKey"
    rb"|AIza|SK[0-9a-f]{8}|AC[a-z0-9]{8}|-us[0-9]|:AA|_authToken|sq0|hooks\.slack|[MNO][\w-]{23}\.|api[_-]?key"
)
# By the value; and by the whole line where the value is the same in every one, as with marks of private keys.
KNOWN: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("known_secrets.json").read_text())
SKIPPED = (".lock", "package-lock.json", "known_secrets.json")


def secrets_in_the_tree() -> Outcome:
    names = _git("ls-files", "-z").split(b"\0")[:-1]
    files = [name.decode() for name in names if not name.decode().endswith(SKIPPED)]
    found = {
        f"{file}: {secret}"
        for file in files
        if (ROOT / file).is_file()
        for secret in suspicious((ROOT / file).read_bytes())
    }
    return Outcome("secrets in the tree", f"{len(files)} files", sorted(found))


def secrets_in_the_history() -> Outcome:
    """Every content that was ever committed on any head."""
    if not (ROOT / ".git").exists():
        return Outcome("secrets in the history", "", untold="there is no history here")
    blobs = [line.split(b" ")[0] for line in _git("rev-list", "--objects", "--all").splitlines() if b" " in line]
    found = {secret for content in _contents(blobs) for secret in suspicious(content)}
    return Outcome("secrets in the history", f"{len(blobs)} contents", sorted(found))


def suspicious(content: bytes) -> Iterator[str]:
    """What looks like a secret and is not known, by kind and the beginning of its line."""
    for line in content.splitlines():
        if len(line) < 5000 and HINT.search(line):
            text = line.decode(errors="replace")
            if sha256(text.strip().encode()).hexdigest() in KNOWN["lines"]:
                continue
            yield from (
                f"{kind} in {text.strip()[:60]!r}" for kind, value in _looks(text) if value not in KNOWN["values"]
            )


@cache
def _looks(line: str) -> tuple[tuple[str, str], ...]:
    with transient_settings(SETTINGS):
        return tuple((each.type, each.secret_hash) for each in scan_line(line))


def _contents(blobs: list[bytes]) -> Iterator[bytes]:
    with subprocess.Popen(
        ["git", "cat-file", "--batch"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as reader:
        assert reader.stdin
        assert reader.stdout
        for blob in blobs:
            reader.stdin.write(blob + b"\n")
            reader.stdin.flush()
            _, kind, size = reader.stdout.readline().split()
            content = reader.stdout.read(int(size) + 1)
            if kind == b"blob" and b"\0" not in content[:8000]:
                yield content
        reader.stdin.close()


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True).stdout
