"""Wrapping a film anew, its pictures as they are, so that it plays at its full quality. Safe to run twice."""

from pathlib import Path
from tempfile import TemporaryDirectory

from core.application.ports import ObjectStore, UnitOfWork
from feedback.application.media_ports import MediaUnreadable
from feedback.application.ports import VideoVersions
from feedback.application.publish_rendition import RenditionPublisher
from feedback.application.rendition_ports import SOURCE_RENDITION, Renditions, Transcoder
from feedback.application.steps import Made, NoLongerWanted, Work


def remux_film(
    work: Work,
    *,
    unit_of_work: UnitOfWork,
    versions: VideoVersions,
    renditions: Renditions,
    store: ObjectStore,
    transcoder: Transcoder,
) -> Made:
    """MediaUnreadable and NoLongerWanted leave nothing."""
    publisher = RenditionPublisher(work, SOURCE_RENDITION.__eq__, unit_of_work, versions, renditions, store)
    try:
        with TemporaryDirectory(dir=work.directory) as directory:
            made = transcoder.remux(work.source, work.facts, Path(directory), work.tell)
            publisher.publish(made, complete=True)
    except NoLongerWanted:
        publisher.withdraw_if_gone()
        raise
    except MediaUnreadable:
        publisher.published.withdraw()
        raise
    publisher.conclude()
    return Made(publisher.objects, {"frames": made.frame_count})
