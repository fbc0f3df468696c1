"""What the first bytes of a file tell."""

from feedback.domain.container import BrokenContainer, ContainerFormat, ContainerScan, UnknownContainer
from feedback.domain.refusals import UnsupportedVideoType, VideoDamaged


def told_by(head: bytes) -> ContainerFormat:
    """UnsupportedVideoType, VideoDamaged."""
    scan = ContainerScan()
    try:
        scan.feed(head)
    except UnknownContainer as error:
        raise UnsupportedVideoType from error
    except BrokenContainer as error:
        raise VideoDamaged from error
    if scan.container is None:
        raise UnsupportedVideoType
    return scan.container
