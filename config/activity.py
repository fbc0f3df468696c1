"""What can happen on the stream of a project, whichever context tells it."""

from feedback.presentation.asyncapi import event_classes

ACTIVITY_TYPES = tuple(sorted(event.name for event in event_classes()))
