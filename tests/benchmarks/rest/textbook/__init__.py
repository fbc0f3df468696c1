"""The same loop as most projects write it: Django's defaults, ModelSerializer, viewsets, numbered pages."""
