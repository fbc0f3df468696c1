"""Settings of planning with AI: who is asked, with what patience, at what price. They are read through settings.py.

An empty variable counts as none.
"""

from typing import Any

import environ

from config.choices import number
from core.domain.secret import Secret

env = environ.Env()

# All that one story, one breakdown or one picture may take, tries and repairs included.
AI_TIMEOUT_SECONDS = number("AI_TIMEOUT_SECONDS", env.str("AI_TIMEOUT_SECONDS", default=""), 180)
# How often a provider that fails is asked.
AI_TRIES = max(1, int(number("AI_TRIES", env.str("AI_TRIES", default=""), 3)))

# Prices are US dollars: of a million tokens in and out, and of a picture. A server of one's own may need no key, costs
# nothing that we know of, and draws only where a model is named that does.
_own_openai = env.str("OPENAI_BASE_URL", default="").rstrip("/")
OPENAI: dict[str, Any] = {
    "api_key": Secret(env.str("OPENAI_API_KEY", default="")),
    "base_url": _own_openai or "https://api.openai.com/v1",
    "needs_key": not _own_openai,
    "model": env.str("OPENAI_MODEL", default="") or "gpt-5.4-mini",
    "image_model": env.str("OPENAI_IMAGE_MODEL", default="") or ("" if _own_openai else "gpt-image-2.5-flare"),
    "input_price": number("OPENAI_INPUT_PRICE", env.str("OPENAI_INPUT_PRICE", default=""), 0 if _own_openai else 0.75),
    "output_price": number(
        "OPENAI_OUTPUT_PRICE", env.str("OPENAI_OUTPUT_PRICE", default=""), 0 if _own_openai else 4.5
    ),
    "image_price": number("OPENAI_IMAGE_PRICE", env.str("OPENAI_IMAGE_PRICE", default=""), 0 if _own_openai else 0.02),
}
GOOGLE: dict[str, Any] = {
    "api_key": Secret(env.str("GOOGLE_API_KEY", default="")),
    "base_url": env.str("GOOGLE_BASE_URL", default="").rstrip("/") or "https://generativelanguage.googleapis.com",
    "needs_key": True,
    "model": env.str("GOOGLE_MODEL", default="") or "gemini-3.8-flash",
    "image_model": env.str("GOOGLE_IMAGE_MODEL", default="") or "gemini-3.1-flash-image",
    "input_price": number("GOOGLE_INPUT_PRICE", env.str("GOOGLE_INPUT_PRICE", default=""), 0.75),
    "output_price": number("GOOGLE_OUTPUT_PRICE", env.str("GOOGLE_OUTPUT_PRICE", default=""), 3.75),
    "image_price": number("GOOGLE_IMAGE_PRICE", env.str("GOOGLE_IMAGE_PRICE", default=""), 0.067),
}

# What a person may have made a day (in Seoul), and of the server's keys a month; how many jobs they may have at a time.
DAILY = {
    "stories": env.int("PLANNING_STORIES_PER_DAY", default=10),
    "shot_breakdowns": env.int("PLANNING_SHOTS_PER_DAY", default=5),
    "images": env.int("PLANNING_IMAGES_PER_DAY", default=20),
    "pdfs": env.int("PLANNING_PDFS_PER_DAY", default=5),
}
TOKENS_PER_MONTH = env.int("PLANNING_TOKENS_PER_MONTH", default=100_000)
JOBS_AT_ONCE = env.int("PLANNING_JOBS_AT_ONCE", default=3)
# What a project may spend with the server's keys, in millionths of a US dollar, unless its admins say otherwise.
BUDGET_MICROS = env.int("PLANNING_BUDGET_MICROS", default=20_000_000)
