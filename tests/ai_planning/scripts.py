"""Scripts as people write them, and a plan as the product exports it."""

from typing import Any

FOUNTAIN = """Title: **Big Fish**
Credit: written by
Author: John August
    and friends

FADE IN:

INT. DINER - NIGHT #1#

Jacob *sits* across from Violet. CLOSE ON her eyes.
He trembles. [[check the prop]]

JACOB (V.O.)
(whispering)
I am sorry.

VIOLET ^
No.

CUT TO:

.FORCED PLACE

/* a scene
that is gone */
> THE END <

# ACT TWO

= They meet.

!ALL CAPS ACTION

@민지
안녕

===

~la la la

A sign: \\*OPEN\\*.

> Fade to black.
"""
KOREAN = """봄날의 카페

S#1. 카페 / 낮 (실내)

햇살이 드는 카페. 민지가 커피를 마신다.
카메라 천천히 줌인.

민지: (혼잣말) 오늘도 늦네.
철수(뛰어 들어오며): 미안, 차가 막혔어!
\t정말이야.
효과음: 문 여는 소리
자막: 3년 전
지문: 시계가 멈춘다.
대사: 누구의 말도 아니다.

디졸브

씬 2. 거리 - 밤
민지\t오후 3:00에 다시 만나자.

#3. 공원
http://example.kr 이라고 적힌 팻말. 오후 3:30.

장면 4
BOB
Hello there.

(F.O)
"""
FDX = """<?xml version="1.0" encoding="UTF-8" standalone="no" ?>
<FinalDraft DocumentType="Script" Template="No" Version="5">
<Content>
<Paragraph Number="1" Type="Scene Heading"><SceneProperties Title=""/><Text>INT. 사무실 - DAY</Text></Paragraph>
<Paragraph Type="Action"><ScriptNote><Paragraph><Text>a note</Text></Paragraph></ScriptNote>
<Text>A man </Text><Text Style="Bold">runs</Text><Text>.</Text></Paragraph>
<Paragraph Type="Character"><Text>BOB</Text></Paragraph>
<Paragraph Type="Parenthetical"><Text>(sad)</Text></Paragraph>
<Paragraph Type="Dialogue"><Text>Hello &amp; bye</Text></Paragraph>
<Paragraph><DualDialogue><Paragraph Type="Character"><Text>ANN</Text></Paragraph>
<Paragraph Type="Dialogue"><Text>Yes</Text></Paragraph></DualDialogue></Paragraph>
<Paragraph Type="Character"><Text>SILENT</Text></Paragraph>
<Paragraph Type="Shot"><Text>CLOSE ON a key</Text></Paragraph>
<Paragraph Type="Transition"><Text>DISSOLVE TO:</Text></Paragraph>
</Content>
<TitlePage><Content><Paragraph Type="General"><Text>MY FILM</Text></Paragraph>
<Paragraph><Text>by me</Text></Paragraph></Content></TitlePage>
</FinalDraft>"""
FILE: dict[str, Any] = {
    "kind": "videoplanet.plan",
    "schema": 1,
    "title": "봄날",
    "brief": {
        "title": "봄날",
        "logline": "봄이 온다",
        "language": "ko",
        "tone": ["warm"],
        "genre": "drama",
        "target": "teens",
        "duration": 12.345,
        "format": "interview",
        "tempo": "slow",
        "structure": "pixar",
        "intensity": "rich",
        "aspect_ratio": "1:1",
        "visual_style": "sketch",
        "camera_work": ["pan"],
        "keywords": ["꽃"],
        "mood": "밝게",
        "colours": ["#ffffff"],
    },
    "stages": [{"title": f"단계 {at}", "content": "내용", "goal": "목표"} for at in range(4)],
    "shots": [
        {
            "title": f"샷 {at}",
            "description": "설명",
            "shot_size": "close_up",
            "camera_move": "pan",
            "composition": "side",
            "transition": "wipe",
            "seconds": 1.345 if at == 0 else 1,
            "dialogue": "대사",
            "subtitle": "자막",
            "audio": "소리",
            "notes": "메모",
            "inserts": [
                {"purpose": "detail", "description": "손", "shot_size": "close_up", "camera_move": "static"},
            ],
        }
        for at in range(12)
    ],
}
