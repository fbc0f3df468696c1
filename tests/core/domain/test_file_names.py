import pytest

from core.domain.file_names import file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("서울의 밤", "서울의 밤.pdf"),
        ("../../etc/passwd", "etc passwd.pdf"),
        ('a<b>:"c|d?*\\e\n', "a b c d e.pdf"),
        ("...", "plan.pdf"),
        ("con", "con_.pdf"),
        ("가" * 100, "가" * 50 + ".pdf"),
    ],
    ids=["korean", "path", "signs", "dots", "device", "long"],
)
def test_a_file_is_named_so_that_every_system_takes_it(title: str, name: str) -> None:
    assert file_name(title, "pdf") == name
