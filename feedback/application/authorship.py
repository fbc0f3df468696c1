"""Who writes, as the project knows them: every use case that stores an author asks the grant."""

from feedback.contracts import Author
from projects.contracts import ProjectGrant


def author_of(grant: ProjectGrant) -> Author:
    return Author(grant.user_id, grant.member_name, grant.is_guest)
