"""Words for the codes of the work on versions."""

from core.presentation.messages import Words, words

MESSAGES: dict[str, Words] = {
    "video.processing_gave_up": words(
        "처리 실패",
        "영상을 처리하지 못했습니다. 다시 시도하거나 다시 올려 주세요.",
        "Processing failed",
        "The video could not be processed. Try again, or upload it anew.",
    ),
    "processing.source_refused": words(
        "다시 올려야 함",
        "파일이 거절되어 남아 있지 않습니다. 다시 올려 주세요.",
        "The file was refused",
        "The file itself was refused and is gone. Upload it anew.",
    ),
    "processing.nothing_failed": words(
        "다시 시도할 것 없음",
        "실패한 처리 단계가 없습니다.",
        "Nothing has failed",
        "No step of this version has failed.",
    ),
}
