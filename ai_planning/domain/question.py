"""What a maker is asked, so that the same question is known again."""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from ai_planning.contracts.jobs import JobKind
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import StageDraft
from ai_planning.domain.provenance import Maker


@dataclass(frozen=True)
class Question:
    """`story` is what shots are designed for; a `seed` of None asks for the first answer."""

    kind: JobKind
    brief: Brief
    story: tuple[StageDraft, ...] = ()
    seed: int | None = None

    @property
    def answer_seed(self) -> int:
        """Of the first answer: the same for briefs that ask for the same."""
        return first_seed(self.brief) if self.seed is None else self.seed

    def key(self, maker: Maker, user_id: UUID) -> str:
        """The same for the same question to the same maker; what a person's own key answers is theirs."""
        asked = {
            "kind": self.kind.value,
            "maker": asdict(maker),
            "of": str(user_id) if maker.is_own_key else "",
            "brief": self.brief.normalised(),
            "story": [asdict(stage) for stage in self.story] if self.kind is JobKind.SHOTS else [],
            "seed": self.answer_seed,
        }
        return _digest(asked).hexdigest()


def first_seed(brief: Brief) -> int:
    return int.from_bytes(_digest(brief.normalised()).digest()[:4]) & 0x7FFF_FFFF


def _digest(value: dict[str, Any]) -> "hashlib._Hash":
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode())
