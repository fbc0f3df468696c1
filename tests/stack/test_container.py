"""The image and docker-compose.yml say the same as the settings and the launcher."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from stack import process
from stack.programs import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
PRODUCT = ("prepare", "web", "sockets", "worker", "media", "encoder", "webhooks", "planner", "beat")
DOCKERFILE = (ROOT / "Dockerfile").read_text()
FRONT = (ROOT / "deploy" / "front" / "Dockerfile").read_text()
# Read by the settings, but right as they are by default.
DEFAULTED = {
    "PROMETHEUS_MULTIPROC_DIR",
    "TASKS_END_SECONDS",
    "ENDING_FILE",
    "DATABASE_ANSWER_SECONDS",
    "TASK_NICENESS",
    "HEARTBEAT_FILE",
    "PROCESS_KIND",
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


@pytest.mark.parametrize("name", [*PRODUCT, "backup"])
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


@pytest.mark.parametrize("image", [DOCKERFILE, FRONT], ids=["product", "front"])
def test_no_image_runs_as_root_or_without_a_check_and_each_says_what_it_holds(image: str) -> None:
    assert re.findall(r"^USER (.+)$", image, re.MULTILINE) == ["10001:10001"]
    assert "\nHEALTHCHECK " in image
    assert {"title", "version", "revision"} <= set(re.findall(r"org\.opencontainers\.image\.(\w+)=", image))


def test_the_image_is_made_of_wheels_alone_and_has_no_installer() -> None:
    assert "--only-binary :all:" in DOCKERFILE
    assert "--require-hashes" in DOCKERFILE
    last = DOCKERFILE.rpartition("\nFROM ")[2]
    assert "pip uninstall --yes --quiet --root-user-action ignore setuptools wheel pip" in last
    assert "apt-get" not in DOCKERFILE


def test_the_front_runs_the_same_caddy_command() -> None:
    entry = re.search(r"^ENTRYPOINT (.+)$", FRONT, re.MULTILINE)
    assert entry
    assert json.loads(entry[1])[1:] == process.command("front", {})[1:]
    assert "command" not in SERVICES["front"]


@pytest.mark.parametrize("name", [*PRODUCT, "backup", "front"])
def test_whatever_is_ours_is_confined(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["mem_limit"]
    writable = {volume.rpartition(":")[2] for volume in service.get("volumes", [])} | set(service.get("tmpfs", []))
    assert "/tmp" in writable
    assert name == "front" or {"/data", "/metrics"} <= writable


def test_a_backup_is_made_by_hand_and_outlives_what_makes_it() -> None:
    backup = SERVICES["backup"]
    assert backup["profiles"] == ["backup"]
    *command, place = backup["command"]
    assert command == ["manage", "backup", "--keep=14"]
    assert process.command(command[0], {})[-1] == "manage.py"
    (mounted,) = [volume for volume in backup["volumes"] if volume.startswith("backups:")]
    assert Path(place).parent == Path(mounted.partition(":")[2])
    # A volume of a name has the rights of what lies there in the image.
    assert re.search(rf"--mode 0700 [^&\n]*{mounted.partition(':')[2]}\b", DOCKERFILE)


def test_no_service_gains_rights_or_takes_all_the_memory() -> None:
    assert {name for name, each in SERVICES.items() if "no-new-privileges:true" not in each["security_opt"]} == set()
    assert {name for name, each in SERVICES.items() if "mem_limit" not in each} == set()


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
    silent = {name for name, service in SERVICES.items() if service["healthcheck"].get("disable")}
    assert silent == {"prepare", "backup"}
    without = {name for name, service in SERVICES.items() if "test" not in service["healthcheck"]} - silent
    # The image's own asks the process that runs.
    assert without == {name for name, service in SERVICES.items() if service.get("image") == "videoplanet"} - silent


def test_every_dependency_and_volume_exists() -> None:
    for service in SERVICES.values():
        assert set(service.get("depends_on", {})) <= set(SERVICES)
        named = {volume.partition(":")[0] for volume in service.get("volumes", []) if volume[0] not in "./"}
        assert named <= set(COMPOSE["volumes"])


def test_the_processes_start_without_the_embedded_parts() -> None:
    # -S hides every installed package.
    asked = subprocess.run(
        [sys.executable, "-S", "-m", "stack.process"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    names = "web|sockets|worker|media|encoder|webhooks|planner|beat|metrics|prepare|manage|front"
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
