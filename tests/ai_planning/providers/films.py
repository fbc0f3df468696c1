"""A film, and what a good provider says about it."""

from dataclasses import asdict
from io import BytesIO
from typing import Any

import orjson
from PIL import Image

from ai_planning.application.generation_ports import Watch
from ai_planning.contracts import (
    AspectRatio,
    CameraMove,
    Composition,
    Genre,
    InsertPurpose,
    ShotSize,
    Structure,
    Tone,
    Transition,
    VisualStyle,
)
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import InsertDraft, ShotDraft, StageDraft
from ai_planning.domain.generation_refusals import NoLongerWanted
from ai_planning.infrastructure.makers import PICTURES, TEXTS
from ai_planning.infrastructure.providers.account import Account, Prices
from ai_planning.infrastructure.providers.author import ProviderAuthor
from ai_planning.infrastructure.providers.draughtsman import ProviderArtist
from core.domain.language import Language
from core.domain.secret import Secret
from tests.ai_planning.providers.dialects import Dialect
from tests.ai_planning.providers.wire import Provider

KEY = "sk-proj-Zk3vQ9-hidden_8842"
SEED = 2**40 + 7
PRICES = Prices(input=0.75, output=4.5, picture=0.02)
BRIEF = Brief(
    title="봄 캠페인",
    logline="퇴근길의 디자이너가 골목 커피집에서 잃어버린 노트를 되찾는다",
    language=Language.KOREAN,
    tone=(Tone.WARM, Tone.EMOTIONAL),
    genre=Genre.DRAMA,
    target="designers",
    structure=Structure.PIXAR,
    aspect_ratio=AspectRatio.SCOPE,
    visual_style=VisualStyle.CINEMATIC,
    keywords=("커피", "노트"),
    mood="비 갠 저녁",
    colours=("#ff3b30",),
)
STORY = tuple(StageDraft(f"{at}막", f"{at}막에서 커피 향이 퍼진다.", f"{at}번째 목표") for at in range(1, 5))
INSERT = InsertDraft(InsertPurpose.DETAIL, "젖은 노트 표지", ShotSize.EXTREME_CLOSE_UP, CameraMove.STATIC)
SHOT = ShotDraft(
    title="골목 어귀",
    description="디자이너가 비 갠 골목을 걷는다",
    shot_size=ShotSize.WIDE,
    camera_move=CameraMove.TRACKING,
    composition=Composition.THIRDS,
    transition=Transition.DISSOLVE,
    dialogue="어디 뒀더라",
    subtitle="저녁 7시",
    audio="빗물 소리",
    notes="역광",
    weight=1.5,
    inserts=(INSERT,),
)
SHOTS = (SHOT,) * 12


def said(value: Any) -> str:
    """As a provider writes it."""
    return orjson.dumps(value).decode()


def story(stages: tuple[StageDraft, ...] = STORY) -> str:
    return said({"stages": [asdict(stage) for stage in stages]})


def shots(changed: dict[str, Any] | None = None) -> str:
    """The last of them changed."""
    told = [asdict(shot) for shot in SHOTS]
    return said({"shots": [*told[:-1], told[-1] | (changed or {})]})


def png(width: int = 640, height: int = 480) -> bytes:
    target = BytesIO()
    Image.linear_gradient("L").resize((width, height)).save(target, "PNG")
    return target.getvalue()


def account(dialect: Dialect, provider: Provider, *, key: str = KEY, tries: int = 1, **patience: float) -> Account:
    address = f"{provider.url}/v1" if dialect.name.value == "openai" else provider.url
    prices, secret = PRICES, Secret(key) if key else None
    waiting = {"seconds": 30.0, "pause": 0.0} | patience
    return Account(dialect.name, secret, False, address, "some-model", prices, tries=tries, **waiting)


def author(at: Account) -> ProviderAuthor:
    return ProviderAuthor(TEXTS[at.provider](at), at)


def artist(at: Account) -> ProviderArtist:
    return ProviderArtist(PICTURES[at.provider](at), at)


class Heard:
    """A watch that keeps what it is told, and wants it no longer once `when` says so."""

    def __init__(self, when: Any = None) -> None:
        self.told: list[float] = []
        self._when = when

    def __call__(self, done: float, /) -> None:
        self.told.append(done)
        if self._when is not None and self._when():
            raise NoLongerWanted


def unwatched(done: float, /) -> None:
    pass


UNWATCHED: Watch = unwatched
