"""Words for what is said of an item beside its text."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "feedback.past_the_end": words(
        "영상 길이를 넘음",
        "영상 길이({duration}초)를 넘는 위치입니다.",
        "Past the end",
        "The position is past the end of the video ({duration} s).",
    ),
    "feedback.out_before_in": words(
        "끝이 시작보다 앞섬",
        "구간의 끝이 시작보다 앞에 있습니다.",
        "Out before in",
        "The range ends before it begins.",
    ),
    "feedback.out_without_in": words(
        "시작 없는 구간", "구간의 시작 위치가 없습니다.", "Out without in", "The range has an end and no beginning."
    ),
    "feedback.marks_disagree": words(
        "서로 다른 위치",
        "시간, 프레임, 타임코드가 서로 다른 프레임을 가리킵니다.",
        "Marks disagree",
        "Time, frame and timecode name different frames.",
    ),
    "feedback.other_frame_rate": words(
        "다른 프레임 레이트",
        "이 버전의 프레임 레이트는 {frame_rate}입니다.",
        "Other frame rate",
        "This version runs at {frame_rate} frames a second.",
    ),
    "feedback.rate_unknown": words(
        "아직 알 수 없는 프레임 레이트",
        "영상을 아직 읽지 못해 타임코드나 프레임 레이트를 쓸 수 없습니다.",
        "Frame rate not known yet",
        "The video is not read yet, so nothing can be told by timecode or frame rate.",
    ),
    "feedback.no_such_timecode": words(
        "없는 타임코드",
        "이 영상의 계산 방식에 없는 타임코드입니다({first}–{last}). 드롭 프레임은 일부 번호를 건너뜁니다.",
        "No such timecode",
        "No frame has that timecode, whose counting runs from {first} to {last}; drop-frame leaves some numbers out.",
    ),
    "timecode.malformed": field(
        "타임코드가 아닙니다(예: 01:00:10:12, 드롭 프레임은 01:00:10;12).",
        "This is not a timecode (such as 01:00:10:12, or 01:00:10;12 with drop-frame).",
    ),
    "feedback.counted_otherwise": words(
        "다른 방식의 타임코드",
        "드롭 프레임 표기가 영상과 다릅니다. 첫 프레임은 {first}입니다.",
        "Counted otherwise",
        "The timecode counts drop-frame otherwise than the video, whose first frame is {first}.",
    ),
    "feedback.not_closed": words(
        "종료되지 않은 피드백",
        "처리 결과는 종료된 피드백에만 남길 수 있습니다.",
        "Not closed",
        "Only a closed item has a resolution.",
    ),
    "query.contradiction": field(
        "서로 모순되는 조건입니다({name}).", "This contradicts what else is asked for ({name})."
    ),
    "mention.not_a_member": field("프로젝트 멤버만 언급할 수 있습니다.", "Only members can be mentioned."),
    "assignee.not_a_member": field("프로젝트 멤버만 담당자가 될 수 있습니다.", "Only a member can be assigned."),
    "drawing.outside_the_frame": field("화면 밖의 좌표입니다(0–1).", "This point lies outside the frame (0–1)."),
    "drawing.not_a_point": field("[x, y] 좌표가 아닙니다.", "These are not points [x, y]."),
    "drawing.other_points": field("이 도형의 점은 {least}–{most}개입니다.", "This shape has {least} to {most} points."),
    "drawing.exact_points": field("이 도형의 점은 {count}개입니다.", "The number of points of this shape is {count}."),
    "drawing.too_many_points": field(
        "그림 하나의 점은 모두 {most}개까지입니다.", "A drawing may have {most} points in all."
    ),
    "drawing.width": field("선 굵기는 0보다 크고 {most} 이하입니다.", "A width is more than 0 and at most {most}."),
    "drawing.text_on_a_shape": field("글자는 text 도형에만 쓸 수 있습니다.", "Only a shape of kind text has a text."),
}
