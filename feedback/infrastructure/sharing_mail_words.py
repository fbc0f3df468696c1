"""The words of each mail to guests, in Korean and English."""

from core.domain.language import Language
from core.infrastructure.mail.words import MailForm, MailWords
from feedback.application.guest_codes import CODE_MAIL
from feedback.application.tell_guests import REPLY_MAIL

MAILS = {
    CODE_MAIL: MailForm(
        {
            Language.KOREAN: MailWords(
                "[VideoPlanet] 메일 주소 확인 코드",
                "공유받은 영상에서 이 주소로 답글 알림을 받으려면 아래 코드를 10분 안에 입력해 주세요.",
                "요청하지 않았다면 이 메일을 무시해 주세요. 코드를 입력하지 않으면 다른 메일은 보내지 않습니다.",
            ),
            Language.ENGLISH: MailWords(
                "[VideoPlanet] Confirm your address",
                "enter this code within 10 minutes to hear of answers in the video that was shared with you.",
                "If you did not ask for it, ignore this mail. Without the code nothing else is sent to you.",
            ),
        }
    ),
    REPLY_MAIL: MailForm(
        {
            Language.KOREAN: MailWords(
                "[VideoPlanet] {author}님이 답글을 남겼습니다",
                "공유받은 영상에 남긴 의견에 {author}님이 답글을 남겼습니다. 받은 공유 링크에서 볼 수 있습니다.",
                "이 메일은 공유 링크에서 확인한 주소로 보냈습니다.",
                "답글 메일을 더 받고 싶지 않다면 이 링크를 열어 주세요.",
                "답글 메일 그만 받기",
            ),
            Language.ENGLISH: MailWords(
                "[VideoPlanet] {author} answered you",
                "{author} answered what you wrote on a shared video. See it by the share link that you were given.",
                "This mail went to the address that you confirmed there.",
                "Open this link to get no more mails about answers.",
                "No more mails about answers",
            ),
        },
        path="/shared/unsubscribe",
        quote="text",
    ),
}
