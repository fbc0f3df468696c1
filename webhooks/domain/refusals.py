"""What the webhooks context refuses, and why."""

from core.domain.errors import Conflict, NotFound, NotPermitted


class WebhookNotFound(NotFound):
    code = "webhook.not_found"


class WebhookNotPermitted(NotPermitted):
    code = "webhook.not_permitted"
    audited = True


class TooManyWebhooks(Conflict):
    code = "webhook.too_many"


class WebhookIsPaused(Conflict):
    code = "webhook.paused"


class DeliveryNotFound(NotFound):
    code = "webhook_delivery.not_found"


class DeliveryIsPending(Conflict):
    code = "webhook_delivery.pending"


class DeliveryNotRepeatable(Conflict):
    """A ping, or an event that the project's log does not hold any more."""

    code = "webhook_delivery.not_repeatable"
