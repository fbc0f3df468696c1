"""Published words of the projects context."""

from projects.contracts.events import (
    MemberJoined,
    MemberLeft,
    MemberRoleChanged,
    OwnershipOffered,
    OwnershipTransferred,
    OwnershipWithdrawn,
    ProjectArchived,
    ProjectCreated,
    ProjectDeleted,
    ProjectPurged,
    ProjectReopened,
    ProjectRestored,
    ProjectUpdated,
)
from projects.contracts.figures import Resolution, ReviewTally, UploadVolume, VersionTallies, VersionTally
from projects.contracts.words import Capability, ProjectGrant, ProjectStatus, Role, Stage

__all__ = [
    "Capability",
    "MemberJoined",
    "MemberLeft",
    "MemberRoleChanged",
    "OwnershipOffered",
    "OwnershipTransferred",
    "OwnershipWithdrawn",
    "ProjectArchived",
    "ProjectCreated",
    "ProjectDeleted",
    "ProjectGrant",
    "ProjectPurged",
    "ProjectReopened",
    "ProjectRestored",
    "ProjectStatus",
    "ProjectUpdated",
    "Resolution",
    "ReviewTally",
    "Role",
    "Stage",
    "UploadVolume",
    "VersionTallies",
    "VersionTally",
]
