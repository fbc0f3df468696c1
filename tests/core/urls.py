from django.urls import path, re_path

from core.presentation import health, views
from core.presentation.rated import rated
from tests.core import views as test

urlpatterns = [
    path("health/live", health.live),
    path("health/ready", health.ready),
    path("v2/me", test.PrivateView.as_view()),
    path("v2/rated", test.RatedView.as_view()),
    path("v2/plain", rated(test.page)),
    path("v2/refuse/<str:kind>", test.RefusingView.as_view()),
    path("v2/refuse/<str:kind>/<str:project_id>", test.RefusingView.as_view()),
    path("v2/scenes", test.SceneView.as_view()),
    path("v2/versioned", test.VersionedView.as_view()),
    path("v2/things/<str:thing_id>", test.IdView.as_view()),
    path("v2/long", test.LongView.as_view()),
    path("v2/auth/long", test.LongView.as_view()),
    path("v2/short", test.ShortView.as_view()),
    path("v2/numbered", test.NumberedView.as_view()),
    path("v2/streamed", test.StreamedView.as_view()),
    path("v2/streamed/other", test.StreamedView.as_view()),
    path("v2/notes", test.NoteView.as_view()),
    path("v2/page", test.page),
    path("v2/of/<path:kind>", test.of_kind),
    path("v2/broken", test.broken),
    re_path(r"", views.not_found),
]

handler400 = views.malformed
handler403 = views.not_permitted
handler404 = views.not_found
handler500 = views.server_error
