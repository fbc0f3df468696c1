"""Words for the codes of the projects context."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "project.not_found": words(
        "프로젝트 없음",
        "프로젝트가 없거나 볼 수 없습니다.",
        "No such project",
        "The project does not exist, or you may not see it.",
    ),
    "project.not_permitted": words(
        "권한 없음",
        "이 프로젝트에서 이 작업을 할 권한이 없습니다.",
        "Not permitted",
        "Your role in this project does not allow this.",
    ),
    "project.archived": words(
        "보관된 프로젝트",
        "보관된 프로젝트는 바꿀 수 없습니다.",
        "Archived project",
        "An archived project cannot be changed.",
    ),
    "project.full": words(
        "멤버 수 초과",
        "프로젝트 멤버는 최대 {most}명입니다.",
        "Project is full",
        "A project can have at most {most} members.",
    ),
    "project.already_member": words(
        "이미 멤버임", "이미 프로젝트의 멤버입니다.", "Already a member", "This person is a member already."
    ),
    "project.owner_stays": words(
        "소유자 변경 불가",
        "소유자는 내보내거나 역할을 바꿀 수 없습니다.",
        "The owner stays",
        "The owner is neither removed nor given another role.",
    ),
    "member.role_above_own": words(
        "권한 초과",
        "자신보다 높은 역할은 다룰 수 없습니다.",
        "Above your role",
        "You cannot give or remove a role above your own.",
    ),
    "member.role_not_assignable": words(
        "지정할 수 없는 역할",
        "소유자 역할은 이전으로만 바뀝니다.",
        "Role not assignable",
        "Ownership is only transferred.",
    ),
    "member.not_found": words("멤버 없음", "그런 멤버가 없습니다.", "No such member", "There is no such member."),
    "member.unknown_person": words(
        "알 수 없는 사람",
        "인증된 계정을 찾을 수 없습니다.",
        "Unknown person",
        "Nobody with a verified account was found.",
    ),
    "member.declined": words(
        "초대를 거절한 사람",
        "최근 {days}일 안에 이 프로젝트의 초대를 거절한 사람은 바로 추가할 수 없습니다. 다시 초대해 주세요.",
        "Declined an invitation",
        "Whoever declined an invitation of this project within {days} days is not added; please invite them again.",
    ),
    "member.named_twice": field(
        "email과 user_id 중 하나만 지정해 주세요.", "Name the person by email or by user_id, not by both."
    ),
    "search.too_long": field("검색어는 최대 200자입니다.", "A search may be at most 200 characters long."),
    "sort.nothing_searched": field(
        "relevance 정렬은 검색어가 있을 때만 쓸 수 있습니다.", "Sorting by relevance needs a search."
    ),
    "colour.invalid": field("색상은 #rrggbb 형식이어야 합니다.", "A colour is written #rrggbb."),
    "tags.too_many": field("태그는 최대 {most}개입니다.", "There can be at most {most} tags."),
}
