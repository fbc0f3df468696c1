"""Why no file was made of a plan."""

from ai_planning.domain.generation_refusals import GenerationFailed


class ExportFailed(GenerationFailed):
    """It took more time or memory than a plan can need, or the renderer broke."""

    code = "export.failed"
    status = 500
