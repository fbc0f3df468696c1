"""What plans of schedules are made by."""

from enum import StrEnum

from core.domain.labels import Labelled


class ProjectType(Labelled):
    CORPORATE = "corporate", "기업", "Corporate"
    MARKETING = "marketing", "마케팅", "Marketing"
    EDUCATION = "education", "교육", "Education"
    ENTERTAINMENT = "entertainment", "엔터테인먼트", "Entertainment"


class Complexity(Labelled):
    SIMPLE = "simple", "단순", "Simple"
    NORMAL = "normal", "보통", "Normal"
    COMPLEX = "complex", "복잡", "Complex"


class PlanMode(StrEnum):
    """How a schedule is planned: as any project begins, by what it is, or after a template."""

    DEFAULT = "default"
    SMART = "smart"
    TEMPLATE = "template"
