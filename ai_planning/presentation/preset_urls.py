"""Addresses of presets, of what may be chosen and of scripts, below /v2/."""

from django.urls import URLPattern, path

from ai_planning.presentation import option_views, preset_views, script_views

_PRESETS = "ai-planning/presets"

preset_urls: list[URLPattern] = [
    path("ai-planning/options", option_views.OptionsView.as_view()),
    path(_PRESETS, preset_views.PresetsView.as_view()),
    path(f"{_PRESETS}/<str:preset_id>", preset_views.PresetView.as_view()),
    path("ai-planning/<str:project_id>/plans/import", script_views.ScriptImportView.as_view()),
]
