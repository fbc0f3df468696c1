from core.domain.errors import Conflict, DomainError, FieldFault, InvalidField, Stale


def test_a_refusal_carries_its_code_and_its_numbers() -> None:
    class ProjectIsFull(Conflict):
        code = "project.full"

    refusal = ProjectIsFull(most=50)
    assert (str(refusal), refusal.params, refusal.faults) == ("project.full", {"most": 50}, ())


def test_a_field_refusal_points_at_the_field() -> None:
    assert InvalidField("/name", "text.too_long", longest=5).faults == (
        FieldFault("/name", "text.too_long", (("longest", 5),)),
    )


def test_a_stale_change_brings_what_is_there_now() -> None:
    assert Stale({"version": 3}).current == {"version": 3}
    assert issubclass(Stale, DomainError)
