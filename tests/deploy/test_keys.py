"""Files of keys are where they are needed and nowhere else: what reads films of strangers can sign no access token."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from identity.infrastructure.key_ring import KeyRing
from stack import process
from stack.programs import ROOT
from tests.deploy.cluster import OVERLAYS, Cluster
from tests.stack.test_container import SERVICES

# Who issues access tokens or reads them; `prepare` makes the first key, `backup` tells which there are and rotates.
SIGNING = {"web", "sockets", "prepare", "backup"}
# Who writes or reads encrypted columns: `media` the mails of a review that is finished, `sockets` rows of guests.
ENCRYPTION = SIGNING | {"worker", "media", "webhooks", "planner"}
NEEDED = {"JWT_KEYS_DIR": SIGNING, "ENCRYPTION_KEYS_DIR": ENCRYPTION}
SECRETS = {"JWT_KEYS_DIR": "videoplanet-signing-keys", "ENCRYPTION_KEYS_DIR": "videoplanet-encryption-keys"}


@pytest.fixture(params=OVERLAYS)
def cluster(request: pytest.FixtureRequest) -> Cluster:
    return Cluster(request.param)


def secret_volumes(pod: dict[str, Any]) -> dict[str, str]:
    """The name of a volume → that of its Secret."""
    volumes = pod["spec"].get("volumes", [])
    return {each["name"]: each["secret"]["secretName"] for each in volumes if "secret" in each}


@pytest.mark.parametrize("variable", NEEDED)
def test_each_kind_of_key_is_mounted_for_those_alone_that_need_it(cluster: Cluster, variable: str) -> None:
    holders = {name for name, pod in cluster.pods.items() if SECRETS[variable] in secret_volumes(pod).values()}
    assert holders == NEEDED[variable]
    for name in holders:
        volumes = secret_volumes(cluster.pods[name])
        where = {
            each["mountPath"]: each.get("readOnly")
            for each in cluster.process(name)["volumeMounts"]
            if volumes.get(each["name"]) == SECRETS[variable]
        }
        assert where == {cluster.configuration[variable]: True}, name


def test_no_other_secret_is_mounted_and_none_beside_a_process(cluster: Cluster) -> None:
    for name, pod in cluster.pods.items():
        volumes = secret_volumes(pod)
        assert set(volumes.values()) <= set(SECRETS.values())
        beside = [each for owner, each in cluster.containers() if owner == name and each != cluster.process(name)]
        assert [each["name"] for each in beside for mount in each["volumeMounts"] if mount["name"] in volumes] == []


@pytest.mark.parametrize("variable", NEEDED)
def test_on_one_machine_an_empty_directory_lies_over_the_keys_of_all_others(variable: str) -> None:
    ours = {name: each for name, each in SERVICES.items() if name in {*process.NAMES, "backup"} - {"front"}}
    covered = {name for name, each in ours.items() if each["environment"][variable] in each.get("tmpfs", [])}
    assert set(ours) - covered == NEEDED[variable]
    assert all("data:/data" in each["volumes"] for each in ours.values())


def test_whoever_works_off_tasks_starts_without_keys_and_makes_none(tmp_path: Path) -> None:
    start = "from config import celery_app; celery_app.loader.import_default_modules(); print(len(celery_app.tasks))"
    nowhere = {variable: str(tmp_path / variable) for variable in NEEDED}
    command = [sys.executable, "-c", start]
    ended = subprocess.run(command, cwd=ROOT, env=os.environ | nowhere, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) > 10
    assert list(tmp_path.iterdir()) == []


def test_a_ring_without_its_directory_signs_nothing_and_makes_no_key(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "signing")
    with pytest.raises(FileNotFoundError):
        ring.signing()
    assert list(tmp_path.iterdir()) == []
