from dataclasses import replace
from io import BytesIO
from itertools import combinations
from random import Random

import pytest
from PIL import Image, ImageChops, ImageStat

from ai_planning.contracts import AspectRatio, CameraMove, Composition, Genre, ShotSize, StageRole, Transition
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import ShotDraft, StageDraft
from ai_planning.domain.provenance import Provider
from ai_planning.infrastructure.built_in.artist import BuiltInArtist
from ai_planning.infrastructure.built_in.drawing.frame import frame
from ai_planning.infrastructure.built_in.drawing.look import look_of
from ai_planning.infrastructure.built_in.drawing.moves import sign
from ai_planning.infrastructure.built_in.drawing.pencil import Pencil
from ai_planning.infrastructure.built_in.drawing.people import people_of
from ai_planning.infrastructure.built_in.drawing.view import view
from ai_planning.infrastructure.built_in.drawing.vocabulary import Pose, Setting, Thing
from ai_planning.infrastructure.built_in.drawing.words import asked
from core.domain.language import Language

BRIEF = Brief(title="첫걸음", logline="한 여자가 하루를 시작한다", language=Language.KOREAN, genre=Genre.DRAMA)
FRAME = (846, 476)
FATHER_AND_DAUGHTER = "치매에 걸린 아버지를 돌보는 딸 수민은 어느 날 아버지의 일기를 발견한다"
ROLE = StageRole.INTRODUCTION
STAGE = StageDraft("시작", "", "")
SHOT = ShotDraft("그녀가 선다", "거리에 선다", ShotSize.LONG, CameraMove.STATIC, Composition.FRONT, Transition.CUT)
CLOSER_AND_CLOSER = (
    ShotSize.EXTREME_LONG,
    ShotSize.WIDE,
    ShotSize.LONG,
    ShotSize.MEDIUM,
    ShotSize.CLOSE_UP,
    ShotSize.EXTREME_CLOSE_UP,
)
FILM = (
    replace(SHOT, shot_size=ShotSize.EXTREME_LONG, camera_move=CameraMove.CRANE, composition=Composition.SYMMETRY),
    replace(SHOT, shot_size=ShotSize.MEDIUM, description="카페에서 커피를 들고 있다"),
    replace(SHOT, shot_size=ShotSize.EXTREME_CLOSE_UP, camera_move=CameraMove.ZOOM_IN),
    replace(SHOT, shot_size=ShotSize.WIDE, composition=Composition.THIRDS, description="사무실을 걷는다"),
    replace(SHOT, shot_size=ShotSize.MEDIUM, composition=Composition.OVER_SHOULDER, description="동료와 대화한다"),
    replace(SHOT, shot_size=ShotSize.CLOSE_UP, composition=Composition.SIDE, camera_move=CameraMove.TILT),
    replace(SHOT, camera_move=CameraMove.TRACKING, composition=Composition.SIDE, description="거리를 달린다"),
    replace(SHOT, shot_size=ShotSize.CLOSE_UP, description="제품 로고가 보이는 향수"),
    replace(SHOT, shot_size=ShotSize.BIRDS_EYE, composition=Composition.ASYMMETRY, description="무대 위의 춤"),
    replace(SHOT, shot_size=ShotSize.WORMS_EYE, description="숲에서 환호한다"),
    replace(SHOT, composition=Composition.BACK, description="바다를 둘이 본다"),
    replace(SHOT, shot_size=ShotSize.WIDE, composition=Composition.OBLIQUE, description="밤에 소파에 앉아 있다"),
)


def drawn(shot: ShotDraft = SHOT, brief: Brief = BRIEF, position: int = 1, seed: int = 1) -> Image.Image:
    return frame(brief, STAGE, shot, position, seed)


def apart(one: Image.Image, other: Image.Image) -> float:
    """How much darker or lighter the two are on average, place by place, seen from afar."""
    small = [each.convert("L").resize((48, 27), Image.Resampling.BOX) for each in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*small)).mean[0]


def signed(move: CameraMove, side: int) -> bytes:
    pencil = Pencil(320, 180, Random(1))
    sign(move, side, pencil)
    return pencil.sheet().tobytes()


def red(page: Image.Image) -> int:
    r, g, _ = page.split()
    return ImageStat.Stat(ImageChops.subtract(r, g).point(lambda value: 255 if value > 60 else 0)).sum[0] // 255


def test_the_same_words_and_seed_give_the_same_picture_and_another_seed_another() -> None:
    pictures = [
        BuiltInArtist().draw(BRIEF, STAGE, SHOT, 3, seed=seed, watch=lambda _: None).draft.data for seed in (5, 5, 6)
    ]
    assert pictures[0] == pictures[1]
    assert pictures[0] != pictures[2]


