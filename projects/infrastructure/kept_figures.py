"""What projects keep beside what it tells of."""

from core.infrastructure.kept_figures import KeptColumn

MEMBER_COUNT = KeptColumn(
    name="projects_project.member_count",
    table="projects_project",
    project="id",
    compare="""
        SELECT row.id, row.id, row.member_count AS kept,
            (SELECT count(*) FROM projects_member WHERE project_id = row.id) AS counted
        FROM projects_project row WHERE {which}""",
    mending="""
        UPDATE projects_project SET member_count = (SELECT count(*) FROM projects_member WHERE project_id = %(id)s)
        WHERE id = %(id)s""",
)
OWNER_NAME = KeptColumn(
    name="projects_project.owner_name",
    table="projects_project",
    project="id",
    is_personal=True,
    compare="""
        SELECT row.id, row.id, row.owner_name AS kept, member.name AS counted
        FROM projects_project row JOIN projects_member member
            ON member.project_id = row.id AND member.user_id = row.owner_id
        WHERE {which}""",
    mending="""
        UPDATE projects_project SET owner_name = member.name, version = version + 1 FROM projects_member member
        WHERE projects_project.id = %(id)s AND member.project_id = %(id)s AND member.user_id = owner_id""",
)
