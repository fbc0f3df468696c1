"""What is refused about jobs, quotas and budgets."""

from core.domain.errors import Conflict, NotFound, NotPermitted, TooSoon


class JobNotFound(NotFound):
    code = "job.not_found"


class NotYourJob(NotPermitted):
    code = "job.not_yours"


class JobHasNotFailed(Conflict):
    """Only what failed or was cancelled can be tried again."""

    code = "job.has_not_failed"


class JobHasEnded(Conflict):
    code = "job.has_ended"


class StillInTheMaking(Conflict):
    """Another job is at what this one would be made of."""

    code = "job.still_in_the_making"


class DailyQuotaSpent(TooSoon):
    code = "planning.quota_spent"

    def __init__(self, most: int, seconds: int) -> None:
        super().__init__(seconds)
        self.params = {"most": most, "seconds": seconds}


class TokensSpent(DailyQuotaSpent):
    code = "planning.tokens_spent"


class TooManyJobsAtOnce(DailyQuotaSpent):
    code = "planning.too_many_at_once"


class BudgetSpent(Conflict):
    code = "planning.budget_spent"
