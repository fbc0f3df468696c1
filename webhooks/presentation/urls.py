"""Addresses of the webhooks context."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
