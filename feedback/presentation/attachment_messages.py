"""Words for files that hang on items."""

from core.presentation.messages import Words, words

MESSAGES: dict[str, Words] = {
    "attachment.not_found": words(
        "첨부 파일 없음", "첨부 파일을 찾을 수 없습니다.", "Attachment not found", "There is no such attachment."
    ),
    "attachment.too_many": words(
        "첨부 파일이 너무 많음",
        "첨부 파일은 피드백마다 {most}개까지입니다.",
        "Too many attachments",
        "An item may have at most {most} attachments.",
    ),
    "attachment.too_large": words(
        "첨부 파일이 너무 큼",
        "첨부 파일은 {most}MB까지 올릴 수 있습니다.",
        "Attachment too large",
        "An attachment may have at most {most} MiB.",
    ),
    "attachment.empty": words("빈 파일", "파일에 내용이 없습니다.", "Empty file", "The file is empty."),
}
