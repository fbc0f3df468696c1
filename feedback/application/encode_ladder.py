"""Encoding a film in several sizes, each of which plays while the rest is made. Safe to run twice."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from core.application.ports import ObjectStore, UnitOfWork
from feedback.application.media_ports import MediaUnreadable
from feedback.application.ports import VideoVersions
from feedback.application.publish_rendition import RenditionPublisher
from feedback.application.rendition_ports import SOURCE_RENDITION, Publish, Rendition, Renditions, Transcoder
from feedback.application.steps import Made, NoLongerWanted, StepRefused, Work
from feedback.contracts import Delivery


def encode_ladder(
    work: Work,
    *,
    unit_of_work: UnitOfWork,
    versions: VideoVersions,
    renditions: Renditions,
    store: ObjectStore,
    transcoder: Transcoder,
    published: Callable[[], None] = lambda: None,
) -> Made:
    """`published` hears whenever more of it plays.

    Of a film that cannot be read to its end, StepRefused leaves what plays, and MediaUnreadable nothing: then the file
    itself plays. NoLongerWanted leaves nothing. After another failure what is up stays, and plays while the next try
    makes all of it anew.
    """
    publisher = RenditionPublisher(work, is_rung, unit_of_work, versions, renditions, store)
    try:
        with TemporaryDirectory(dir=work.directory) as directory:
            made = transcoder.encode(work.source, work.facts, Path(directory), _heard(publisher, published), work.tell)
    except NoLongerWanted:
        publisher.withdraw_if_gone()
        raise
    except MediaUnreadable as trouble:
        if work.facts.decision.delivery is Delivery.ENCODE:
            raise StepRefused(trouble.code, publisher.published.cut_off()) from trouble
        publisher.published.withdraw()
        raise
    publisher.conclude()
    return Made(publisher.objects, {"renditions": [rendition.name for rendition in made]})


def _heard(publisher: RenditionPublisher, published: Callable[[], None]) -> Publish:
    def publish(rendition: Rendition, complete: bool) -> None:
        publisher.publish(rendition, complete)
        published()

    return publish


def is_rung(name: str) -> bool:
    """Whether it is a rendition of the ladder."""
    return name != SOURCE_RENDITION
