"""Facts and pictures as the JSON that passes between the child and its caller."""

from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any

from feedback.application.media_ports import Picture, Pictures, VideoFacts
from feedback.application.picture_ports import Sheet
from feedback.domain.container import ContainerFormat

# `Any`: JSON objects, checked by the constructors that take them.
Wire = dict[str, Any]


def facts_to_wire(facts: VideoFacts) -> Wire:
    """All fields by name, the duration as text."""
    return asdict(facts) | {"duration": str(facts.duration)}


def facts_from_wire(wire: Wire) -> VideoFacts:
    """The inverse of `facts_to_wire`."""
    typed = {"container": ContainerFormat(wire["container"]), "duration": Decimal(wire["duration"])}
    return VideoFacts(**(wire | typed))


def pictures_to_wire(pictures: Pictures) -> Wire:
    """Poster and thumbnails, paths and seconds as text."""
    return {"poster": _picture(pictures.poster), "thumbnails": [_picture(each) for each in pictures.thumbnails]}


def pictures_from_wire(wire: Wire) -> Pictures:
    """The inverse of `pictures_to_wire`."""
    return Pictures(_from_picture(wire["poster"]), tuple(_from_picture(each) for each in wire["thumbnails"]))


def sheet_to_wire(sheet: Sheet) -> Wire:
    """All fields by name, the path and moments as text."""
    return asdict(sheet) | {"path": str(sheet.path), "moments": [str(moment) for moment in sheet.moments]}


def sheet_from_wire(wire: Wire) -> Sheet:
    """The inverse of `sheet_to_wire`."""
    return Sheet(**(wire | {"path": Path(wire["path"]), "moments": tuple(map(Decimal, wire["moments"]))}))


def frames_to_wire(frames: dict[int, Path]) -> Wire:
    """Paths as text, by the number of the frame as text."""
    return {str(frame): str(path) for frame, path in frames.items()}


def frames_from_wire(wire: Wire) -> dict[int, Path]:
    """The inverse of `frames_to_wire`."""
    return {int(frame): Path(path) for frame, path in wire.items()}


def _picture(picture: Picture) -> Wire:
    return asdict(picture) | {"path": str(picture.path), "seconds": str(picture.seconds)}


def _from_picture(wire: Wire) -> Picture:
    return Picture(Path(wire["path"]), Decimal(wire["seconds"]), wire["width"], wire["height"])
