"""Settings of what browsers and caches are told, as a production's environment gives them."""

import os
import subprocess
import sys
from collections.abc import Mapping

import pytest

from stack.programs import ROOT

PRODUCTION = {"PUBLIC_URL": "https://planet.example.kr", "SECRET_KEY": "7f3c9a51e2b84d06" * 4}
TELL = "import django; from django.conf import settings; django.setup(); print({})"


def python(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment: Mapping[str, str] = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"} | PRODUCTION | more
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120)


def told(expression: str, **more: str) -> str:
    return python("-c", TELL.format(expression), **more).stdout.strip()


def test_nothing_is_left_to_check_before_a_deployment() -> None:
    done = python("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_the_checks_find_what_is_left_open() -> None:
    done = python("manage.py", "check", "--deploy", "--fail-level", "WARNING", PUBLIC_URL="http://planet.example.kr")
    assert done.returncode == 1
    assert "security.W004" in done.stderr


@pytest.mark.parametrize(
    ("url", "given", "wanted"),
    [
        ("https://planet.example.kr", "", "31536000 True"),
        ("https://planet.example.kr", "60", "60 True"),
        ("https://planet.example.kr", "0", "0 False"),
        ("http://localhost:8000", "60", "0 False"),
    ],
)
def test_browsers_stay_with_tls_where_clients_come_by_it(url: str, given: str, wanted: str) -> None:
    more = {"PUBLIC_URL": url} | ({"HSTS_SECONDS": given} if given else {})
    expression = "settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS"
    assert told(f"*({expression})", **more) == wanted


def test_static_files_come_from_a_cdn_where_there_is_one() -> None:
    more = {"STATIC_CDN_URL": "https://cdn.example.kr/"}
    assert told("settings.STATIC_URL", **more) == "https://cdn.example.kr/static/"
    assert "script-src 'self' https://cdn.example.kr;" in told("settings.PAGE_POLICY", **more)
    assert "script-src 'self';" in told("settings.PAGE_POLICY")
