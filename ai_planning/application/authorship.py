"""Who writes, as the project knows them."""

from ai_planning.contracts.rows import Author
from projects.contracts import ProjectGrant


def author_of(grant: ProjectGrant) -> Author:
    return Author(grant.user_id, grant.member_name)
