"""Whoever draws a film at a glance and measures its sound, in memory."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from feedback.application.media_ports import VideoFacts
from feedback.application.picture_ports import Sheet, Watch
from feedback.domain.waveform import Waveform


@dataclass
class FakeSheetDrawer:
    """Draws three pictures in two columns of any film; asks whether they are wanted before and after."""

    def draw_sheet(self, path: Path, facts: VideoFacts, directory: Path, watch: Watch) -> Sheet:
        watch()
        (directory / "sprite.jpg").write_bytes(b"\xff\xd8sheet")
        watch()
        moments = (Decimal("0.000"), Decimal("20.020"), Decimal("40.040"))
        return Sheet(path=directory / "sprite.jpg", columns=2, tile_width=90, tile_height=160, moments=moments)


@dataclass
class FakeSoundMeter:
    waveform: Waveform | None

    def measure(self, path: Path, facts: VideoFacts, tell: Callable[[int], None]) -> Waveform | None:
        tell(50)
        return self.waveform
