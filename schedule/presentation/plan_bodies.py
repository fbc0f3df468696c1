"""What clients send of plans."""

from core.domain.language import Language
from core.presentation.fields import Choice, ClosedBody, Day, Flag, Id, Whole
from schedule.contracts import Complexity, PlanMode, ProjectType
from schedule.domain.smart_plan import MOST_PEOPLE


class PlanScheduleIn(ClosedBody):
    """Without `apply` it is only looked at."""

    start_date = Day()
    mode = Choice(
        choices=[each.value for each in PlanMode],
        default=PlanMode.DEFAULT.value,
        help_text="`default`: 7, 1 and 14 days, all days counted; `smart`: working days by the three properties below; "
        "`template`: after one of the product's or one's own.",
    )
    project_type = Choice(choices=[each.value for each in ProjectType], default=ProjectType.CORPORATE.value)
    complexity = Choice(choices=[each.value for each in Complexity], default=Complexity.NORMAL.value)
    team_size = Whole(min_value=1, max_value=MOST_PEOPLE, default=1)
    template_id = Id(required=False)
    language = Choice(
        choices=[each.value for each in Language],
        default=Language.KOREAN.value,
        help_text="Of the names that tasks and phases get.",
    )
    apply = Flag(default=False)
    move_fixed = Flag(
        default=False, help_text="Whether what is fixed or was placed by hand may be moved; what has begun never is."
    )
