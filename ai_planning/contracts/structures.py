"""Story structures: what each of the four stages is for."""

from core.domain.labels import Labelled


class StageRole(Labelled):
    HOOK = "hook", "훅", "Hook"
    IMMERSION = "immersion", "몰입", "Immersion"
    TWIST = "twist", "반전", "Twist"
    BAIT = "bait", "떡밥", "Bait"
    INTRODUCTION = "introduction", "기", "Introduction"
    DEVELOPMENT = "development", "승", "Development"
    CLIMAX = "climax", "전", "Climax"
    RESOLUTION = "resolution", "결", "Resolution"
    FACT_1 = "fact_1", "사실 1", "Fact 1"
    FACT_2 = "fact_2", "사실 2", "Fact 2"
    DECISIVE_FACT = "decisive_fact", "결정적 사실", "Decisive fact"
    CONCLUSION = "conclusion", "결론", "Conclusion"
    CLAIM = "claim", "주장", "Claim"
    GROUND_1 = "ground_1", "근거 1", "Ground 1"
    GROUND_2 = "ground_2", "근거 2", "Ground 2"
    REINFORCED_CLAIM = "reinforced_claim", "주장 강화", "Reinforced claim"
    PROBLEM = "problem", "문제 제기", "Problem"
    EXPERT_VIEW = "expert_view", "전문가 시각", "Expert view"
    REAL_CASES = "real_cases", "실제 사례", "Real cases"
    OUTLOOK = "outlook", "전망", "Outlook"
    EMPATHY = "everyday_empathy", "일상의 공감", "Everyday empathy"
    CONFLICT = "conflict", "갈등", "Conflict"
    GROWTH = "growth", "성장", "Growth"
    WARM_ENDING = "warm_ending", "따뜻한 결말", "Warm ending"


class Structure(Labelled):
    HOOK = "hook_immersion_twist_bait", "훅–몰입–반전–떡밥", "Hook – immersion – twist – bait"
    CLASSIC = "classic", "기승전결", "Introduction – development – climax – resolution"
    INDUCTIVE = "inductive", "귀납법", "Inductive"
    DEDUCTIVE = "deductive", "연역법", "Deductive"
    DOCUMENTARY = "documentary", "다큐(인터뷰식)", "Documentary (interviews)"
    PIXAR = "pixar", "픽사 스토리텔링", "Pixar storytelling"

    @property
    def roles(self) -> tuple[StageRole, StageRole, StageRole, StageRole]:
        return _ROLES[self]


_R = StageRole
_ROLES = {
    Structure.HOOK: (_R.HOOK, _R.IMMERSION, _R.TWIST, _R.BAIT),
    Structure.CLASSIC: (_R.INTRODUCTION, _R.DEVELOPMENT, _R.CLIMAX, _R.RESOLUTION),
    Structure.INDUCTIVE: (_R.FACT_1, _R.FACT_2, _R.DECISIVE_FACT, _R.CONCLUSION),
    Structure.DEDUCTIVE: (_R.CLAIM, _R.GROUND_1, _R.GROUND_2, _R.REINFORCED_CLAIM),
    Structure.DOCUMENTARY: (_R.PROBLEM, _R.EXPERT_VIEW, _R.REAL_CASES, _R.OUTLOOK),
    Structure.PIXAR: (_R.EMPATHY, _R.CONFLICT, _R.GROWTH, _R.WARM_ENDING),
}