def test_a_picture_says_who_made_it_and_how_large_it_is() -> None:
    heard: list[float] = []
    made = BuiltInArtist().draw(BRIEF, STAGE, SHOT, 3, seed=5, watch=heard.append)
    with Image.open(BytesIO(made.draft.data)) as opened:
        assert opened.size == (made.draft.width, made.draft.height) == (960, 540)
        assert opened.get_format_mimetype() == made.draft.media_type == "image/jpeg"
    assert (made.provenance.maker, made.provenance.seed) == (BuiltInArtist().maker, 5)
    assert made.provenance.maker.provider is Provider.BUILT_IN
    assert heard == [0.0, 1.0]


@pytest.mark.parametrize("ratio", AspectRatio)
def test_a_frame_has_the_films_aspect_ratio(ratio: AspectRatio) -> None:
    page = drawn(brief=replace(BRIEF, aspect_ratio=ratio))
    assert page.width / page.height == pytest.approx(ratio.ratio, rel=0.005)


def test_no_word_stands_in_a_picture_so_that_it_is_of_its_shot_wherever_that_moves_and_whatever_it_is_called() -> None:
    called = replace(SHOT, title="다음", dialogue="가자", subtitle="그날")
    assert drawn(called).tobytes() == drawn(replace(called, title="이름", dialogue="", subtitle="")).tobytes()


def test_the_twelve_frames_of_a_film_look_different() -> None:
    pages = [drawn(shot, position=at) for at, shot in enumerate(FILM, 1)]
    alike = [(a, b) for a, b in combinations(range(12), 2) if apart(pages[a], pages[b]) < 5]
    assert alike == []


@pytest.mark.parametrize("composition", Composition)
def test_every_size_of_shot_is_another_picture(composition: Composition) -> None:
    pages = [drawn(replace(SHOT, shot_size=size, composition=composition)) for size in ShotSize]
    assert min(apart(one, other) for one, other in combinations(pages, 2)) > 3


@pytest.mark.parametrize("size", ShotSize)
def test_every_composition_is_another_picture(size: ShotSize) -> None:
    pages = [drawn(replace(SHOT, shot_size=size, composition=each)) for each in Composition]
    assert len({page.tobytes() for page in pages}) == len(Composition)


@pytest.mark.parametrize("move", CameraMove)
def test_only_a_camera_that_moves_is_given_a_sign(move: CameraMove) -> None:
    assert (red(drawn(replace(SHOT, camera_move=move))) > 300) is (move is not CameraMove.STATIC)


def test_every_move_has_a_sign_of_its_own_and_says_where_to() -> None:
    signs = {(move, side): signed(move, side) for move in CameraMove for side in (1, -1)}
    assert len({signs[move, 1] for move in CameraMove}) == len(CameraMove)
    # The zooms and a camera that stands still have no side.
    turned = {move for move in CameraMove if signs[move, 1] != signs[move, -1]}
    assert turned == {*CameraMove} - {CameraMove.STATIC, CameraMove.ZOOM_IN, CameraMove.ZOOM_OUT}


def test_closer_shots_show_people_larger() -> None:
    heads = []
    for size in CLOSER_AND_CLOSER:
        seen = view(replace(SHOT, shot_size=size), 1, FRAME, 1.0)
        (_, top), (_, chin) = seen.camera.spot((0, 0, 1.72)), seen.camera.spot((0, 0, 1.48))
        heads.append((chin - top) / 476)
    assert heads == sorted(heads)
    assert heads[0] < 0.03
    assert 0.08 < heads[2] < 0.12
    assert heads[-1] > 1


@pytest.mark.parametrize("size", [ShotSize.EXTREME_LONG, ShotSize.WIDE, ShotSize.LONG, ShotSize.BIRDS_EYE])
@pytest.mark.parametrize("composition", Composition)
def test_who_is_to_be_seen_whole_is_not_cut(size: ShotSize, composition: Composition) -> None:
    seen = view(replace(SHOT, shot_size=size, composition=composition), -1, FRAME, 1.0)
    for place in ((0, 0, 0), (0, 0, 1.75)):
        x, y = seen.camera.spot(place)
        assert 0 < x < 846
        assert 0 < y < 476


@pytest.mark.parametrize("side", [1, -1])
@pytest.mark.parametrize("size", ShotSize)
@pytest.mark.parametrize(
    "composition", [Composition.SIDE, Composition.OBLIQUE, Composition.THIRDS, Composition.ASYMMETRY]
)
def test_the_screen_direction_is_kept_in_every_shot(side: int, size: ShotSize, composition: Composition) -> None:
    seen = view(replace(SHOT, shot_size=size, composition=composition), side, FRAME, 1.0)
    assert seen.facing * side > 0
    # And the room in the picture is where they look.
    assert (423 - seen.camera.spot((0, 0, 1.2))[0]) * side > 0


