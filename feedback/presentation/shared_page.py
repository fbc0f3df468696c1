"""Where a share link leads when no front end takes it: what it shows, and how one comes in."""

from itertools import product

from core.presentation.mail_page import MailPage, PageFact, PageForm, PageStep
from feedback.contracts import ShareRight

_WORDS = {
    ShareRight.VIEW: "보기 / watch",
    ShareRight.COMMENT: "의견 남기기 / comment",
    ShareRight.APPROVE: "승인하기 / approve",
    ShareRight.DOWNLOAD: "내려받기 / download",
}
_SETS = (tuple(right for right, is_given in zip(_WORDS, given, strict=True) if is_given)
         for given in product((False, True), repeat=len(_WORDS)))  # fmt: skip
# A list as the page's script reads it: its words with commas between.
_RIGHTS = {",".join(rights): ", ".join(map(_WORDS.__getitem__, rights)) for rights in _SETS}
_NEWEST = {
    "true": "가장 새로운 버전 / the newest version",
    "false": "정해진 한 버전 / one version",
}
_NO_VIEWER = (
    "영상을 보고 의견을 남기는 화면은 이 서버에 없습니다. 리뷰 앱에서 이 링크를 열고 이름{} 입력하면 "
    "계정 없이 들어갑니다. / "
    "This server has no screens to watch and comment in. Open this link in a review app and enter with your name{}; "
    "no account is needed. (POST /v2/shared/session)"
)

shared_page = MailPage(
    "영상 공유 링크",
    "A shared video",
    (
        PageForm(
            (PageStep("POST", "/v2/shared/open", ("token",)),),
            "링크 보기 / See what it shows",
            opens=True,
        ),
    ),
    facts=(
        PageFact("project.name", "프로젝트 / Project"),
        PageFact("video.title", "영상 / Video"),
        PageFact("is_newest", "보이는 버전 / Version shown", terms=_NEWEST),
        PageFact("rights", "할 수 있는 일 / What you may do", terms=_RIGHTS),
        PageFact("expires_at", "기한 / Open until", is_time=True),
    ),
    notes=(
        ({"needs_password": False}, _NO_VIEWER.format("을", "")),
        ({"needs_password": True}, _NO_VIEWER.format("과 비밀번호를", " and the password of the link")),
    ),
)
