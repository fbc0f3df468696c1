"""A frame as a JPEG."""

from fractions import Fraction

from av import VideoCodecContext
from av.video.frame import VideoFrame

_QUALITY = "3"


def jpeg_of(frame: VideoFrame) -> bytes:
    encoder = VideoCodecContext.create("mjpeg", "w")
    encoder.width, encoder.height, encoder.pix_fmt = frame.width, frame.height, frame.format.name
    encoder.time_base = Fraction(1, 25)
    encoder.options = {"qmin": _QUALITY, "qmax": _QUALITY}
    frame.pts = 0
    return b"".join(bytes(packet) for picture in (frame, None) for packet in encoder.encode(picture))
