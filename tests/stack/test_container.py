"""The image and docker-compose.yml say the same as the settings and the launcher."""

import json
import re
import subprocess
import sys
import tomllib
from typing import Any

import pytest
import yaml

from stack import process
from stack.programs import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
PRODUCT = ("prepare", "web", "sockets", "worker", "media", "encoder", "webhooks", "planner", "beat")
DOCKERFILE = (ROOT / "Dockerfile").read_text()
# Read by the settings, but right as they are by default.
DEFAULTED = {
    "PROMETHEUS_MULTIPROC_DIR",
    "TASK_NICENESS",
    "HEARTBEAT_FILE",
    # Of the image itself.
    "STATIC_ROOT",
    "UPLOAD_FORM_BYTES",
    "UPLOAD_BYTES",
    "STORAGE_BYTES_PER_PROJECT",
    "STORAGE_BYTES_PER_PERSON",
    "S3_PARTS",
    "MEDIA_MEMORY_BYTES",
    "MEDIA_THREADS",
    "AVATAR_BYTES",
    "THUMBNAIL_BYTES",
    "LOGIN_TRIES",
    "LOGIN_TRIES_OF_ADDRESS",
    "PASSWORD_HASHES_AT_ONCE",
    "PASSWORD_LINE",
    "WEBHOOK_THREADS",
    "PLANNING_STORIES_PER_DAY",
    "PLANNING_SHOTS_PER_DAY",
    "PLANNING_IMAGES_PER_DAY",
    "PLANNING_PDFS_PER_DAY",
    "PLANNING_TOKENS_PER_MONTH",
    "PLANNING_JOBS_AT_ONCE",
    "PLANNING_BUDGET_MICROS",
    "SOCKETS_PER_PERSON",
}


def settings_variables() -> set[str]:
    source = "".join(path.read_text() for path in sorted((ROOT / "config").glob("*.py")))
    return set(re.findall(r'\benv(?:\.\w+)?\(\s*"([A-Z0-9_]+)"', source))


@pytest.mark.parametrize("name", PRODUCT)
def test_every_variable_is_read_and_none_is_forgotten(name: str) -> None:
    given, read = set(SERVICES[name]["environment"]), settings_variables()
    assert given - read == set()
    assert read - given <= DEFAULTED


@pytest.mark.parametrize("name", PRODUCT)
def test_each_service_is_a_process_of_the_launcher(name: str) -> None:
    assert SERVICES[name]["command"] == [name]
    assert name in process.NAMES
    assert SERVICES[name]["image"] == "videoplanet"


def test_the_image_starts_processes_as_the_launcher_does() -> None:
    entry = re.search(r"^ENTRYPOINT (.+)$", DOCKERFILE, re.MULTILINE)
    assert entry
    assert json.loads(entry[1]) == ["python", "-m", "stack.process"]
    assert re.search(r"^USER (?!root|0)", DOCKERFILE, re.MULTILINE)


def test_the_front_runs_the_same_caddy_command() -> None:
    assert SERVICES["front"]["command"][1:] == process.command("front", {})[1:]


def test_the_front_gets_every_variable_of_its_settings() -> None:
    needed = re.findall(r"\{\$(\w+)\}", (ROOT / "config" / "Caddyfile").read_text())
    assert set(needed) <= set(SERVICES["front"]["environment"])


def test_the_front_finds_the_ports_that_the_processes_listen_on() -> None:
    front = SERVICES["front"]["environment"]
    for name, upstream in (("web", "WEB_UPSTREAM"), ("sockets", "SOCKETS_UPSTREAM")):
        command = process.command(name, {"LISTEN_HOST": "0.0.0.0"})
        assert front[upstream] == f"{name}:{command[command.index('--port') + 1]}"
        assert "0.0.0.0" in command


def test_every_lasting_service_tells_its_health() -> None:
    assert {name for name, service in SERVICES.items() if "healthcheck" not in service} == {"prepare"}


def test_every_dependency_and_volume_exists() -> None:
    for service in SERVICES.values():
        assert set(service.get("depends_on", {})) <= set(SERVICES)
        named = {volume.partition(":")[0] for volume in service.get("volumes", []) if not volume.startswith("./")}
        assert named <= set(COMPOSE["volumes"])


def test_the_processes_start_without_the_embedded_parts() -> None:
    # -S hides every installed package.
    asked = subprocess.run(
        [sys.executable, "-S", "-m", "stack.process"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    names = "web|sockets|worker|media|encoder|webhooks|planner|beat|metrics|prepare|front"
    assert asked.stderr.startswith(f"usage: python -m stack.process {names}")


def test_the_image_holds_every_package_of_the_product() -> None:
    kept = set(re.findall(r"^!(\w+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE))
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages - {"tests"} == kept - {"requirements"}


def locked(name: str) -> list[tuple[str, str]]:
    """Names and versions; a package may be pinned twice, for different Pythons."""
    text = (ROOT / "requirements" / f"{name}.lock").read_text()
    return re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==([\w.+!-]+)", text, re.MULTILINE)


def test_the_locks_agree_and_hold_what_the_project_asks_for() -> None:
    production, run, dev = (set(locked(name)) for name in ("production", "run", "dev"))
    assert production <= run <= dev
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *(each for group in project["optional-dependencies"].values() for each in group)]
    assert {re.split(r"[\[>=<;! ]", each)[0] for each in asked} <= {name for name, _ in dev}


@pytest.mark.parametrize("name", ["production", "run", "dev"])
def test_every_locked_package_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.lock").read_text()
    pinned = re.findall(r"^[\w.-]+(?:\[[\w,-]+\])?==.*\\\n    --hash=sha256:", text, re.MULTILINE)
    assert len(pinned) == len(locked(name))
    assert "://" not in text
    assert "--index-url" not in text
