"""Words for the codes of uploads in parts."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "upload.not_found": words(
        "업로드 없음", "업로드를 찾을 수 없습니다.", "Upload not found", "There is no such upload."
    ),
    "upload.not_yours": words(
        "권한 없음",
        "다른 사람의 업로드입니다.",
        "Not yours",
        "This is the upload of somebody else.",
    ),
    "upload.too_many_open": words(
        "열린 업로드가 너무 많음",
        "진행 중인 업로드는 {most}개까지입니다. 먼저 끝내거나 취소해 주세요.",
        "Too many open uploads",
        "You may have {most} open uploads; complete some or give them up first.",
    ),
    "upload.complete": words(
        "이미 끝난 업로드",
        "업로드가 이미 끝나 영상으로 만들어지고 있습니다.",
        "Upload complete",
        "The upload is complete; a version is made of it.",
    ),
    "upload.aborted": words(
        "취소된 업로드",
        "취소된 업로드입니다. 새로 시작해 주세요.",
        "Upload aborted",
        "It was given up; begin anew.",
    ),
    "upload.expired": words(
        "만료된 업로드",
        "24시간 동안 이어지지 않았거나 7일이 지나 만료되었습니다. 새로 시작해 주세요.",
        "Upload expired",
        "Nobody went on with it for 24 hours, or it took longer than 7 days; begin a new one.",
    ),
    "upload.failed": words(
        "실패한 업로드",
        "내용이 거절되었거나 조각이 사라진 업로드입니다. 새로 시작해 주세요.",
        "Upload failed",
        "Its content was refused, or its parts were lost; begin a new one.",
    ),
    "upload.parts_lost": words(
        "사라진 조각",
        "저장소에 더 이상 조각이 없습니다. 새로 시작해 주세요.",
        "Parts lost",
        "The storage does not have its parts any more; begin a new one.",
    ),
    "upload.parts_missing": words(
        "빠진 조각 있음",
        "아직 도착하지 않은 조각이 {count}개 있습니다.",
        "Parts missing",
        "{count} parts have not come yet.",
    ),
    "upload.part_missing": field("이 조각이 아직 도착하지 않았습니다.", "This part has not come yet."),
    "upload.part_mismatch": words(
        "조각 불일치",
        "저장된 조각 {count}개가 보낸 것과 다릅니다. 다시 보내 주세요.",
        "Parts differ",
        "{count} stored parts are not the ones that were sent; send them again.",
    ),
    "upload.part_differs": field("저장된 조각의 ETag가 다릅니다.", "The stored part has another ETag."),
    "upload.size_mismatch": words(
        "크기 불일치",
        "파일의 크기가 알려 주신 크기와 다릅니다.",
        "Size differs",
        "The file has another size than was declared.",
    ),
    "upload.hash_mismatch": words(
        "내용 불일치",
        "파일의 내용이 알려 주신 SHA-256과 다릅니다. 다시 올려 주세요.",
        "Content differs",
        "The content has another SHA-256 than was declared; upload it again.",
    ),
    "upload.video_gone": words(
        "삭제된 영상",
        "새 버전을 추가할 영상이 삭제되었습니다.",
        "Video deleted",
        "The video that this is a new version of was deleted.",
    ),
}
