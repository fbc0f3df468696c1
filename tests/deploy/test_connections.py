"""PostgreSQL takes as many connections as all processes of a cluster may have, as the operator is told."""

import re

from core.infrastructure.gauges import AT_ONCE
from core.presentation.live import threads
from stack import process
from stack.programs import ROOT
from tests.deploy.cluster import Cluster

NUMBERS = (ROOT / "docs" / "deployment.md").read_text().partition("## Numbers")[2].partition("\n## ")[0]
POOLS = [each for each in vars(threads).values() if isinstance(each, threads.DatabaseThreads)]


def _told(name: str, option: str) -> int:
    command = process.command(name, {})
    return int(command[command.index(option) + 1])


def at_most(name: str) -> int:
    """Connections: of threads, of figures and readiness beside them, of whoever keeps a job's lease."""
    if name == "web":
        return _told(name, "--workers") * (_told(name, "--blocking-threads") + AT_ONCE + 1)
    if name == "sockets":
        return sum(each._pool._max_workers for each in POOLS)
    return 2 if name == "beat" else 2 * _told(name, "--concurrency")


def replicas(cluster: Cluster) -> dict[str, int]:
    fixed = {name: each["spec"].get("replicas") for name, each in cluster.of("Deployment").items() if name != "front"}
    return fixed | {name: each["spec"]["maxReplicas"] for name, each in cluster.of("HorizontalPodAutoscaler").items()}


def test_the_operator_is_told_how_many_each_process_has() -> None:
    told = {name: int(number) for number, name in re.findall(r"(\d+) a pod of `(\w+)`", NUMBERS)}
    assert told == {name: at_most(name) for name in replicas(Cluster("production"))}


def test_there_are_enough_for_everything_and_for_a_release_beside_it() -> None:
    counts = replicas(Cluster("production"))
    largest, more = sum(at_most(name) * count for name, count in counts.items()), sum(map(at_most, counts))
    assert f"at its largest {largest}, and {more} more" in NUMBERS
    [limit] = map(int, re.findall(r"`max_connections` to (\d+)", NUMBERS))
    # Some are kept for the server's keepers; backup and commands want one each.
    assert largest + more < limit - 10
