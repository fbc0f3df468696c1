"""The front alone, as `make run` starts it, before a web that the test plays itself and a real S3 server."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stack.ports import answers_http, free_ports
from stack.programs import ROOT
from stack.services.running import RunningService
from stack.services.s3 import S3
from tests.stack.run import until

# The test answers what it asks for itself, without being asked how it is.
AT_ONCE = {"WEB_HEALTH": "unchecked", "RESTART_PATIENCE": "0s"}


@dataclass(frozen=True)
class Front:
    """A running front; nothing listens on `web` and `sockets` until the test does."""

    port: int
    web: int
    sockets: int
    storage: S3
    s3: RunningService

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"


@contextlib.contextmanager
def front(home: Path, public_url: str = "", **more: str) -> Iterator[Front]:
    port, web, sockets, storage = free_ports(4)
    service = S3(home / "s3", storage, "accesskey", "secretsecret")
    s3 = RunningService(service, home / "s3.log")
    environment = {
        "PATH": os.environ["PATH"],
        "XDG_DATA_HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "HOST": "127.0.0.1",
        "SITE_ADDRESS": f":{port}",
        "PUBLIC_URL": public_url or f"http://localhost:{port}",
        "WEB_UPSTREAM": f"127.0.0.1:{web}",
        "SOCKETS_UPSTREAM": f"127.0.0.1:{sockets}",
        "S3_UPSTREAM": service.url,
        "S3_BUCKET": service.bucket,
        **AT_ONCE,
        **more,
    }
    s3.start()
    with (home / "front.log").open("wb") as log:
        caddy = subprocess.Popen(
            [sys.executable, "-m", "stack.process", "front"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
    try:
        until(lambda: answers_http(port), "the front")
        yield Front(port, web, sockets, service, s3)
    finally:
        caddy.terminate()
        caddy.wait(20)
        s3.stop()
