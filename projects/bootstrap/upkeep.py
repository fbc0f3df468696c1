"""What projects keep beside what it tells of, for whoever compares the two."""

from projects.infrastructure.kept_figures import MEMBER_COUNT, OWNER_NAME, KeptSearch

KEPT_FIGURES = (MEMBER_COUNT, OWNER_NAME, KeptSearch())
