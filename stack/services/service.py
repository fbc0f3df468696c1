"""What every embedded service can say about itself."""

import signal
from collections.abc import Mapping
from typing import Protocol


class Service(Protocol):
    """A server program: where it listens, how it is started and when it answers."""

    @property
    def name(self) -> str: ...

    @property
    def port(self) -> int: ...

    @property
    def command(self) -> list[str]: ...

    @property
    def environment(self) -> Mapping[str, str]:
        """Variables that the program needs in addition to the inherited ones."""

    @property
    def stop_signal(self) -> signal.Signals: ...

    def prepare(self) -> None:
        """Make what the first start needs; do nothing on later ones."""

    def is_ready(self) -> bool:
        """Tell whether the service answers a real request now."""
