"""The page of notifications that mails link to."""

from django.urls import path

from notifications.presentation.leave_page import leave_page

urlpatterns = [path("unsubscribe", leave_page)]
