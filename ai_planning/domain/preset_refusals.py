"""What presets refuse."""

from core.domain.errors import Conflict, NotFound, NotPermitted


class PresetNotFound(NotFound):
    code = "preset.not_found"


class PresetIsTheProducts(NotPermitted):
    """It is everybody's."""

    code = "preset.is_the_products"


class PresetNameTaken(Conflict):
    code = "preset.name_taken"


class TooManyPresets(Conflict):
    code = "preset.too_many"
