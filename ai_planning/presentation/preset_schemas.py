"""Presets on the wire."""

from typing import Any

from rest_framework import serializers

from ai_planning.contracts import (
    AspectRatio,
    Genre,
    Intensity,
    Structure,
    Tempo,
    Tone,
    VisualStyle,
)
from ai_planning.domain.preset import LONGEST_NAME
from ai_planning.presentation.plan_bodies import CAMERA_MOVES, FILM_FORMATS, LANGUAGES, BriefChangesIn
from core.presentation.fields import LINE, ClosedBody, Text
from core.presentation.pagination import PageOut, RowOut


class PresetIn(ClosedBody):
    """A part of a brief: at least one property."""

    name = Text(pattern=LINE, trim_whitespace=True, max_length=LONGEST_NAME)
    brief = BriefChangesIn()


class PresetChangesIn(ClosedBody):
    """What is left out stays; a brief takes the place of the one before as a whole."""

    name = Text(pattern=LINE, trim_whitespace=True, max_length=LONGEST_NAME, required=False)
    brief = BriefChangesIn(required=False)


class PresetBriefOut(serializers.Serializer[Any]):
    """Only what the preset says is there."""

    title = serializers.CharField(required=False)
    logline = serializers.CharField(required=False)
    language = serializers.ChoiceField(LANGUAGES, required=False)
    tone = serializers.ListField(child=serializers.ChoiceField(list(Tone)), required=False)
    genre = serializers.ChoiceField(list(Genre), required=False)
    target = serializers.CharField(required=False)
    duration = serializers.FloatField(required=False, help_text="Seconds, exact to the millisecond.")
    format = serializers.ChoiceField(FILM_FORMATS, required=False)
    tempo = serializers.ChoiceField(list(Tempo), required=False)
    structure = serializers.ChoiceField(list(Structure), required=False)
    intensity = serializers.ChoiceField(list(Intensity), required=False)
    aspect_ratio = serializers.ChoiceField(list(AspectRatio), required=False)
    visual_style = serializers.ChoiceField(list(VisualStyle), required=False, allow_null=True)
    camera_work = serializers.ListField(child=serializers.ChoiceField(CAMERA_MOVES), required=False)
    keywords = serializers.ListField(child=serializers.CharField(), required=False)
    mood = serializers.CharField(required=False, allow_blank=True)
    colours = serializers.ListField(child=serializers.CharField(), required=False)


class PresetOut(RowOut):
    id = serializers.UUIDField()
    name = serializers.CharField(help_text="Of the product's presets in the language of the request.")
    is_own = serializers.BooleanField(help_text="false: the product's, which nobody changes.")
    brief = PresetBriefOut()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField(allow_null=True, help_text="null of the product's, as the next.")
    updated_at = serializers.DateTimeField(allow_null=True)


class PresetPageOut(PageOut):
    results = PresetOut(many=True)
