"""Logs as JSON lines: an event with ids, never an address, a token or a body."""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "data"}
# What libraries put into their messages and tracebacks; our own events hold none of it.
_NAMED = r"(?i)\b((?:ticket|\w*token|\w*password|\w*secret|x-amz-signature|x-amz-credential)"
# Each beside what stands, in small letters, in any text that it is found in: to look for that takes a hundredth of the
# time, and a line is written with every request.
_SECRETS = (
    (("eyj",), re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]*"), "[token]"),
    (("bearer ", "basic "), re.compile(r"(?i)\b(bearer|basic) [\w.~+/=-]{8,}"), r"\1 [token]"),
    (
        ("ticket", "token", "password", "secret", "x-amz-"),
        re.compile(_NAMED + r"(?:=|\\*[\"']: ?\\*[\"']))[^&\s\"'\\]+"),
        r"\1[secret]",
    ),
    # Keys of AI providers, and the header of Google's.
    (("sk-", "aiza"), re.compile(r"\b(?:sk-[\w-]{16,}|AIza[\w-]{30,})"), "[key]"),
    (("x-goog-api-key",), re.compile(r"(?i)(x-goog-api-key\W{1,5})[\w-]+"), r"\1[key]"),
    (
        ("/v2/playback/", "/v2/calendar/feeds/"),
        re.compile(r"(/v2/playback/|/v2/calendar/feeds/)[\w.-]+"),
        r"\1[token]",
    ),
    (("://",), re.compile(r"://[^/\s:@\"]*:[^/\s@\"]+@"), "://[credentials]@"),
    # PostgreSQL shows the row that it refuses, whatever is in it.
    (("detail:",), re.compile(r"(DETAIL:\s+)(?:[^\"\\]|\\[^n])+"), r"\1[row]"),
    (("@",), re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[e-mail]"),
)


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        line |= {key: value for key, value in vars(record).items() if key not in _STANDARD}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        text = json.dumps(line, default=str, ensure_ascii=False, skipkeys=True)
        return without_secrets(text.encode(errors="backslashreplace").decode())


def without_secrets(text: str) -> str:
    small = text.casefold()
    for marks, pattern, replacement in _SECRETS:
        if any(mark in small for mark in marks):
            text = pattern.sub(replacement, text)
    return text
