"""Addresses of the notifications context."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
