"""Every address of the product."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from core.presentation import health, views
from core.presentation.docs import OpenApiView, docs, problems
from core.presentation.metrics import metrics
from core.presentation.routing import RoutesBySegments

_ROUTES: list[URLPattern | URLResolver] = [
    path("", docs),
    path("health/live", health.live),
    path("health/ready", health.ready),
    path("metrics", metrics),
    path("", include("identity.presentation.well_known")),
    path("", include("projects.presentation.page_urls")),
    path("", include("notifications.presentation.page_urls")),
    path("v2/openapi.json", OpenApiView.as_view(), name="openapi"),
    path("v2/docs", docs),
    path("v2/docs/problems", problems),
    path("v2/", include("identity.presentation.urls")),
    path("v2/", include("projects.presentation.urls")),
    path("v2/", include("notifications.presentation.urls")),
    path("v2/", include("webhooks.presentation.urls")),
    path("", include("feedback.presentation.page_urls")),
    path("v2/", include("feedback.presentation.sharing_urls")),
    path("v2/", include("feedback.presentation.urls")),
    path("v2/", include("ai_planning.presentation.urls")),
    path("v2/", include("schedule.presentation.urls")),
]
urlpatterns = [RoutesBySegments(_ROUTES), re_path(r"", views.not_found)]

handler400 = views.malformed
handler403 = views.not_permitted
handler404 = views.not_found
handler500 = views.server_error
