"""The product's settings for the type checker, which needs no running parts."""

import os

os.environ.setdefault("SECRET_KEY", "typing")
os.environ.setdefault("DATABASE_URL", "postgres://localhost/typing")
os.environ.setdefault("REDIS_URL", "redis://localhost:1/0")
os.environ.setdefault("S3_ENDPOINT_URL", "http://localhost:1")
os.environ.setdefault("S3_ACCESS_KEY_ID", "typing-key")
os.environ.setdefault("S3_SECRET_ACCESS_KEY", "typing-secret")

from config.settings import *  # noqa: F403
