"""The vocabulary of briefs and shots, as the product offers it."""

from core.domain.labels import Labelled


class Tone(Labelled):
    CALM = "calm", "잔잔", "Calm"
    LIVELY = "lively", "발랄", "Lively"
    CHILLING = "chilling", "소름", "Chilling"
    CUTE = "cute", "귀엽", "Cute"
    CHIC = "chic", "시크", "Chic"
    EMOTIONAL = "emotional", "감성", "Emotional"
    HUMOROUS = "humorous", "유머", "Humorous"
    SERIOUS = "serious", "진지", "Serious"
    GRAND = "grand", "웅장", "Grand"
    DREAMY = "dreamy", "몽환", "Dreamy"
    DYNAMIC = "dynamic", "역동", "Dynamic"
    COMPOSED = "composed", "차분", "Composed"
    PASSIONATE = "passionate", "열정", "Passionate"
    MYSTERIOUS = "mysterious", "신비", "Mysterious"
    WARM = "warm", "따뜻", "Warm"
    COLD = "cold", "차가움", "Cold"
    VINTAGE = "vintage", "빈티지", "Vintage"
    FUTURISTIC = "futuristic", "미래지향", "Futuristic"
    LUXURIOUS = "luxurious", "럭셔리", "Luxurious"
    MINIMAL = "minimal", "미니멀", "Minimal"


class Genre(Labelled):
    DRAMA = "drama", "드라마", "Drama"
    HORROR = "horror", "공포", "Horror"
    SF = "sf", "SF", "Science fiction"
    ACTION = "action", "액션", "Action"
    ADVERTISING = "advertising", "광고", "Advertising"
    DOCUMENTARY = "documentary", "다큐멘터리", "Documentary"
    EDUCATION = "education", "교육", "Education"
    MUSIC_VIDEO = "music_video", "뮤직비디오", "Music video"
    ENTERTAINMENT = "entertainment", "예능", "Entertainment"
    NEWS = "news", "뉴스", "News"
    ROMANCE = "romance", "로맨스", "Romance"
    COMEDY = "comedy", "코미디", "Comedy"
    FANTASY = "fantasy", "판타지", "Fantasy"
    THRILLER = "thriller", "스릴러", "Thriller"
    MYSTERY = "mystery", "미스터리", "Mystery"
    ANIMATION = "animation", "애니메이션", "Animation"
    BIOGRAPHY = "biography", "전기", "Biography"
    HISTORY = "history", "역사", "History"
    FOOD = "food", "음식", "Food"
    TRAVEL = "travel", "여행", "Travel"
    SPORTS = "sports", "스포츠", "Sports"
    FASHION = "fashion", "패션", "Fashion"
    LIFESTYLE = "lifestyle", "라이프스타일", "Lifestyle"
    GAME = "game", "게임", "Game"
    BEAUTY = "beauty", "뷰티", "Beauty"


class Target(Labelled):
    """Whom the film is for; a brief may say it in words of its own as well."""

    TEENS = "teens", "10대", "Teens"
    TWENTIES = "twenties", "20대", "Twenties"
    THIRTIES = "thirties", "30대", "Thirties"
    FORTIES = "forties", "40대", "Forties"
    FIFTIES_UP = "fifties_up", "50대 이상", "Fifties and older"
    ALL_AGES = "all_ages", "전 연령", "All ages"
    BUSINESS = "business", "비즈니스 전문가", "Business professionals"
    CONSUMERS = "consumers", "일반 소비자", "Consumers"
    STUDENTS = "students", "학생", "Students"
    EMPLOYEES = "employees", "직장인", "Employees"
    HOMEMAKERS = "homemakers", "주부", "Homemakers"
    SENIORS = "seniors", "시니어", "Seniors"
    FOUNDERS = "founders", "창업가", "Founders"
    ARTISTS = "artists", "아티스트", "Artists"
    DEVELOPERS = "developers", "개발자", "Developers"
    MARKETERS = "marketers", "마케터", "Marketers"
    DESIGNERS = "designers", "디자이너", "Designers"
    INVESTORS = "investors", "투자자", "Investors"
    MEDICAL = "medical", "의료진", "Medical professionals"
    EDUCATORS = "educators", "교육자", "Educators"


class Duration(Labelled):
    """Lengths that are offered by name."""

    SECONDS_15 = "15s", "15초", "15 seconds"
    SECONDS_30 = "30s", "30초", "30 seconds"
    SECONDS_60 = "60s", "60초", "60 seconds"
    SECONDS_90 = "90s", "90초", "90 seconds"
    MINUTES_2 = "2m", "2분", "2 minutes"
    MINUTES_3 = "3m", "3분", "3 minutes"
    MINUTES_5 = "5m", "5분", "5 minutes"
    MINUTES_10 = "10m", "10분 이상", "10 minutes or longer"

    @property
    def seconds(self) -> int:
        number, unit = int(self.value[:-1]), self.value[-1]
        return number * 60 if unit == "m" else number


