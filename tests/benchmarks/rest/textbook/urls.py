"""Serializers, viewsets, routes."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from rest_framework import serializers, viewsets
from rest_framework.routers import DefaultRouter
from rest_framework_simplejwt.views import TokenObtainPairView

from tests.benchmarks.rest.bare.asgi import body
from tests.benchmarks.rest.textbook.models import Comment, Feedback, Project, User, Video


class UserSerializer(serializers.ModelSerializer):
    class Meta:
        model = User
        fields = ["id", "name"]


class VideoSerializer(serializers.ModelSerializer):
    class Meta:
        model = Video
        fields = ["id", "title"]


class ProjectSerializer(serializers.ModelSerializer):
    owner = UserSerializer(read_only=True)
    member_count = serializers.IntegerField(read_only=True)
    feedback_count = serializers.IntegerField(read_only=True)

    class Meta:
        model = Project
        fields = ["id", "title", "description", "owner", "member_count", "feedback_count", "created_at", "updated_at"]


class FeedbackSerializer(serializers.ModelSerializer):
    author = UserSerializer(read_only=True)
    assignee = UserSerializer(read_only=True)
    video = VideoSerializer(read_only=True)
    comment_count = serializers.IntegerField(read_only=True)
    reaction_count = serializers.IntegerField(read_only=True)

    class Meta:
        model = Feedback
        fields = "__all__"


class CommentSerializer(serializers.ModelSerializer):
    author = UserSerializer(read_only=True)

    class Meta:
        model = Comment
        fields = "__all__"
        read_only_fields = ["feedback"]


class ProjectViewSet(viewsets.ModelViewSet):
    serializer_class = ProjectSerializer

    def get_queryset(self) -> QuerySet[Project]:
        mine = Project.objects.filter(members=self.request.user).select_related("owner")
        return mine.annotate(
            member_count=Count("members", distinct=True), feedback_count=Count("feedback", distinct=True)
        ).order_by("-updated_at")


class FeedbackViewSet(viewsets.ModelViewSet):
    serializer_class = FeedbackSerializer

    def get_queryset(self) -> QuerySet[Feedback]:
        mine = Feedback.objects.filter(project=self.kwargs["project"], project__members=self.request.user)
        counted = mine.annotate(comment_count=Count("comments", distinct=True)).annotate(
            reaction_count=Count("reactions", distinct=True)
        )
        return counted.select_related("author", "assignee", "video").order_by("-created_at")


class CommentViewSet(viewsets.ModelViewSet):
    serializer_class = CommentSerializer

    def get_queryset(self) -> QuerySet[Comment]:
        mine = Comment.objects.filter(feedback=self.kwargs["feedback"], feedback__project__members=self.request.user)
        return mine.select_related("author")

    def perform_create(self, serializer: Any) -> None:
        items = Feedback.objects.filter(project__members=self.request.user)
        serializer.save(feedback=items.get(id=self.kwargs["feedback"]), author=self.request.user)


def constant(request: HttpRequest, size: int) -> HttpResponse:
    return HttpResponse(body(size), content_type="application/json")


router = DefaultRouter()
router.register("projects", ProjectViewSet, "project")
router.register("projects/(?P<project>[^/.]+)/feedback", FeedbackViewSet, "feedback")
router.register("feedback/(?P<feedback>[^/.]+)/comments", CommentViewSet, "comment")
urlpatterns = [
    path("constant/<int:size>", constant),
    path("login/", TokenObtainPairView.as_view()),
    path("", include(router.urls)),
]
