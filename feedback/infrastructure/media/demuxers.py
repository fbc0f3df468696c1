"""The one demuxer of libav that reads each container, so that no playlist or list of files is ever followed."""

from feedback.domain.container import ContainerFormat

_DEMUXERS = {
    ContainerFormat.MP4: "mov",
    ContainerFormat.MOV: "mov",
    ContainerFormat.M4V: "mov",
    ContainerFormat.AVI: "avi",
    ContainerFormat.WEBM: "matroska",
    ContainerFormat.MKV: "matroska",
}


def demuxer_of(container: ContainerFormat) -> str:
    return _DEMUXERS[container]


def demuxer_options(container: ContainerFormat) -> dict[str, str]:
    """No protocol but these, and no media that lies in another file."""
    local = {"protocol_whitelist": "file,pipe"}
    return local | {"enable_drefs": "0"} if _DEMUXERS[container] == "mov" else local