class Format(Labelled):
    INTERVIEW = "interview", "인터뷰", "Interview"
    STORYTELLING = "storytelling", "스토리텔링", "Storytelling"
    ANIMATION = "animation", "애니메이션", "Animation"
    MOTION_GRAPHICS = "motion_graphics", "모션그래픽", "Motion graphics"
    LIVE_SHOOTING = "live_shooting", "실사 촬영", "Live shooting"
    SCREEN_RECORDING = "screen_recording", "화면 녹화", "Screen recording"
    LIVE_ACTION = "live_action", "라이브 액션", "Live action"
    MIXED = "mixed", "혼합형", "Mixed"


class Tempo(Labelled):
    FAST = "fast", "빠르게", "Fast"
    NORMAL = "normal", "보통", "Normal"
    SLOW = "slow", "느리게", "Slow"


class Intensity(Labelled):
    AS_IS = "as_is", "그대로", "As is"
    MODERATE = "moderate", "적당히", "Moderate"
    RICH = "rich", "풍부하게", "Rich"


class AspectRatio(Labelled):
    WIDE = "16:9", "가로 16:9", "Wide 16:9"
    VERTICAL = "9:16", "세로 9:16", "Vertical 9:16"
    SQUARE = "1:1", "정사각 1:1", "Square 1:1"
    CLASSIC = "4:3", "클래식 4:3", "Classic 4:3"
    SCOPE = "2.39:1", "시네마스코프 2.39:1", "Scope 2.39:1"

    @property
    def ratio(self) -> float:
        width, height = self.value.split(":")
        return float(width) / float(height)


class VisualStyle(Labelled):
    CINEMATIC = "cinematic", "시네마틱", "Cinematic"
    DOCUMENTARY = "documentary", "다큐멘터리", "Documentary"
    MUSIC_VIDEO = "music_video", "뮤직비디오", "Music video"
    ANIMATION = "animation", "애니메이션", "Animation"
    INFOGRAPHIC = "infographic", "인포그래픽", "Infographic"
    SKETCH = "sketch", "스케치", "Sketch"
    ILLUSTRATION = "illustration", "일러스트", "Illustration"
    PIXEL_ART = "pixel_art", "픽셀아트", "Pixel art"
    RENDERING_3D = "rendering_3d", "3D렌더링", "3D rendering"
    COLLAGE = "collage", "콜라주", "Collage"
    VINTAGE = "vintage", "빈티지", "Vintage"
    MINIMAL = "minimal", "미니멀", "Minimal"
    NEON = "neon", "네온", "Neon"
    PASTEL = "pastel", "파스텔", "Pastel"
    MONOCHROME = "monochrome", "모노크롬", "Monochrome"


class ShotSize(Labelled):
    EXTREME_LONG = "extreme_long_shot", "익스트림 롱샷", "Extreme long shot"
    LONG = "long_shot", "롱샷", "Long shot"
    MEDIUM = "medium_shot", "미디엄샷", "Medium shot"
    CLOSE_UP = "close_up", "클로즈업", "Close-up"
    EXTREME_CLOSE_UP = "extreme_close_up", "익스트림 클로즈업", "Extreme close-up"
    WIDE = "wide_shot", "와이드샷", "Wide shot"
    BIRDS_EYE = "birds_eye_view", "버드아이뷰", "Bird's-eye view"
    WORMS_EYE = "worms_eye_view", "웜즈아이뷰", "Worm's-eye view"


class CameraMove(Labelled):
    STATIC = "static", "고정", "Static"
    PAN = "pan", "팬", "Pan"
    TILT = "tilt", "틸트", "Tilt"
    ZOOM_IN = "zoom_in", "줌인", "Zoom in"
    ZOOM_OUT = "zoom_out", "줌아웃", "Zoom out"
    TRACKING = "tracking", "트래킹", "Tracking"
    CRANE = "crane", "크레인샷", "Crane"
    HANDHELD = "handheld", "핸드헬드", "Handheld"


class Composition(Labelled):
    FRONT = "front", "정면", "Front"
    SIDE = "side", "측면", "Side"
    OBLIQUE = "oblique", "비스듬", "Oblique"
    BACK = "back", "백샷", "Back"
    OVER_SHOULDER = "over_shoulder", "오버 숄더", "Over the shoulder"
    THIRDS = "thirds", "3분의 1 법칙", "Rule of thirds"
    SYMMETRY = "symmetry", "대칭", "Symmetry"
    ASYMMETRY = "asymmetry", "비대칭", "Asymmetry"


class Transition(Labelled):
    CUT = "cut", "컷", "Cut"
    DISSOLVE = "dissolve", "디졸브", "Dissolve"
    FADE_IN = "fade_in", "페이드인", "Fade in"
    FADE_OUT = "fade_out", "페이드아웃", "Fade out"
    WIPE = "wipe", "와이프", "Wipe"
    JUMP_CUT = "jump_cut", "점프컷", "Jump cut"
    MATCH_CUT = "match_cut", "매치컷", "Match cut"
    CROSS_CUT = "cross_cut", "크로스컷", "Cross cut"


class InsertPurpose(Labelled):
    INFORMATION = "information", "정보", "Information"
    RHYTHM = "rhythm", "리듬", "Rhythm"
    RELATIONSHIP = "relationship", "관계", "Relationship"
    DETAIL = "detail", "디테일", "Detail"