@pytest.mark.parametrize(
    ("text", "setting", "pose"),
    [
        ("골목을 달린다", Setting.STREET, Pose.RUNNING),
        ("해변을 걷는다", Setting.SEA, Pose.WALKING),
        ("시골 기차역에 앉아 있다", Setting.NATURE, Pose.SITTING),
        ("그녀가 소파에 앉아 있다", Setting.ROOM, Pose.SITTING),
        ("He runs through the forest", Setting.NATURE, Pose.RUNNING),
        ("Mina is seated at her desk", Setting.OFFICE, Pose.SITTING),
        ("A concert, the singer cheers", Setting.STAGE, Pose.CHEERING),
        ("Nothing of the kind", Setting.ROOM, None),
    ],
)
def test_settings_and_poses_follow_the_words(text: str, setting: Setting, pose: Pose | None) -> None:
    said = asked(BRIEF, STAGE, replace(SHOT, title="", description=text), ROLE)
    assert (said.setting, said.pose) == (setting, pose)


@pytest.mark.parametrize(
    ("text", "thing", "is_of_thing"),
    [
        ("제품 디테일: 향수", Thing.BOTTLE, True),
        ("Detail of the phone", Thing.PHONE, True),
        ("그녀의 눈", Thing.BOX, False),
    ],
)
def test_a_close_shot_of_a_thing_shows_the_thing(text: str, thing: Thing, is_of_thing: bool) -> None:
    close = replace(SHOT, title="", description=text, shot_size=ShotSize.CLOSE_UP)
    said = asked(BRIEF, STAGE, close, ROLE)
    assert (said.thing, said.is_of_thing) == (thing, is_of_thing)
    assert not asked(BRIEF, STAGE, replace(close, shot_size=ShotSize.LONG), ROLE).is_of_thing


@pytest.mark.parametrize(
    ("logline", "hero", "other"),
    [
        (FATHER_AND_DAUGHTER, True, False),
        ("아들 수빈이 할아버지를 만난다", False, False),
        ("할머니 순자는 도시락을 판다. 손님 민호는 늘 늦는다", True, False),
        ("Old clockmaker Anna repairs a broken watch for the boy Tom", True, False),
    ],
)
def test_each_of_the_two_is_drawn_as_what_they_are_called(logline: str, hero: bool, other: bool) -> None:
    language = Language.ENGLISH if logline.isascii() else Language.KOREAN
    people = people_of(replace(BRIEF, title="이야기", logline=logline, language=language), ROLE)
    assert [person.is_woman for person in people] == [hero, other]


def test_children_and_old_people_are_drawn_as_such_and_nobody_else() -> None:
    brief = replace(BRIEF, title="이야기", logline="할머니 순자는 소년 민호를 돌본다")
    grandmother, boy = people_of(brief, ROLE)
    assert (grandmother.is_old, grandmother.is_child) == (True, False)
    assert (boy.is_old, boy.is_child) == (False, True)
    assert look_of(boy, 1).height < 0.8 < look_of(grandmother, 1).height
    assert look_of(grandmother, 1).hair > look_of(boy, 1).hair


@pytest.mark.parametrize(
    ("title", "description", "is_of_other"),
    [
        ("아버지의 대답", "수민이 듣는다.", True),
        ("수민과 아버지", "둘이 마주 본다.", False),
        ("흔들리는 표정", "아버지가 고개를 든다. 수민이 본다.", True),
        ("흔들리는 표정", "창밖에 비가 온다.", False),
    ],
)
def test_a_shot_that_names_only_the_other_is_of_the_other(title: str, description: str, is_of_other: bool) -> None:
    brief = replace(BRIEF, title="아버지", logline=FATHER_AND_DAUGHTER)
    shot = replace(SHOT, title=title, description=description)
    assert asked(brief, STAGE, shot, ROLE).is_of_other is is_of_other


@pytest.mark.parametrize(
    ("text", "dark"),
    [
        ("한밤의 골목을 걷는다", True),
        ("At midnight she walks", True),
        ("이른 아침, 앞쪽에 어두운 실루엣을 걸어 깊이를 만든다", False),
        ("Morning. A dark silhouette in front gives depth", False),
    ],
)
def test_it_is_night_where_the_words_say_night_and_not_where_something_is_dark(text: str, dark: bool) -> None:
    assert asked(BRIEF, STAGE, replace(SHOT, title="", description=text), ROLE).dark is dark
