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
# Of the image, or told to each process by stack/process.py and stack/web.py.
OF_THE_IMAGE = {
    *("STATIC_ROOT", "HEARTBEAT_FILE", "LISTEN_HOST", "WEB_PORT", "SOCKETS_PORT"),
    *("PROCESS_KIND", "PROMETHEUS_MULTIPROC_DIR", "TASKS_END_SECONDS", "ENDING_FILE"),
}
# Names of README that mean nothing here: directories and ports of the image, how the only web gives way to others, and
# keys where a platform has no files.
OF_OTHER_PLACES = {"METRICS_DIR", "METRICS_PORT", "WEB_DRAIN_SECONDS", "SIGNING_KEYS", "ENCRYPTION_KEYS"}
# What compose itself decides: where its servers and volumes are.
DECIDED = {
    *("DATA_DIR", "JWT_KEYS_DIR", "ENCRYPTION_KEYS_DIR", "DATABASE_URL", "REDIS_URL"),
    *("S3_ENDPOINT_URL", "S3_PUBLIC_ENDPOINT_URL", "S3_BUCKET", "S3_REGION", "S3_ACCESS_KEY_ID"),
}
OF_THE_FRONT = {"HOST", "SITE_ADDRESS", "WEB_UPSTREAM", "WEB_HEALTH", "SOCKETS_UPSTREAM", "S3_UPSTREAM", "S3_BUCKET"}


def settings_variables() -> set[str]:
    source = "".join(path.read_text() for path in sorted((ROOT / "config").glob("*.py")))
    commands = (ROOT / "stack" / "process.py").read_text()
    told = re.findall(r'environment\.get\("([A-Z0-9_]+)"', commands)
    return {*re.findall(r'\benv(?:\.\w+)?\(\s*"([A-Z0-9_]+)"', source), *told}


def readme_variables() -> set[str]:
    """Of the table in which each stands beside what it replaces and its default."""
    table = (ROOT / "README.md").read_text().partition("\n| variable |")[2].partition("\n\n")[0]
    return {name for row in table.splitlines() for name in re.findall(r"`([A-Z][A-Z0-9_]+)`", row.split("|")[1])}


def passed_on(service: str) -> set[str]:
    """Variables that the operator sets by their own name."""
    given: dict[str, str | None] = SERVICES[service]["environment"]
    return {name for name, value in given.items() if value is None or f"${{{name}:" in value}


@pytest.mark.parametrize("name", [*PRODUCT, "backup"])
def test_every_variable_is_read_and_none_is_forgotten(name: str) -> None:
    given, read = set(SERVICES[name]["environment"]), settings_variables()
    assert given - read == set()
    assert read - given == OF_THE_IMAGE
    assert given - passed_on(name) == DECIDED


def test_whatever_the_readme_lets_an_operator_set_reaches_the_containers() -> None:
    told, (published,) = readme_variables(), SERVICES["front"]["ports"]
    assert len(told) > 100
    assert published.startswith("${PORT:")
    assert set(SERVICES["front"]["environment"]) - passed_on("front") == OF_THE_FRONT
    reached = passed_on("web") | passed_on("front") | DECIDED | OF_THE_FRONT | {"PORT"}
    assert told - reached == OF_OTHER_PLACES | OF_THE_IMAGE & told


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
