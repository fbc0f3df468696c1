"""The pages of projects that mails link to."""

from django.urls import path

from projects.presentation.invitation_page import invitation_page
from projects.presentation.transfer_page import transfer_page

urlpatterns = [path("invitations", invitation_page), path("transfers", transfer_page)]
