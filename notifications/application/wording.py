"""What an entry says, in the language of whoever reads it."""

from collections.abc import Mapping

from core.domain.language import Language
from identity.contracts import NotificationType
from notifications.contracts import EntryActor, EntryRow

Kind = tuple[NotificationType, str]
_T = NotificationType

# By the type and what happened; the empty word is for whatever has none of its own.
_KOREAN: Mapping[Kind, str] = {
    (_T.MENTION, ""): "{who}이 '{subject}'에서 회원님을 언급했습니다",
    (_T.REPLY, ""): "{who}이 '{subject}'에 답글을 남겼습니다",
    (_T.REPLY, "comment"): "{who}이 '{subject}'에 댓글을 남겼습니다",
    (_T.ASSIGNMENT, ""): "{who}이 회원님을 '{subject}'의 담당자로 지정했습니다",
    (_T.STATUS, ""): "{who}이 '{subject}'의 상태를 바꿨습니다",
    (_T.STATUS, "open"): "{who}이 '{subject}'의 상태를 '열림'으로 바꿨습니다",
    (_T.STATUS, "in_progress"): "{who}이 '{subject}'의 상태를 '진행 중'으로 바꿨습니다",
    (_T.STATUS, "resolved"): "{who}이 '{subject}'의 상태를 '해결됨'으로 바꿨습니다",
    (_T.STATUS, "closed"): "{who}이 '{subject}'의 상태를 '닫힘'으로 바꿨습니다",
    (_T.VERSION_READY, ""): "'{subject}'의 새 버전을 볼 수 있습니다",
    (_T.JOB_FINISHED, ""): "'{subject}' 처리가 끝났습니다",
    (_T.JOB_FINISHED, "failed"): "'{subject}' 처리에 실패했습니다",
    (_T.JOB_FINISHED, "plan"): "기획안 '{subject}'에 요청하신 작업이 끝났습니다",
    (_T.JOB_FINISHED, "plan_failed"): "기획안 '{subject}'에 요청하신 작업이 실패했습니다",
    (_T.JOB_FINISHED, "shooting_failed"): "기획안 '{subject}'의 촬영이 일정에 들어가지 않습니다",
    (_T.DEADLINE, ""): "'{subject}'의 마감이 다가옵니다",
    (_T.DEADLINE, "in_3_days"): "'{subject}'의 마감이 3일 남았습니다",
    (_T.DEADLINE, "tomorrow"): "'{subject}'의 마감이 내일입니다",
    (_T.DEADLINE, "today"): "'{subject}'의 마감이 오늘입니다",
    (_T.DEADLINE, "overdue"): "'{subject}'의 마감이 지났습니다",
    (_T.INVITATION, ""): "{who}이 '{subject}' 프로젝트에 참여했습니다",
    (_T.REACTION, ""): "{who}이 '{subject}'에 남긴 회원님의 댓글에 반응했습니다",
    (_T.FEEDBACK, ""): "{who}이 새 의견을 남겼습니다: {subject}",
    (_T.REVIEW, ""): "'{subject}'의 검토에 새로운 소식이 있습니다",
    (_T.REVIEW, "requested"): "{who}이 '{subject}'의 검토를 요청했습니다",
    (_T.REVIEW, "reopened"): "'{subject}'의 검토가 다시 열렸습니다",
    (_T.REVIEW, "approved"): "{who}이 '{subject}'을(를) 승인했습니다",
    (_T.REVIEW, "changes_requested"): "{who}이 '{subject}'의 수정을 요청했습니다",
    (_T.REVIEW, "finished"): "{who}이 '{subject}'의 검토를 마쳤습니다",
    (_T.WEBHOOK, ""): "웹훅 '{subject}'이(가) 일시 중지되었습니다",
}
_ENGLISH: Mapping[Kind, str] = {
    (_T.MENTION, ""): "{who} mentioned you in “{subject}”",
    (_T.REPLY, ""): "{who} replied in “{subject}”",
    (_T.REPLY, "comment"): "{who} commented on “{subject}”",
    (_T.ASSIGNMENT, ""): "{who} assigned “{subject}” to you",
    (_T.STATUS, ""): "{who} changed the status of “{subject}”",
    (_T.STATUS, "open"): "{who} changed the status of “{subject}” to open",
    (_T.STATUS, "in_progress"): "{who} changed the status of “{subject}” to in progress",
    (_T.STATUS, "resolved"): "{who} changed the status of “{subject}” to resolved",
    (_T.STATUS, "closed"): "{who} changed the status of “{subject}” to closed",
    (_T.VERSION_READY, ""): "A new version of “{subject}” is ready",
    (_T.JOB_FINISHED, ""): "“{subject}” is processed",
    (_T.JOB_FINISHED, "failed"): "“{subject}” could not be processed",
    (_T.JOB_FINISHED, "plan"): "What you asked for on the plan “{subject}” is done",
    (_T.JOB_FINISHED, "plan_failed"): "What you asked for on the plan “{subject}” has failed",
    (_T.JOB_FINISHED, "shooting_failed"): "The shooting of the plan “{subject}” does not fit into the schedule",
    (_T.DEADLINE, ""): "“{subject}” is due soon",
    (_T.DEADLINE, "in_3_days"): "“{subject}” is due in three days",
    (_T.DEADLINE, "tomorrow"): "“{subject}” is due tomorrow",
    (_T.DEADLINE, "today"): "“{subject}” is due today",
    (_T.DEADLINE, "overdue"): "“{subject}” is overdue",
    (_T.INVITATION, ""): "{who} joined the project “{subject}”",
    (_T.REACTION, ""): "{who} reacted to your comment in “{subject}”",
    (_T.FEEDBACK, ""): "{who} left new feedback: {subject}",
    (_T.REVIEW, ""): "There is news of the review of “{subject}”",
    (_T.REVIEW, "requested"): "{who} asked for a review of “{subject}”",
    (_T.REVIEW, "reopened"): "The review of “{subject}” was opened again",
    (_T.REVIEW, "approved"): "{who} approved “{subject}”",
    (_T.REVIEW, "changes_requested"): "{who} asked for changes to “{subject}”",
    (_T.REVIEW, "finished"): "{who} finished the review of “{subject}”",
    (_T.WEBHOOK, ""): "The webhook “{subject}” was paused",
}
WORDS = {Language.KOREAN: _KOREAN, Language.ENGLISH: _ENGLISH}


def title_of(row: EntryRow, language: Language) -> str:
    """One line."""
    words = WORDS[language]
    line = words.get((row.type, row.what)) or words[row.type, ""]
    return line.format(who=_who(row, language), subject=row.subject)


def line_of(row: EntryRow, language: Language) -> str:
    """Its title, and how many news are in it where these are more than the people who acted."""
    title = title_of(row, language)
    if row.count <= max(row.actor_count, 1):
        return title
    return f"{title} (모두 {row.count}건)" if language is Language.KOREAN else f"{title} ({row.count} in all)"


def _who(row: EntryRow, language: Language) -> str:
    if not row.actors:
        return "VideoPlanet"
    names, others = [_name(actor, language) for actor in row.actors], row.actor_count - 1
    if language is Language.KOREAN:
        return f"{names[0]} 외 {others}명" if others else names[0]
    if others > 1:
        return f"{names[0]} and {others} others"
    return " and ".join(names)


def _name(actor: EntryActor, language: Language) -> str:
    if language is Language.KOREAN:
        return ("게스트 " if actor.is_guest else "") + f"{actor.name}님"
    return actor.name + (" (guest)" if actor.is_guest else "")
