"""Wherever the product runs, every task is worked off by somebody, and whatever the clock asks for is a task."""

import ast
import json
import re
from collections.abc import Iterator
from typing import Any, TypeVar

import pytest
from celery import current_app

from config import settings
from config.jobs import JOB_KINDS
from config.timetable import TIMETABLE
from stack import process
from stack.parts import behind_the_scenes, of_product
from stack.programs import ROOT
from tests.deploy.cluster import OVERLAYS, Cluster
from tests.stack.test_container import SERVICES

CONTEXTS = ("identity", "projects", "notifications", "webhooks", "feedback", "ai_planning", "schedule")
Node = TypeVar("Node", bound=ast.AST)


def railway() -> dict[str, dict[str, Any]]:
    """What is said of each service."""
    files = {path.stem: path for path in (ROOT / "deploy" / "railway").glob("*.json")} | {"web": ROOT / "railway.json"}
    return {name: json.loads(path.read_text()) for name, path in files.items()}


def _by_start_commands() -> set[str]:
    commands = [str(each["deploy"]["startCommand"]) for each in railway().values()]
    return {command.split()[3] for command in commands if "stack.process" in command}


PLACES = {
    "compose": lambda: {name for name in SERVICES if name in process.NAMES},
    "make run": lambda: {part.name for part in [*of_product(ROOT, 1, 1), *behind_the_scenes(ROOT)]},
    "railway": _by_start_commands,
    **{f"kubernetes, {each}": lambda each=each: {*Cluster(each).pods} & {*process.NAMES} for each in OVERLAYS},
}


def queues(names: set[str]) -> set[str]:
    commands = [process.command(name, {}) for name in names if name != "front"]
    return {queue for each in commands if "-Q" in each for queue in each[each.index("-Q") + 1].split(",")}


def nodes(kind: type[Node]) -> Iterator[Node]:
    """Of the product's source, but for the files in which tasks are given their names."""
    for package in ("core", "config", *CONTEXTS):
        for path in (ROOT / package).rglob("*.py"):
            if path.name != "tasks.py":
                yield from (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, kind))


def wanted() -> set[str]:
    """Every queue that anything of the product is sent to."""
    literal = {
        keyword.value.value
        for call in nodes(ast.Call)
        for keyword in call.keywords
        if keyword.arg == "queue" and isinstance(keyword.value, ast.Constant)
    }
    timed = {entry.get("options", {}).get("queue", settings.CELERY_TASK_DEFAULT_QUEUE) for entry in TIMETABLE.values()}
    return literal | timed | {kind.queue for kind in JOB_KINDS.values()} | {settings.CELERY_TASK_DEFAULT_QUEUE}


def named() -> set[str]:
    """Whatever looks like a task's name."""
    return {each.value for each in nodes(ast.Constant) if isinstance(each.value, str)}


def registered() -> set[str]:
    current_app.loader.import_default_modules()
    return {name for name in current_app.tasks if not name.startswith(("celery.", "tests."))}


@pytest.mark.parametrize("place", PLACES)
def test_every_queue_is_worked_off(place: str) -> None:
    assert wanted() == queues(PLACES[place]())
    assert len(wanted()) == 5


@pytest.mark.parametrize("place", PLACES)
def test_whatever_serves_and_ticks_is_there(place: str) -> None:
    assert PLACES[place]() >= {"web", "sockets", "beat"}


def test_every_entry_of_the_timetable_names_a_task_and_every_task_is_sent_by_somebody() -> None:
    timed = {str(entry["task"]) for entry in TIMETABLE.values()}
    assert timed - registered() == set()
    assert registered() - timed - named() == set()


def of_fronts() -> dict[str, dict[str, str]]:
    """What each place, by its files or by what the operator is told to say, gives to a front."""
    told = (ROOT / "docs" / "deployment.md").read_text().partition("\n- Railway:")[2].partition("\n\n")[0]
    clusters = {each: Cluster(each).process("front")["env"] for each in OVERLAYS}
    return {
        "compose": SERVICES["front"]["environment"],
        "railway": dict(re.findall(r"`(\w+)=([^`]+)`", told)),
        **{place: {each["name"]: each.get("value", "") for each in told} for place, told in clusters.items()},
    }


@pytest.mark.parametrize("place", of_fronts())
def test_a_web_that_is_away_speaks_for_no_other_behind_its_address(place: str) -> None:
    front = of_fronts()[place]
    assert len(front["WEB_UPSTREAM"].split()) > 1 or front["WEB_HEALTH"] == "unchecked"


def test_a_web_that_goes_is_told_on_railway_to_serve_on_for_as_long_as_it_may() -> None:
    drain, deploy = int(of_fronts()["railway"]["WEB_DRAIN_SECONDS"]), railway()["web"]["deploy"]
    command = process.command("web", {})
    kill = int(command[command.index("--workers-kill-timeout") + 1])
    assert 0 < drain <= deploy["drainingSeconds"] - kill


def test_railway_is_told_what_its_parser_takes() -> None:
    services = railway()
    assert set(services) == set(SERVICES) & {*process.NAMES} - {"prepare"} | {"backup"}
    for name, told in services.items():
        assert set(told) == {"$schema", "build", "deploy"}
        assert (ROOT / told["build"]["dockerfilePath"]).is_file()
        deploy = told["deploy"]
        # It refuses the numbers of its own reference, which are strings there.
        assert all(isinstance(deploy[key], int) for key in ("drainingSeconds", "overlapSeconds", "numReplicas"))
        grace = re.fullmatch(r"(\d+)s", SERVICES[name].get("stop_grace_period", "10s"))
        assert grace
        assert deploy["drainingSeconds"] >= int(grace[1])
    assert services["web"]["deploy"]["preDeployCommand"] == ["python -m stack.process prepare"]
    assert {name for name, told in services.items() if "preDeployCommand" in told["deploy"]} == {"web"}


def test_a_backup_is_made_on_railway_as_in_a_cluster() -> None:
    deploy, (job,) = railway()["backup"]["deploy"], Cluster("production").of("CronJob").values()
    assert deploy["startCommand"] == f"python -m stack.process {' '.join(SERVICES['backup']['command'])}"
    minute, hour, *days = job["spec"]["schedule"].split()
    assert job["spec"]["timeZone"] == "Asia/Seoul"
    # Railway has no zones.
    assert deploy["cronSchedule"].split() == [minute, str((int(hour) - 9) % 24), *days]
    assert deploy["restartPolicyType"] == "NEVER"
