"""Networks of textbooks and courses, with the answers that these publish.

A row: name, days, predecessors; early start and finish, late start and finish, total float; free float where it is
published, too.
"""

from typing import NamedTuple


class Textbook(NamedTuple):
    source: str
    rows: tuple[str, ...]
    critical: str

    @property
    def table(self) -> str:
        return "\n".join(row.split("|")[0] for row in self.rows)

    @property
    def answers(self) -> dict[str, tuple[int, ...]]:
        return {row.split()[0]: tuple(int(number) for number in row.split("|")[1].split()) for row in self.rows}


HILLIER = Textbook(
    "Hillier and Lieberman, Introduction to Operations Research: Reliable Construction Co.",
    (
        "A 2 | 0 2 0 2 0",
        "B 4 A | 2 6 2 6 0",
        "C 10 B | 6 16 6 16 0",
        "D 6 C | 16 22 20 26 4",
        "E 4 C | 16 20 16 20 0",
        "F 5 E | 20 25 20 25 0",
        "G 7 D | 22 29 26 33 4",
        "H 9 E, G | 29 38 33 42 4",
        "I 7 C | 16 23 18 25 2",
        "J 8 F, I | 25 33 25 33 0",
        "K 4 J | 33 37 34 38 1",
        "L 5 J | 33 38 33 38 0",
        "M 2 H | 38 40 42 44 4",
        "N 6 K, L | 38 44 38 44 0",
    ),
    "ABCEFJLN",
)
HEIZER = Textbook(
    "Heizer and Render, Operations Management: Milwaukee Paper Manufacturing",
    (
        "A 2 | 0 2 0 2 0",
        "B 3 | 0 3 1 4 1",
        "C 2 A | 2 4 2 4 0",
        "D 4 A, B | 3 7 4 8 1",
        "E 4 C | 4 8 4 8 0",
        "F 3 C | 4 7 10 13 6",
        "G 5 D, E | 8 13 8 13 0",
        "H 2 F, G | 13 15 13 15 0",
    ),
    "ACEGH",
)
TAHA = Textbook(
    "Taha, Operations Research, an introduction: example 6.5-2, with its floats",
    (
        "A 5 | 0 5 0 5 0 0",
        "B 6 | 0 6 5 11 5 2",
        "C 3 A | 5 8 8 11 3 0",
        "D 8 A | 5 13 5 13 0 0",
        "E 2 B, C | 8 10 11 13 3 3",
        "F 11 B, C | 8 19 14 25 6 6",
        "G 1 D | 13 14 24 25 11 11",
        "H 12 D, E | 13 25 13 25 0 0",
    ),
    "ADH",
)
FOUR_TYPES = Textbook(
    "Engineer4Free, Difficult network diagram example with lag solved",
    (
        "A 3 | 0 3 0 3 0",
        "B 2 A+2 | 5 7 5 7 0",
        "C 2 A:SS | 0 2 4 6 4",
        "D 4 B:SS+1 | 6 10 6 10 0",
        "E 1 C:SF+3 | 2 3 6 7 4",
        "F 2 C:FF+3 | 3 5 12 14 9",
        "G 4 D:SS+1, E | 7 11 7 11 0",
        "H 3 F:SF+2, G | 11 14 11 14 0",
    ),
    "ABDGH",
)
LAGS = Textbook(
    "Marion, Lags, part 1",
    (
        "A 2 | 0 2 0 2 0",
        "B 4 A+5 | 7 11 7 11 0",
        "C 3 B:SS+3 | 10 13 13 16 3",
        "D 5 B | 11 16 11 16 0",
        "E 2 C, D | 16 18 16 18 0",
    ),
    "ABDE",
)
TEXTBOOKS = (HILLIER, HEIZER, TAHA, FOUR_TYPES, LAGS)
