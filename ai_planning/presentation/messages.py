"""Words of the codes of plans."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "plan.too_short": field("길이는 최소 {seconds}초입니다.", "The film has to be at least {seconds} seconds long."),
    "plan.too_long": field("길이는 최대 {seconds}초입니다.", "The film may be at most {seconds} seconds long."),
    "plan.not_milliseconds": field("소수점 아래 세 자리까지 쓸 수 있습니다.", "At most three decimals are taken."),
    "plan.unknown_duration": field(
        "이름으로 고를 수 있는 길이가 아닙니다(예: 30초, 2분). 다른 길이는 초 단위 숫자로 적어 주세요(예: 7).",
        "This is no length that is offered by name (such as 30s or 2m). Give others as a number of seconds (such as 7).",
    ),
    "plan.seconds_do_not_fit": field(
        "나머지 샷의 길이를 맞출 수 없습니다(이 샷은 최대 {most}초). 잠긴 샷을 풀거나 다른 길이로 정해 주세요.",
        "The other shots cannot make up for it (this one lasts {most} seconds at most): unlock some, or ask for another"
        " length.",
    ),
    "plan.shot_too_short": field("샷은 최소 {least}초입니다.", "A shot lasts at least {least} seconds."),
    "plan.purpose_repeated": field("같은 목적의 인서트가 이미 있습니다.", "An insert has this purpose already."),
    "plan.shot_unknown": field("이 기획안에 없는 샷입니다.", "The plan has no such shot."),
    "plan.order_incomplete": field("열두 샷을 모두 한 번씩 적어 주세요.", "Name all twelve shots, each once."),
    "plan.not_found": words("기획안 없음", "기획안을 찾을 수 없습니다.", "No such plan", "The plan is not there."),
    "plan.stage_not_found": words(
        "단계 없음", "이 기획안에 없는 단계입니다.", "No such stage", "The plan has no such stage."
    ),
    "plan.shot_not_found": words("샷 없음", "이 기획안에 없는 샷입니다.", "No such shot", "The plan has no such shot."),
    "plan.part_not_found": words(
        "항목 없음", "이 기획안에 없는 항목입니다.", "No such part", "The plan has no such part."
    ),
    "plan.snapshot_not_found": words(
        "저장본 없음", "이 기획안에 없는 저장본입니다.", "No such snapshot", "The plan has no such snapshot."
    ),
    "plan.too_many_snapshots": words(
        "저장본이 너무 많음",
        "기획안 하나에 저장본은 {most}개까지 둘 수 있습니다.",
        "Too many snapshots",
        "A plan has {most} snapshots at most.",
    ),
    "plan.not_yours": words(
        "다른 사람의 기획안",
        "다른 사람의 기획안은 소유자와 관리자만 삭제하거나 복원할 수 있습니다.",
        "Not your plan",
        "Only owners and admins delete and restore the plans of others.",
    ),
    "plan.snapshot_not_yours": words(
        "다른 사람의 저장본",
        "다른 사람의 저장본은 소유자와 관리자만 삭제할 수 있습니다.",
        "Not your snapshot",
        "Only owners and admins delete the snapshots of others.",
    ),
    "plan.part_locked": words(
        "잠긴 항목",
        "{by}님이 잠근 항목({ko})은 바꿀 수 없습니다. 잠근 사람이나 관리자가 먼저 잠금을 풀어야 합니다.",
        "Part locked",
        "{by} has locked this part ({en}): they or an admin have to unlock it first.",
    ),
    "plan.lock_not_yours": words(
        "다른 사람의 잠금",
        "{by}님이 잠근 항목({ko})입니다. 잠근 사람이나 관리자만 풀 수 있습니다.",
        "Not your lock",
        "{by} has locked this part ({en}): only they or an admin unlock it.",
    ),
    "plan.nothing_to_undo": words(
        "되돌릴 내용 없음", "되돌릴 변경이 없습니다.", "Nothing to undo", "No change is left that could be undone."
    ),
    "plan.nothing_to_redo": words(
        "다시 할 내용 없음", "다시 적용할 변경이 없습니다.", "Nothing to redo", "No change is left to be done again."
    ),
}
