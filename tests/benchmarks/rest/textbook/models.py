"""What a feedback list needs."""

import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class User(AbstractBaseUser):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=50)
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager()
    USERNAME_FIELD = "email"


class Project(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    owner = models.ForeignKey(User, models.CASCADE, related_name="owned")
    members = models.ManyToManyField(User, related_name="projects")
    title = models.CharField(max_length=100)
    description = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-updated_at"]


class Video(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    project = models.ForeignKey(Project, models.CASCADE, related_name="videos")
    title = models.CharField(max_length=200)


class Feedback(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    project = models.ForeignKey(Project, models.CASCADE, related_name="feedback")
    video = models.ForeignKey(Video, models.CASCADE, related_name="feedback")
    author = models.ForeignKey(User, models.CASCADE, related_name="written")
    assignee = models.ForeignKey(User, models.SET_NULL, null=True, related_name="assigned")
    text = models.TextField()
    timestamp = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    status = models.CharField(max_length=11, default="open")
    priority = models.PositiveSmallIntegerField(default=1)
    due_date = models.DateField(null=True)
    tags = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["project", "-created_at"], name="feedback_newest")]


class Comment(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    feedback = models.ForeignKey(Feedback, models.CASCADE, related_name="comments")
    author = models.ForeignKey(User, models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="replies")
    text = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at"]


class Reaction(models.Model):
    feedback = models.ForeignKey(Feedback, models.CASCADE, related_name="reactions")
    user = models.ForeignKey(User, models.CASCADE, related_name="reactions")
    kind = models.CharField(max_length=10)
