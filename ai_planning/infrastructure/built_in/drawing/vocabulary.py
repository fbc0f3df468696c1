"""Words by which a shot's text gives away what is to be seen, in Korean and English, between slashes.

English ones match where a word begins; with a space at their end, the whole word.
"""

from enum import Enum


class Setting(Enum):
    ROOM = "room"
    OFFICE = "office"
    CAFE = "cafe"
    STREET = "street"
    NATURE = "nature"
    SEA = "sea"
    STAGE = "stage"
    STUDIO = "studio"


class Pose(Enum):
    STANDING = "standing"
    WALKING = "walking"
    RUNNING = "running"
    SITTING = "sitting"
    HOLDING = "holding"
    CALLING = "calling"
    CHEERING = "cheering"
    THINKING = "thinking"


class Thing(Enum):
    BOTTLE = "bottle"
    CUP = "cup"
    BOWL = "bowl"
    BOOK = "book"
    PHONE = "phone"
    SCREEN = "screen"
    CLOCK = "clock"
    BOX = "box"


SETTINGS = {
    Setting.SEA: "바다/해변/등대/섬마을/제주/해녀/해안/파도/항구/바닷/갯벌/"
    "sea /seaside/beach/ocean/coast/harbour/harbor/island/shore/lighthouse",
    Setting.CAFE: "카페/커피/부엌/주방/식당/레스토랑/빵집/베이커리/요리/식탁/오븐/밀가루/반죽/"
    "cafe/café/coffee/kitchen/restaurant/bakery/cook/chef/oven/dough/flour",
    Setting.OFFICE: "사무실/회의/회사/책상/교실/학교/도서관/연구실/병원/모니터/노트북/"
    "office/meeting/desk/classroom/school/library/laboratory/hospital/laptop/startup",
    Setting.STREET: "거리/골목/도시/도로/횡단보도/시장/버스/지하철/정류장/자동차/퇴근길/출근길/"
    "street/alley/city/road/market /bus /subway/traffic/downtown/sidewalk",
    Setting.NATURE: "시골/산골/간이역/숲/산길/산속/정상/등산/공원/들판/강가/호수/정원/농장/사막/캠핑/"
    "forest/mountain/park /field/river/lake/garden/farm/desert/hill/hiking/camping/woods/village/countryside",
    Setting.STAGE: "무대/공연/콘서트/경기장/체육관/운동장/극장/stage /concert/stadium/arena/gym/theatre/theater",
    Setting.STUDIO: "스튜디오/화보/제품 촬영/흰 배경/인터뷰/studio/backdrop/interview/packshot",
    Setting.ROOM: "방 안/방에/거실/침실/침대/소파/창가/현관/집 안/집에/아파트/"
    "room/home/house/sofa/bedroom/window/apartment",
}
POSES = {
    Pose.RUNNING: "달리/달려/달린/뛰/질주/run/sprint/chase/rush",
    Pose.WALKING: "걷/걸어/걸음/걸으/산책/다가/지나/walk/stroll/approach",
    Pose.CALLING: "전화/통화/phone call/calls /calling",
    Pose.CHEERING: "환호/기뻐/만세/승리/춤/cheer/triumph/jump/dance/dancing/celebrat",
    Pose.SITTING: "앉/의자/타이핑/sit /sits /sitting/seated/chair/typing",
    Pose.THINKING: "고민/생각/망설/think/ponder/hesitat/wonder/doubt",
    Pose.HOLDING: "들고/든다/집어/쥐/건네/열어/마시/hold/picks/opens/hand /hands /drink/shows/carr",
}
THINGS = {
    Thing.PHONE: "휴대폰/스마트폰/핸드폰/앱/phone/app /mobile",
    Thing.SCREEN: "화면/노트북/모니터/컴퓨터/screen/laptop/monitor/computer",
    Thing.CUP: "커피/컵/찻잔/라떼/coffee/cup /mug/tea ",
    Thing.BOWL: "음식/요리/그릇/라면/국수/빵/food/dish/bowl/noodle/bread/meal",
    Thing.BOTTLE: "유리병/물병/ 병 /병을/병이/향수/음료/화장품/크림/세럼/와인/bottle/perfume/drink/serum/cream/wine",
    Thing.BOOK: "책/노트/편지/사진/일기/서류/book/letter/photo/diary/paper/note",
    Thing.CLOCK: "시계/clock/watch ",
}
FACE = "눈 /눈빛/눈동자/눈가/얼굴/표정/입술/미소/face/eye/eyes/smile/tear"
CLOSE_ON_THINGS = (
    "제품/로고/디테일/손끝/손가락/표면/패키지/라벨/소품/product/logo/detail/fingertip/surface/label/package/object"
)
TWO = "둘이/둘의/둘은/두 사람/연인/대화/마주/동료와/친구와/couple/both of them/two people/talk/each other/face to face"
WOMAN = (
    "여자/여성/여인/엄마/어머니/할머니/소녀/ 딸 /딸이 /딸은 /딸의 /딸과 /딸을 /딸에/손녀/언니/누나/아내/이모/고모/"
    "며느리/아주머니/아줌마/공주/여왕/해녀/여배우/woman/women/mother/grandmother/grandma/mum /mom /girl/daughter/"
    "granddaughter/sister/wife/lady/aunt /niece/queen/princess/actress/widow"
)
SHE = "그녀/she /her "
MAN = (
    "남자/남성/사내/아빠/아버지/할아버지/소년/아들/손자/오빠/남편/삼촌/아저씨/왕자/사위/남배우/man /men /father/"
    "grandfather/grandpa/dad /boy/son /grandson/brother/husband/uncle/nephew/king /prince /gentleman"
)
HE = "he /his "
CHILD = (
    "아이가 /아이의 / 아이 /어린이/꼬마/소년/소녀/초등학생/손자/손녀/child/kid /kids /boy /girl /toddler/grandson/"
    "granddaughter"
)
OLD = (
    "할머니/할아버지/노인/노부부/백발/일흔/여든/아흔/칠순/팔순/은퇴한/elderly/grandmother/grandma/grandfather/grandpa/"
    "old /retired/seventy/eighty/ninety"
)
NIGHT = "밤에/밤의/한밤/밤 /자정/심야/night /nightfall/tonight/midnight/dusk"
WOMEN = (
    " mina ava clara nora iris ruby dana ada anna emma olivia sophia mia amelia emily ella lucy alice grace chloe sarah"
    " laura maria julia kate jane mary lily rose eva lena hannah zoe ellie sofia isabella helen susan linda"
    " 지수 수민 수빈 민지 윤서 민서 서윤 예원 지원 하윤 "
)
MEN = (
    " leo noah jun eli theo sam hugo tom john jack james william oliver henry max adam ben daniel david peter paul mark"
    " michael george charlie arthur oscar felix lucas ethan liam jacob thomas robert alex ryan luke simon frank"
    " 준서 도윤 태오 민수 영수 지훈 시윤 건 "
)
# The last syllable of a given name.
ENDS_OF_WOMEN = "자희숙순은아영미연린나채래란혜경화슬솔정"
ENDS_OF_MEN = "호준우혁석철훈섭식환태규찬욱범성동국배"
