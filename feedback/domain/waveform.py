"""How loud a film is over time: the peaks of its sound, in the formats of BBC audiowaveform."""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass

LEAST_SAMPLES = 256
_MOST_PEAKS = 65_536
_VERSION, _EIGHT_BITS, _CHANNELS = 2, 1, 1
_HEADER = struct.Struct("<iIiiIi")


def samples_per_pixel(samples: int) -> int:
    """How many samples one peak is of, a power of two: so few that the peaks of however long a film stay few."""
    width = LEAST_SAMPLES
    while width * _MOST_PEAKS < samples:
        width *= 2
    return width


@dataclass(frozen=True, slots=True, kw_only=True)
class Waveform:
    """`peaks` are least and greatest value (-128 to 127) of each `samples_per_pixel` samples, one after the other.

    All channels are mixed into one. The first sample is heard when the first picture is shown.
    """

    sample_rate: int
    samples_per_pixel: int
    peaks: Sequence[int]

    @property
    def length(self) -> int:
        """How many pairs."""
        return len(self.peaks) // 2

    def json(self) -> bytes:
        """As JSON, version 2."""
        told = {
            "version": _VERSION,
            "channels": _CHANNELS,
            "sample_rate": self.sample_rate,
            "samples_per_pixel": self.samples_per_pixel,
            "bits": 8,
            "length": self.length,
            "data": list(self.peaks),
        }
        return json.dumps(told, separators=(",", ":")).encode()

    def data(self) -> bytes:
        """As bytes (`.dat`), version 2: a header in little endian, then a byte for each value."""
        head = (_VERSION, _EIGHT_BITS, self.sample_rate, self.samples_per_pixel, self.length, _CHANNELS)
        return _HEADER.pack(*head) + struct.pack(f"{len(self.peaks)}b", *self.peaks)
