"""ShareLinks over PostgreSQL."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from core.application.ports import EventPublisher
from feedback.contracts import Author, ShareRight
from feedback.domain.share_link import ShareLink, ShareTarget, ShareTerms
from feedback.domain.sharing_refusals import ShareLinkNotFound
from feedback.infrastructure.models import ShareLinkRecord, ShareUseRecord, VersionRecord


class PostgresShareLinks:
    def __init__(self, publish: EventPublisher) -> None:
        self._publish = publish

    def is_there(self, target: ShareTarget) -> bool:
        versions = VersionRecord.objects.filter(
            project_id=target.project_id, video_id=target.video_id, in_trash=False
        ).select_for_update(no_key=True)
        wanted = versions if target.version_id is None else versions.filter(id=target.version_id)
        return wanted.order_by("id").values_list("id", flat=True).first() is not None

    def add(self, link: ShareLink) -> None:
        _record(link).save(force_insert=True)
        ShareUseRecord(link_id=link.id).save(force_insert=True)
        self._tell(link)

    def count_open(self, project_id: UUID, now: datetime) -> int:
        lasting = Q(expires_at=None) | Q(expires_at__gt=now)
        return ShareLinkRecord.objects.filter(lasting, project_id=project_id, revoked_at=None).count()

    def get(self, project_id: UUID, link_id: UUID) -> ShareLink:
        records = ShareLinkRecord.objects.select_for_update(no_key=True)
        record = records.filter(project_id=project_id, id=link_id).first()
        if record is None:
            raise ShareLinkNotFound
        return _link(record)

    def save(self, link: ShareLink) -> None:
        """Every change is a fact; without one there is nothing to store."""
        if link.facts:
            _record(link).save(force_update=True)
            self._tell(link)

    def _tell(self, link: ShareLink) -> None:
        for fact in link.facts:
            self._publish(fact)
        link.facts.clear()


def rights_of(stored: str) -> frozenset[ShareRight]:
    return frozenset(map(ShareRight, stored.split()))


def _record(link: ShareLink) -> ShareLinkRecord:
    return ShareLinkRecord(
        id=link.id,
        project_id=link.target.project_id,
        video_id=link.target.video_id,
        version_id=link.target.version_id,
        token_hash=link.token_hash,
        rights=" ".join(right.value for right in ShareRight if right in link.terms.rights),
        label=link.terms.label,
        password_hash=link.terms.password_hash,
        expires_at=link.terms.expires_at,
        created_by_id=link.created_by.id,
        created_by_name=link.created_by.name,
        created_at=link.created_at,
        revoked_at=link.revoked_at,
        revision=link.revision,
    )


def _link(record: ShareLinkRecord) -> ShareLink:
    return ShareLink(
        id=record.id,
        target=ShareTarget(project_id=record.project_id, video_id=record.video_id, version_id=record.version_id),
        terms=ShareTerms(
            rights=rights_of(record.rights),
            label=record.label,
            expires_at=record.expires_at,
            password_hash=record.password_hash,
        ),
        token_hash=record.token_hash,
        created_by=Author(record.created_by_id, record.created_by_name),
        created_at=record.created_at,
        revoked_at=record.revoked_at,
        revision=record.revision,
    )
