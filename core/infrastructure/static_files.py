"""How static files are kept: hashed by name, compressed beside."""

from typing import Any, ClassVar

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # WhiteNoise tells no types
    """None of ours names another, so none is looked through for names. gzip, as everything else of the product."""

    patterns: ClassVar[tuple[()]] = ()
    keep_only_hashed_files = True

    def create_compressor(self, **kwargs: Any) -> Any:
        return super().create_compressor(**kwargs, use_brotli=False)
