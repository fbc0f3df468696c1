"""Words for the codes about videos, their versions, and what those take."""

from core.presentation.messages import Words, words

MESSAGES: dict[str, Words] = {
    "version.not_found": words(
        "버전 없음", "버전을 찾을 수 없습니다.", "Version not found", "There is no such version of the video."
    ),
    "version.last": words(
        "마지막 버전",
        "하나뿐인 버전은 삭제할 수 없습니다. 영상을 삭제해 주세요.",
        "The only version",
        "The only version cannot be deleted. Delete the video.",
    ),
    "version.not_received": words(
        "파일이 없음",
        "파일을 아직 확인하고 있거나, 받을 수 없는 파일이었습니다.",
        "No file",
        "The file is still being checked, or it was refused and is not kept.",
    ),
    "video.not_yours": words(
        "권한 없음",
        "다른 사람이 올린 영상은 변경하거나 삭제할 수 없습니다.",
        "Not yours",
        "You may change or delete only what you uploaded.",
    ),
    "video.order_outdated": words(
        "영상 목록이 바뀜",
        "그사이 영상이 추가되거나 삭제되었습니다. 목록을 다시 불러와 주세요.",
        "The videos have changed",
        "The order has to name every video of the project once. Load the list again.",
    ),
    "storage.project_full": words(
        "프로젝트 저장 공간 부족",
        "프로젝트의 저장 공간이 부족합니다. 남은 공간은 {left}바이트입니다.",
        "Project storage full",
        "The storage of the project is used up; {left} bytes are left.",
    ),
    "storage.person_full": words(
        "내 저장 공간 부족",
        "내 저장 공간이 부족합니다. 남은 공간은 {left}바이트입니다.",
        "Your storage is full",
        "Your storage is used up; {left} bytes are left.",
    ),
}
