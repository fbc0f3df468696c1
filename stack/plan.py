"""What a run consists of, decided from the environment before anything starts."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from stack.credentials import credentials
from stack.entrance import addresses_of, port_of, reachable
from stack.environment import data_dir_of, environment
from stack.parts import Part, behind_the_scenes, front, of_product, of_service
from stack.ports import free_ports
from stack.services.embedded import local_services, variables
from stack.services.service import Service

REPLACED_BY = {"postgres": "DATABASE_URL", "redis": "REDIS_URL", "s3": "S3_ENDPOINT_URL"}


@dataclass(frozen=True)
class Plan:
    """The embedded services, the parts in the order of their start, and the environment that all of them get."""

    data_dir: Path
    environment: Mapping[str, str]
    services: list[Service]
    storage: list[Part]
    programs: list[Part]
    entrance: Part
    late: list[Part]

    @property
    def parts(self) -> list[Part]:
        return [*self.storage, *self.programs, self.entrance, *self.late]

    @property
    def logs(self) -> Path:
        return self.data_dir / "logs"


def plan(given: Mapping[str, str]) -> Plan:
    """The run that the environment asks for; makes its directories and secrets on the first one. Raises Refusal."""
    data_dir, addresses, port = data_dir_of(given), addresses_of(given), port_of(given)
    for name in ("logs", "run"):
        (data_dir / name).mkdir(parents=True, exist_ok=True)
    secrets = credentials(data_dir)
    local = local_services(data_dir, secrets, durable=True)
    services: list[Service] = [each for each in local if not given.get(REPLACED_BY[each.name])]
    web, sockets = free_ports(2)
    everything = environment(given, variables(data_dir, secrets, *local), addresses, port, (web, sockets))
    everything |= {name: value for service in services for name, value in service.environment.items()}
    programs = of_product(data_dir / "logs", web, sockets)
    storage = [of_service(each) for each in services]
    entrance, late = front(reachable(addresses), port), behind_the_scenes(data_dir / "logs")
    return Plan(data_dir, everything, services, storage, programs, entrance, late)
