"""Every object that rows of the product name."""

from ai_planning.bootstrap.object_claims import CLAIMS as PLANNING
from feedback.bootstrap.object_claims import CLAIMS as FEEDBACK
from identity.bootstrap.object_claims import CLAIMS as IDENTITY
from projects.bootstrap.object_claims import CLAIMS as PROJECTS

CLAIM_SOURCES = (*IDENTITY, *PROJECTS, *FEEDBACK, *PLANNING)
