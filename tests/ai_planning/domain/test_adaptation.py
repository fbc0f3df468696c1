"""Scripts as plans: in order, whole, and within the bounds of a plan."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ai_planning.contracts import CameraMove, Composition, ShotSize, Transition
from ai_planning.domain import script_words as words
from ai_planning.domain.adaptation import adapt
from ai_planning.domain.brief import LONGEST_MS, SHORTEST_MS, Brief
from ai_planning.domain.drafts import ShotDraft
from ai_planning.domain.plan_draft import PlanDraft, drafted_parts
from ai_planning.domain.portions import allotted, cut, in_portions, sentences
from ai_planning.domain.script import BeatKind, Script, Writing
from ai_planning.domain.script_refusals import ScriptIsEmpty
from core.domain.ids import new_id
from core.domain.language import Language
from tests.ai_planning.examples import AT, KIM

SEEN, SAID = BeatKind.ACTION, BeatKind.DIALOGUE


def written(*scenes: tuple[str, list[tuple[BeatKind, str, str]]], **more: Any) -> Script:
    """As a reader writes it: cleaned."""
    writing = Writing()
    for heading, beats in scenes:
        writing.scene(heading)
        for beat in beats:
            writing.beat(*beat)
    return Script(writing.finished(), **more)


def scene(heading: str, *texts: str) -> tuple[str, list[tuple[BeatKind, str, str]]]:
    return heading, [(SEEN, text, "") for text in texts]


TEXTS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60) | st.text("가나. \n", max_size=3000)
BEATS = st.tuples(st.sampled_from(BeatKind), TEXTS, st.text(max_size=20))
SCENES = st.lists(st.tuples(TEXTS, st.lists(BEATS, max_size=8)), max_size=20)


def letters(*texts: str) -> Counter[str]:
    return Counter(letter for text in texts for letter in text if not letter.isspace())


def texts_of(shot: ShotDraft) -> tuple[str, ...]:
    return shot.title, shot.description, shot.dialogue, shot.subtitle, shot.audio, shot.notes


@given(scenes=SCENES)
@settings(max_examples=200, deadline=None)
def test_any_script_becomes_a_plan_that_lacks_nothing_or_is_refused_as_empty(scenes: list[Any]) -> None:
    script = written(*scenes)
    try:
        draft = adapt(script)
    except ScriptIsEmpty:
        return
    brief = Brief(**{**draft.instead, **draft.brief})
    parts = drafted_parts(draft, brief.title, brief, by=KIM, now=AT, new_id=new_id)
    assert sum(parts.durations) == brief.duration_ms
    assert min(parts.durations) >= 500
    assert (len(draft.stages), len(draft.shots)) == (4, 12)
    missing = _letters_in(script) - letters(*(text for shot in draft.shots for text in texts_of(shot)))
    assert missing.total() <= sum(told.count for told in draft.told if told.code == "script.text_left_out")


def _letters_in(script: Script) -> Counter[str]:
    """What has to be somewhere. Words that say how to go on become a transition of the same meaning."""
    there = letters(*(scene.heading for scene in script.scenes))
    for each in script.scenes:
        for beat in each.beats:
            is_known = beat.kind is BeatKind.TRANSITION and words.transition(beat.text)
            there += Counter() if is_known else letters(beat.text)
    return there


def test_twelve_scenes_are_twelve_shots_in_their_order() -> None:
    draft = adapt(written(*(scene(f"S#{number}", f"{number}번 일") for number in range(1, 13))))
    assert [shot.title for shot in draft.shots] == [f"S#{number}" for number in range(1, 13)]
    assert [shot.description for shot in draft.shots] == [f"{number}번 일" for number in range(1, 13)]
    assert [stage.title for stage in draft.stages] == ["S#1", "S#4", "S#7", "S#10"]
    assert draft.stages[1].content == "4번 일\n5번 일\n6번 일"
    assert draft.told == ()


def test_many_scenes_are_merged_and_their_headings_told_where_they_stand() -> None:
    draft = adapt(written(*(scene(f"S#{number}", "일이 있다") for number in range(1, 25))))
    assert (draft.shots[0].title, draft.shots[0].description) == ("S#1", "일이 있다\nS#2\n일이 있다")
    assert [(told.code, told.count) for told in draft.told] == [("script.scenes_merged", 24)]


def test_few_scenes_are_split_between_beats_and_then_sentences() -> None:
    draft = adapt(written(scene("카페", "하나. 둘. 셋.", "넷. 다섯. 여섯."), scene("거리", *"일이삼사오육")))
    assert [shot.description for shot in draft.shots[:6]] == ["하나.", "둘.", "셋.", "넷.", "다섯.", "여섯."]
    assert [shot.description for shot in draft.shots[6:]] == list("일이삼사오육")
    assert draft.shots[1].title == "카페 (2/6)"


def test_what_is_heard_comes_with_what_is_seen() -> None:
    beats = [(SEEN, "문이 열린다", ""), (BeatKind.AUDIO, "끼익", ""), (BeatKind.SUBTITLE, "3년 전", "")]
    shot = adapt(written(("방", [*beats, (SAID, "왔어?", "민지"), (BeatKind.NOTE, "소품 확인", "")]))).shots[0]
    assert (shot.description, shot.audio, shot.subtitle) == ("문이 열린다", "끼익", "3년 전")


def test_a_short_script_leaves_shots_empty_and_says_so() -> None:
    draft = adapt(written(scene("", "한 문장뿐이다")))
    assert draft.shots[0].description == "한 문장뿐이다"
    assert [(told.code, told.count) for told in draft.told] == [("script.shots_empty", 11)]


def test_what_has_no_room_goes_on_in_the_notes_and_then_is_told() -> None:
    shots = adapt(written(*(scene(f"S#{number}", "가" * 2500) for number in range(1, 13)))).shots
    assert (len(shots[0].description), len(shots[0].notes)) == (2000, 500)
    told = adapt(written(*(scene(f"S#{number}", "가" * 5000) for number in range(1, 13)))).told
    assert [(each.code, each.position, each.count) for each in told[:2]] == [
        ("script.text_left_out", 1, 1000),
        ("script.text_left_out", 2, 1000),
    ]


def test_a_long_script_lasts_longer_within_what_a_film_may_last() -> None:
    short, long = (adapt(written(scene("방", "가" * size))).instead["duration_ms"] for size in (10, 4000))
    assert SHORTEST_MS <= short < long
    endless = adapt(written(*(scene("방", "가" * 40_000) for _ in range(12))))
    assert endless.instead["duration_ms"] == LONGEST_MS


def test_a_shot_lasts_as_long_as_what_is_said_in_it() -> None:
    words_said = [(SAID, "짧다", "민지"), *((SAID, "아주 길게 이어지는 이야기를 한다 " * 3, "민지") for _ in range(11))]
    shots = adapt(written(("방", words_said))).shots
    assert shots[0].weight < min(shot.weight for shot in shots[1:])


def test_the_title_page_tells_title_logline_and_remarks() -> None:
    script = written(scene("방", "문이 열린다"), title="봄날", logline="봄이 온다", remarks=("작가: 김",))
    draft = adapt(script)
    assert (draft.brief["title"], draft.brief["logline"]) == ("봄날", "봄이 온다")
    assert draft.shots[0].notes == "작가: 김"


def test_without_a_title_page_the_first_heading_and_the_first_action_stand_in() -> None:
    draft = adapt(written(("S#1. 카페", [(SAID, "왔어?", "민지"), (SEEN, "민지가 웃는다", "")])))
    assert (draft.brief["title"], draft.brief["logline"]) == ("S#1. 카페", "민지가 웃는다")
    assert draft.brief["language"] is Language.KOREAN
    assert adapt(written(scene("INT. CAFE", "She smiles"))).brief["language"] is Language.ENGLISH


@pytest.mark.parametrize(
    "scenes", [(), (("", []),), (("\u3164", [(SEEN, "\u200b", "")]),)], ids=["none", "nothing", "nothing visible"]
)
def test_what_nobody_could_read_is_no_script(scenes: Any) -> None:
    with pytest.raises(ScriptIsEmpty):
        adapt(written(*scenes))


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("CLOSE ON her eyes", ShotSize.CLOSE_UP),
        ("Extreme close-up of a key", ShotSize.EXTREME_CLOSE_UP),
        ("얼굴 클로즈업", ShotSize.CLOSE_UP),
        ("익스트림 클로즈업, 열쇠", ShotSize.EXTREME_CLOSE_UP),
        ("WIDE on the city", ShotSize.WIDE),
        ("도시 부감", ShotSize.BIRDS_EYE),
        ("C.U. 손", ShotSize.CLOSE_UP),
        ("Ms. Kim smiles", None),
        ("민지가 웃는다", None),
    ],
    ids=ascii,
)
def test_sizes_are_guessed_from_words(text: str, size: ShotSize | None) -> None:
    assert words.shot_size(text) is size


def test_moves_compositions_and_transitions_are_guessed_from_words() -> None:
    assert words.camera_move("카메라 천천히 줌인") is CameraMove.ZOOM_IN
    assert words.camera_move("We pull back") is CameraMove.ZOOM_OUT
    assert words.camera_move("The pan is hot") is CameraMove.PAN
    assert words.camera_move("팬들이 모인다") is None
    assert words.composition("민지의 어깨 너머로") is Composition.OVER_SHOULDER
    assert words.transition("SMASH CUT TO") is Transition.CUT
    assert words.transition("Fade to black.") is Transition.FADE_OUT
    assert words.transition("F.I") is Transition.FADE_IN
    assert words.transition("시간 경과") is None


@given(weights=st.lists(st.integers(0, 100), min_size=1, max_size=40), count=st.integers(1, 12))
def test_portions_are_whole_in_order_and_none_is_empty(weights: list[int], count: int) -> None:
    count = min(count, len(weights))
    stretches = in_portions(weights, count)
    assert [place for stretch in stretches for place in stretch] == list(range(len(weights)))
    assert len(stretches) == count
    assert all(stretches)


@given(most=st.lists(st.integers(1, 20), min_size=1, max_size=12))
def test_shares_stay_within_what_there_is(most: list[int]) -> None:
    shares = allotted([1.0] * len(most), most, 12)
    assert sum(shares) == min(12, sum(most))
    assert all(1 <= share <= there for share, there in zip(shares, most, strict=True))


@given(text=st.text("가. \n", max_size=300), longest=st.integers(1, 50))
def test_a_cut_loses_only_space(text: str, longest: int) -> None:
    head, rest = cut(text, longest)
    assert len(head) <= longest
    assert letters(head, rest) == letters(text)


@given(text=st.text("가나.! \n", max_size=2000), most=st.integers(1, 24))
def test_sentences_lose_only_space(text: str, most: int) -> None:
    found = sentences(text, most)
    assert len(found) <= most
    assert letters(*found) == letters(text)


def test_seconds_are_divided_as_the_shots_weigh() -> None:
    draft = adapt(written(scene("방", *("가" * size for size in range(20, 260, 20)))))
    brief = Brief(**{**draft.instead, **draft.brief, "duration_ms": 60_001})
    durations = drafted_parts(draft, "제목", brief, by=KIM, now=AT, new_id=new_id).durations
    assert sum(durations) == 60_001
    assert list(durations) == sorted(durations)


def test_a_draft_keeps_inserts_with_their_shot() -> None:
    from tests.ai_planning.examples import BRIEF, INSERT, stage_draft

    shot = ShotDraft("샷", "", ShotSize.LONG, CameraMove.PAN, Composition.SIDE, Transition.WIPE, inserts=(INSERT,))
    draft = PlanDraft({}, {}, tuple(map(stage_draft, range(1, 5))), (shot,) * 12)
    parts = drafted_parts(draft, "제목", BRIEF, by=KIM, now=AT, new_id=new_id)
    assert [parts.inserts(each) for each in parts.shot_ids] == [(INSERT,)] * 12
    assert parts.stage(parts.stage_ids[3]) == stage_draft(4)
