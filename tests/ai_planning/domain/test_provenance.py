"""What parts cost: together exactly what was paid for them."""

from hypothesis import given
from hypothesis import strategies as st

from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.provenance import Maker, Provenance, Provider
from tests.ai_planning.examples import AT, INSERT, LEE, new_plan, shot_draft, stage_draft

AMOUNTS = st.integers(0, 10**9)
PAID = Provenance(Maker(Provider.OPENAI, "a-model", "1"), 7, 1003, 206, 9999)


def costs(plan: VideoPlan) -> tuple[int, int, int]:
    found = [part.piece.provenance for part in plan.parts.by_key.values() if part.piece.provenance]
    return (
        sum(each.input_tokens for each in found),
        sum(each.output_tokens for each in found),
        sum(each.cost_micros for each in found),
    )


@given(AMOUNTS, AMOUNTS, AMOUNTS, st.integers(1, 24))
def test_shares_add_up_to_what_was_paid(given_in: int, given_out: int, cost: int, parts: int) -> None:
    shares = Provenance(PAID.maker, 1, given_in, given_out, cost).shared(parts)
    assert len(shares) == parts
    assert sum(each.input_tokens for each in shares) == given_in
    assert sum(each.output_tokens for each in shares) == given_out
    assert sum(each.cost_micros for each in shares) == cost
    assert max(each.cost_micros for each in shares) - min(each.cost_micros for each in shares) <= 1


def test_the_parts_of_a_plan_cost_what_its_answers_cost() -> None:
    plan = new_plan()
    done = {"provenance": PAID, "by": LEE, "now": AT}
    plan.take_story([stage_draft(number) for number in range(4)], seen=plan.version, **done)
    assert costs(plan) == (1003, 206, 9999)
    plan.take_shots([shot_draft(number, inserts=(INSERT,)) for number in range(12)], seen=plan.version, **done)
    assert costs(plan) == (2006, 412, 19998)
