"""What templates refuse."""

from core.domain.errors import Conflict, NotFound, NotPermitted, Unacceptable


class TemplateNotFound(NotFound):
    code = "template.not_found"


class TemplateIsTheProducts(NotPermitted):
    """It is everybody's."""

    code = "template.is_the_products"


class TemplateNameTaken(Conflict):
    code = "template.name_taken"


class TooManyTemplates(Conflict):
    code = "template.too_many"


class NothingToKeep(Unacceptable):
    """A schedule without tasks is no template."""

    code = "template.nothing_to_keep"


class TemplateTooLarge(Unacceptable):
    code = "template.too_large"
