"""Words for the review loop's codes."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "feedback.not_found": words(
        "피드백 없음", "피드백을 찾을 수 없습니다.", "Feedback not found", "There is no such feedback item."
    ),
    "feedback.not_yours": words(
        "권한 없음", "다른 사람의 피드백은 변경할 수 없습니다.", "Not yours", "You may change your own feedback only."
    ),
    "feedback.transition_refused": words(
        "바꿀 수 없는 상태",
        "{current}에서 {wanted}(으)로 바꿀 수 없습니다.",
        "Status not reachable",
        "{current} does not lead to {wanted}.",
    ),
    "comment.parent_unknown": field("답글을 달 댓글이 없습니다.", "There is no such comment to reply to."),
    "upload.interrupted": words(
        "업로드 중단",
        "업로드가 끝나기 전에 연결이 끊겼습니다.",
        "Upload interrupted",
        "The body ended before the form did.",
    ),
    "video.not_found": words("영상 없음", "영상을 찾을 수 없습니다.", "Video not found", "There is no such video."),
    "video.unsupported_type": words(
        "지원하지 않는 영상 형식",
        "mp4, mov, m4v, avi, webm, mkv 영상만 올릴 수 있습니다.",
        "Unsupported video type",
        "The content is not mp4, mov, m4v, avi, webm or mkv.",
    ),
    "video.too_large": words(
        "영상이 너무 큼",
        "영상은 {limit}MB까지 올릴 수 있습니다.",
        "Video too large",
        "A video may have at most {limit} MiB here.",
    ),
    "video.empty": words("빈 파일", "파일에 내용이 없습니다.", "Empty file", "The file is empty."),
    "video.damaged": words(
        "손상된 영상", "파일이 잘렸거나 손상되었습니다.", "Damaged video", "The file is cut off or broken."
    ),
    "video.only_one": field("영상은 한 번에 하나만 올릴 수 있습니다.", "One video at a time."),
    "media.empty": words("빈 영상", "영상에 내용이 없습니다.", "Empty video", "The file holds nothing."),
    "media.truncated": words("잘린 영상", "파일이 중간에 끊겼습니다.", "Truncated video", "The file ends too early."),
    "media.unknown_container": words(
        "알 수 없는 형식", "영상 형식을 알 수 없습니다.", "Unknown container", "The container is not known."
    ),
    "media.no_video": words(
        "영상 트랙 없음", "파일에 영상 트랙이 없습니다.", "No video track", "The file has no video track."
    ),
    "media.elsewhere": words(
        "참조 영상",
        "영상 데이터가 다른 파일에 있습니다. 데이터를 포함해 다시 내보내 주세요.",
        "Media elsewhere",
        "The media lies in another file. Please export the film with its media inside.",
    ),
    "media.unknown_codec": words(
        "지원하지 않는 코덱", "영상 코덱을 지원하지 않습니다.", "Unsupported codec", "The video codec is not supported."
    ),
    "media.too_large": words(
        "화면이 너무 큼",
        "영상의 해상도가 너무 큽니다.",
        "Picture too large",
        "The pictures of this video are too large.",
    ),
    "media.too_long": words(
        "영상이 너무 긺",
        "영상의 길이가 100시간을 넘거나 화면 시각이 잘못되었습니다.",
        "Video too long",
        "The video is longer than 100 hours, or the times of its pictures are wrong.",
    ),
    "media.too_slow": words(
        "처리 시간 초과", "영상을 읽는 데 너무 오래 걸립니다.", "Too slow to read", "Reading this video takes too long."
    ),
    "media.damaged": words(
        "손상된 영상", "영상 데이터가 손상되었습니다.", "Damaged video", "The video data is damaged."
    ),
    "media.unreadable": words(
        "읽을 수 없는 영상", "영상을 읽을 수 없습니다.", "Unreadable video", "The video cannot be read."
    ),
}
