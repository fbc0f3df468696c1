from core.domain.pages import PageRequest


def test_pages_count_from_one() -> None:
    assert [PageRequest(number=number, size=20).offset for number in (1, 2, 3)] == [0, 20, 40]
