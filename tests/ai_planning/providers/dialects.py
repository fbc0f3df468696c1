"""How OpenAI and Google say the same: the shapes of their answers, as they are documented and were recorded."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any, Protocol

import orjson

from ai_planning.domain.provenance import Provider as Name
from tests.ai_planning.providers.wire import JSON, Asked, Reply

HALVES = 2


class Dialect(Protocol):
    name: Name

    def text(self, content: str, ending: str = ..., usage: tuple[int, int] = ...) -> Reply: ...

    def begun(self, content: str) -> Reply:
        """A stream that says so much and goes on in silence."""

    def drip(self) -> bytes:
        """A piece of a stream that says nothing."""

    def refusal(self) -> Reply: ...

    def picture(self, data: bytes) -> Reply: ...

    def no_picture(self) -> Reply: ...

    def refused_picture(self) -> Reply: ...

    def failure(self, status: int, message: str = ..., headers: dict[str, str] | None = ...) -> Reply: ...

    def told(self, asked: Asked) -> tuple[str, list[str]]:
        """The instructions, and the turns after them."""

    def schema(self, asked: Asked) -> dict[str, Any]: ...

    def prompt(self, asked: Asked) -> str:
        """What is to be drawn."""

    def key(self, asked: Asked) -> str: ...


def sse(*events: Any) -> tuple[bytes, ...]:
    return tuple(b"data: %b\n\n" % orjson.dumps(event) for event in events)


def halves(content: str) -> tuple[str, str]:
    middle = len(content) // HALVES
    return content[:middle], content[middle:]


@dataclass(frozen=True)
class OpenAi:
    name: Name = Name.OPENAI

    def text(self, content: str, ending: str = "stop", usage: tuple[int, int] = (120, 80)) -> Reply:
        first, second = halves(content)
        said = [{"role": "assistant", "content": ""}, {"content": first}, {"content": second}]
        chunks = [_chunk(delta) for delta in said] + [_chunk({}, ending)]
        spent = {"prompt_tokens": usage[0], "completion_tokens": usage[1], "total_tokens": sum(usage)}
        last = {**_chunk({}), "choices": [], "usage": spent}
        return Reply((*sse(*chunks, last), b"data: [DONE]\n\n"))

    def begun(self, content: str) -> Reply:
        return Reply(sse(_chunk({"role": "assistant", "content": content})), stays=True)

    def drip(self) -> bytes:
        return b"".join(sse(_chunk({"content": ""})))

    def refusal(self) -> Reply:
        return Reply((*sse(_chunk({"refusal": "I can't help with that."}), _chunk({}, "stop")), b"data: [DONE]\n\n"))

    def picture(self, data: bytes) -> Reply:
        usage = {"input_tokens": 60, "output_tokens": 439, "total_tokens": 499}
        details = {"input_tokens_details": {"image_tokens": 0, "text_tokens": 60}}
        drawn = {"b64_json": b64encode(data).decode()}
        return _json({"created": 1764137606, "data": [drawn], "usage": usage | details, "output_format": "png"})

    def no_picture(self) -> Reply:
        return _json({"created": 1764137606, "data": [{"url": "https://images.example.com/1.png"}]})

    def refused_picture(self) -> Reply:
        told = "Your request was rejected by the safety system."
        error = {"message": told, "type": "image_generation_user_error", "param": None, "code": "moderation_blocked"}
        return _json({"error": error}, 400)

    def failure(self, status: int, message: str = "It failed.", headers: dict[str, str] | None = None) -> Reply:
        error = {"message": message, "type": "server_error", "param": None, "code": None}
        return _json({"error": error}, status, headers)

    def told(self, asked: Asked) -> tuple[str, list[str]]:
        first, *turns = asked.body["messages"]
        assert first["role"] == "system"
        return first["content"], [turn["content"] for turn in turns]

    def schema(self, asked: Asked) -> dict[str, Any]:
        form = asked.body["response_format"]
        assert form["type"] == "json_schema"
        assert form["json_schema"]["strict"] is True
        return dict(form["json_schema"]["schema"])

    def prompt(self, asked: Asked) -> str:
        return str(asked.body["prompt"])

    def key(self, asked: Asked) -> str:
        return asked.headers["authorization"].removeprefix("Bearer ")


@dataclass(frozen=True)
class Google:
    name: Name = Name.GOOGLE

    def text(self, content: str, ending: str = "stop", usage: tuple[int, int] = (120, 80)) -> Reply:
        first, second = halves(content)
        ended = {"stop": "STOP", "length": "MAX_TOKENS"}[ending]
        thought = {"promptTokenCount": usage[0], "totalTokenCount": usage[0]}
        spent = {"promptTokenCount": usage[0], "candidatesTokenCount": usage[1] - 30, "thoughtsTokenCount": 30}
        said = [_said({"text": first}), {**_said({"text": second}, ended), "usageMetadata": spent}]
        return Reply(sse({**said[0], "usageMetadata": thought}, said[1]))

    def begun(self, content: str) -> Reply:
        return Reply(sse(_said({"text": content})), stays=True)

    def drip(self) -> bytes:
        return b"".join(sse(_said({"text": ""})))

    def refusal(self) -> Reply:
        return Reply(sse({"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "modelVersion": "gemini"}))

    def picture(self, data: bytes) -> Reply:
        inline = {"inlineData": {"mimeType": "image/png", "data": b64encode(data).decode()}}
        usage = {"promptTokenCount": 60, "candidatesTokenCount": 1290, "totalTokenCount": 1350}
        return _json({**_said({"text": "Here it is."}, "STOP", inline), "usageMetadata": usage})

    def no_picture(self) -> Reply:
        return _json(_said({"text": "I would rather describe it."}, "STOP"))

    def refused_picture(self) -> Reply:
        return _json({"candidates": [{"finishReason": "IMAGE_SAFETY", "index": 0}]})

    def failure(self, status: int, message: str = "It failed.", headers: dict[str, str] | None = None) -> Reply:
        return _json({"error": {"code": status, "message": message, "status": "INTERNAL"}}, status, headers)

    def told(self, asked: Asked) -> tuple[str, list[str]]:
        system = asked.body["systemInstruction"]["parts"]
        return _texts(system), [_texts(turn["parts"]) for turn in asked.body["contents"]]

    def schema(self, asked: Asked) -> dict[str, Any]:
        config = asked.body["generationConfig"]
        assert config["responseMimeType"] == "application/json"
        return dict(config["responseJsonSchema"])

    def prompt(self, asked: Asked) -> str:
        assert asked.body["generationConfig"]["responseModalities"] == ["IMAGE"]
        return _texts(asked.body["contents"][0]["parts"])

    def key(self, asked: Asked) -> str:
        return asked.headers["x-goog-api-key"]


def _chunk(delta: dict[str, Any], ending: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": ending}
    told = {"id": "chatcmpl-Ai4", "object": "chat.completion.chunk", "created": 1764137606, "model": "gpt-5.4-mini"}
    return {**told, "system_fingerprint": "fp_44", "choices": [choice], "usage": None}


def _said(part: dict[str, Any], ending: str | None = None, *more: dict[str, Any]) -> dict[str, Any]:
    candidate: dict[str, Any] = {"content": {"parts": [part, *more], "role": "model"}, "index": 0}
    if ending:
        candidate["finishReason"] = ending
    return {"candidates": [candidate], "modelVersion": "gemini-3.8-flash", "responseId": "x7Jn"}


def _texts(parts: list[dict[str, str]]) -> str:
    return "".join(part["text"] for part in parts)


def _json(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> Reply:
    return Reply((orjson.dumps(body),), status, JSON, headers or {})
