"""Words of the codes of plans."""

from core.presentation.messages import Words, field

MESSAGES: dict[str, Words] = {
    "plan.too_short": field("길이는 최소 {seconds}초입니다.", "The film has to be at least {seconds} seconds long."),
    "plan.too_long": field("길이는 최대 {seconds}초입니다.", "The film may be at most {seconds} seconds long."),
}
