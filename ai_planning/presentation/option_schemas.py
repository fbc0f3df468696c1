"""What may be chosen, on the wire."""

from typing import Any

from rest_framework import serializers


class WordOut(serializers.Serializer[Any]):
    """`key` is what is stored; each of the three is taken where a word is asked for."""

    key = serializers.CharField()
    ko = serializers.CharField()
    en = serializers.CharField()


class GenreOut(WordOut):
    shares = serializers.ListField(
        child=serializers.IntegerField(), help_text="Percent of the film that each of the four stages takes."
    )


class DurationOut(WordOut):
    seconds = serializers.IntegerField()


class TempoOut(WordOut):
    shortest_seconds = serializers.IntegerField(help_text="Of a shot, as a rule; the film's duration decides.")
    longest_seconds = serializers.IntegerField()


class StructureOut(WordOut):
    roles = WordOut(many=True, help_text="What each of the four stages is for.")


class AspectRatioOut(WordOut):
    ratio = serializers.FloatField(help_text="Width by height.")


class BoundOut(serializers.Serializer[Any]):
    """Of a text in characters; `most` is how many there may be of a list. null where there is no such bound."""

    property = serializers.CharField()
    shortest = serializers.IntegerField(allow_null=True)
    longest = serializers.IntegerField(allow_null=True)
    most = serializers.IntegerField(allow_null=True)


class OptionsOut(serializers.Serializer[Any]):
    """In the order in which they are shown."""

    tone = WordOut(many=True)
    genre = GenreOut(many=True)
    target = WordOut(many=True, help_text="Or in words of one's own.")
    duration = DurationOut(many=True, help_text="Or seconds of one's own.")
    format = WordOut(many=True)
    tempo = TempoOut(many=True)
    structure = StructureOut(many=True)
    intensity = WordOut(many=True)
    aspect_ratio = AspectRatioOut(many=True)
    visual_style = WordOut(many=True)
    camera_move = WordOut(many=True, help_text="Of shots and inserts; `camera_work` of a brief, too.")
    shot_size = WordOut(many=True)
    composition = WordOut(many=True)
    transition = WordOut(many=True)
    insert_purpose = WordOut(many=True)
    bounds = BoundOut(many=True, help_text="Of what is typed.")
    shortest_seconds = serializers.FloatField(help_text="Of a film.")
    longest_seconds = serializers.FloatField()
    shortest_shot_seconds = serializers.FloatField()
    stages = serializers.IntegerField()
    shots = serializers.IntegerField()
