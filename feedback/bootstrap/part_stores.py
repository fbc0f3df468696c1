"""How the parts of uploads are kept, as the settings say (docs/adr/0021)."""

from functools import cache

from django.conf import settings

from core.domain.clock import utc_now
from core.infrastructure.s3 import s3_client
from feedback.application.upload_ports import UploadParts
from feedback.infrastructure.parts.multipart import MultipartParts
from feedback.infrastructure.parts.objects import ObjectParts
from feedback.infrastructure.parts.shelf import PartsShelf

_WAYS: dict[str, type[MultipartParts] | type[ObjectParts]] = {"multipart": MultipartParts, "objects": ObjectParts}


@cache
def upload_parts() -> UploadParts:
    signer = s3_client(settings.S3_PUBLIC_ENDPOINT_URL)
    return _WAYS[settings.S3_PARTS](PartsShelf(s3_client(), signer, settings.S3_BUCKET, utc_now))
