"""Korean particles that fit the word before them."""

from ai_planning.infrastructure.built_in.writing.readings import Ending, ending_of

_PAIRS = {
    "은": "는",
    "이": "가",
    "을": "를",
    "과": "와",
    "아": "야",
    "이었다": "였다",
    "이에요": "예요",
    "이었던": "였던",
}


def with_particle(word: str, particle: str) -> str:
    """`particle` is as it is after a consonant: 은, 이, 을, 과, 으로. After what nobody can read stand both forms."""
    ending = ending_of(word)
    if ending is Ending.UNREADABLE:
        return word + _both(particle)
    if ending is Ending.CONSONANT or (ending is Ending.RIEUL and not particle.startswith("으")):
        return word + particle
    return word + _after_vowel(particle)


def _after_vowel(particle: str) -> str:
    if particle in _PAIRS:
        return _PAIRS[particle]
    return particle[1:] if particle[0] in "이으" else particle


def _both(particle: str) -> str:
    if particle in _PAIRS:
        return f"{particle}({_PAIRS[particle]})"
    return f"({particle[0]}){particle[1:]}" if particle[0] in "이으" else particle
