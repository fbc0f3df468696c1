"""Words for the codes of invitations and invite links."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "invitation.not_found": words(
        "초대 없음", "그런 초대가 없습니다.", "No such invitation", "There is no such invitation."
    ),
    "invitation.expired": words(
        "만료된 초대",
        "초대의 유효 기간이 지났습니다. 초대한 사람에게 다시 요청해 주세요.",
        "Invitation expired",
        "This invitation has expired. Please ask for a new one.",
    ),
    "invitation.revoked": words(
        "취소된 초대", "초대가 취소되었습니다.", "Invitation revoked", "This invitation was withdrawn."
    ),
    "invitation.declined": words(
        "거절된 초대", "이미 거절한 초대입니다.", "Invitation declined", "This invitation was declined."
    ),
    "invitation.accepted": words(
        "수락된 초대", "이미 수락된 초대입니다.", "Invitation accepted", "This invitation was accepted already."
    ),
    "invitation.project_gone": words(
        "삭제된 프로젝트",
        "초대한 프로젝트가 삭제되었습니다.",
        "Project deleted",
        "The project of this invitation was deleted.",
    ),
    "invitation.project_archived": words(
        "보관된 프로젝트",
        "보관된 프로젝트라 지금은 참여할 수 없습니다. 초대한 사람에게 문의해 주세요.",
        "Project archived",
        "The project is archived, so nobody can join it now. Please ask whoever invited you.",
    ),
    "invitation.other_address": words(
        "다른 이메일로 보낸 초대",
        "초대받은 이메일의 계정으로 로그인해 주세요.",
        "Sent to another address",
        "Please sign in with the account of the invited address.",
    ),
    "invitation.too_soon": words(
        "초대 메일을 너무 자주 보냄",
        "{seconds}초 뒤에 다시 보낼 수 있습니다.",
        "Too many invitation mails",
        "It can be sent again in {seconds} seconds.",
    ),
    "invite_link.not_found": words(
        "초대 링크 없음", "그런 초대 링크가 없습니다.", "No such link", "There is no such invite link."
    ),
    "invite_link.expired": words(
        "만료된 초대 링크", "초대 링크의 유효 기간이 지났습니다.", "Link expired", "This invite link has expired."
    ),
    "invite_link.revoked": words(
        "취소된 초대 링크", "초대 링크가 취소되었습니다.", "Link revoked", "This invite link was withdrawn."
    ),
    "invite_link.used_up": words(
        "사용 횟수를 다한 초대 링크",
        "초대 링크를 사용할 수 있는 횟수가 남지 않았습니다.",
        "Link used up",
        "This invite link has no uses left.",
    ),
    "invite_link.used": words(
        "이미 사용한 초대 링크",
        "이미 사용했거나 직접 만든 초대 링크로는 다시 참여할 수 없습니다. 새 초대를 요청해 주세요.",
        "Link used before",
        "You cannot come back by a link that you have used or made yourself; please ask for an invitation.",
    ),
    "invite_link.account_needed": words(
        "계정이 필요함",
        "먼저 가입하고 로그인한 뒤 초대 링크로 참여해 주세요.",
        "Account needed",
        "Please register and sign in first, then join by the link.",
    ),
    "invitations.too_many": field(
        "한 번에 최대 {most}명까지 초대할 수 있습니다.", "At most {most} people can be invited at once."
    ),
}
