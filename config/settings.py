"""Settings: the only place that reads the environment, with modules of a single matter beside it (planning.py,
watching.py), whose values come through here. Every variable is named once, with its default.
"""

from datetime import timedelta
from pathlib import Path

import environ

from config import choices, cors, openapi, patience, planning, rates, security, static_files, timetable, watching
from core.domain.rates import rate_table

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / ".data"))).resolve()
SECRET_KEY = env.str("SECRET_KEY")
DEBUG = False
PUBLIC_URL = env.str("PUBLIC_URL", default="http://localhost:8000").rstrip("/")
FRONTEND_URL = env.str("FRONTEND_URL", default=PUBLIC_URL).rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"])

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "config.apps.CollectedFilesConfig",
    "corsheaders",
    "rest_framework",
    "drf_spectacular",
    "channels",
    "config.apps.ConfigConfig",
    "core.infrastructure.apps.CoreConfig",
    "identity.infrastructure.apps.IdentityConfig",
    "projects.infrastructure.apps.ProjectsConfig",
    "notifications.infrastructure.apps.NotificationsConfig",
    "webhooks.infrastructure.apps.WebhooksConfig",
    "feedback.infrastructure.apps.FeedbackConfig",
    "ai_planning.infrastructure.apps.AiPlanningConfig",
    "schedule.infrastructure.apps.ScheduleConfig",
]
MIDDLEWARE = [
    *watching.MIDDLEWARE,
    "core.presentation.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "core.presentation.guarding.GuardingMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.presentation.origin.OriginMiddleware",
    "core.presentation.access.AccessLogMiddleware",
    "core.presentation.throttles.RateLimitMiddleware",
    "core.presentation.middleware.CompressionMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "core.presentation.middleware.BodyLimitMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"
APPEND_SLASH = False
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]

# Composition: what the kernel is told about the contexts above it.
SUBSCRIPTIONS = "config.subscriptions.SUBSCRIPTIONS"
JOB_KINDS = "config.jobs.JOB_KINDS"
OWNED_PROJECTS = "config.personal_data.owned_projects"
PERSONAL_DATA = "config.personal_data.SOURCES"
REVIEWS = "config.figures.reviews"
ACTIVITY_TYPES = "config.activity.ACTIVITY_TYPES"
LIVE_EVENTS = "config.activity.LIVE_EVENTS"
# What others did in a project and a member has not seen yet is counted in its list.
NEWS_EVENTS = ("feedback.created", "comment.added", "status.changed", "video.uploaded", "version.added")
MESSAGES = "config.messages.MESSAGES"
MAILS = "config.mails.MAILS"
LIVE_GUARD = "config.guard.revoked"
SOCKETS_PER_PERSON = env.int("SOCKETS_PER_PERSON", default=5)

# --- parts
DATABASES = {"default": env.db("DATABASE_URL")}
DATABASES["default"]["ENGINE"] = "core.infrastructure.postgresql"
DATABASES["default"]["CONN_MAX_AGE"] = None
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"].setdefault("OPTIONS", {}).update(connect_timeout=5, prepare_threshold=1)
DATABASE_ANSWER_SECONDS = patience.DATABASE_ANSWER_SECONDS
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {
            "CLIENT_CLASS": "django_redis.client.DefaultClient",
            "SOCKET_CONNECT_TIMEOUT": 0.5,
            "SOCKET_TIMEOUT": 1,
            "IGNORE_EXCEPTIONS": True,
        },
    }
}

# How long rows are kept at most: hot ones in the process alone, warm and cold ones in Redis, too. A change makes them
# new at once (docs/adr/0017).
CACHE_HOT_SECONDS = env.int("CACHE_HOT_SECONDS", default=60)
CACHE_WARM_SECONDS = env.int("CACHE_WARM_SECONDS", default=600)
CACHE_COLD_SECONDS = env.int("CACHE_COLD_SECONDS", default=3600)
CACHE_MEMORY_SECONDS = env.int("CACHE_MEMORY_SECONDS", default=10)
CACHE_MEMORY_ENTRIES = env.int("CACHE_MEMORY_ENTRIES", default=4096)

S3_ENDPOINT_URL = env.str("S3_ENDPOINT_URL")
S3_PUBLIC_ENDPOINT_URL = env.str("S3_PUBLIC_ENDPOINT_URL", default=S3_ENDPOINT_URL)
MEDIA_CDN_URL = env.str("MEDIA_CDN_URL", default="").rstrip("/")
S3_BUCKET = env.str("S3_BUCKET", default="videoplanet")
S3_REGION = env.str("S3_REGION", default="us-east-1")
S3_ACCESS_KEY_ID = env.str("S3_ACCESS_KEY_ID")
S3_SECRET_ACCESS_KEY = env.str("S3_SECRET_ACCESS_KEY")
# `multipart` where the server keeps unfinished multipart uploads over a restart, `objects` where it does not.
S3_PARTS = choices.one_of("S3_PARTS", env.str("S3_PARTS", default="multipart"), "multipart", "objects")

CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 0.5,
    "socket_timeout": 3,
    "socket_keepalive": True,
    # A request that cannot wake a worker must not wait for the broker: the timer finds the work.
    "max_retries": 0,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
# How much a task gives way to other processes, as of nice(2); stack/process.py says.
TASK_NICENESS = env.int("TASK_NICENESS", default=0)
# Touched by what works off tasks, and by beat, for as long as they work.
HEARTBEAT_FILE = env.str("HEARTBEAT_FILE", default="")
TASKS_END_SECONDS, ENDING_FILE = patience.TASKS_END_SECONDS, patience.ENDING_FILE
# How long a process that ends at once when it is told to (stack/process.py) waits for the task that it is at.
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 5
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = timetable.TIMETABLE

# --- identity
AUTH_USER_MODEL = "identity.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
# A process hashes so many passwords at once while so many more wait; the other threads serve (docs/adr/0009).
PASSWORD_HASHES_AT_ONCE = env.int("PASSWORD_HASHES_AT_ONCE", default=2)
PASSWORD_LINE = env.int("PASSWORD_LINE", default=2)
# Wrong passwords that cost no waiting, per account and per address.
LOGIN_TRIES = env.int("LOGIN_TRIES", default=5)
LOGIN_TRIES_OF_ADDRESS = env.int("LOGIN_TRIES_OF_ADDRESS", default=30)
JWT_KEYS_DIR = Path(env.str("JWT_KEYS_DIR", default=str(DATA_DIR / "keys")))
ENCRYPTION_KEYS_DIR = Path(env.str("ENCRYPTION_KEYS_DIR", default=str(DATA_DIR / "encryption-keys")))
# The keys that sign are files of JWT_KEYS_DIR, several at once (identity/infrastructure/key_ring.py); refresh tokens
# and their blacklist are rows of their sessions (docs/adr/0005).
SIMPLE_JWT = {
    "ACCESS_TOKEN_LIFETIME": timedelta(minutes=15),
    "REFRESH_TOKEN_LIFETIME": timedelta(days=7),
    "ROTATE_REFRESH_TOKENS": True,
    "BLACKLIST_AFTER_ROTATION": True,
    "UPDATE_LAST_LOGIN": True,
    "ALGORITHM": "RS256",
    "AUTH_HEADER_TYPES": ("Bearer",),
    "AUTH_HEADER_NAME": "HTTP_AUTHORIZATION",
    "USER_ID_FIELD": "id",
    "USER_ID_CLAIM": "user_id",
    "AUTH_TOKEN_CLASSES": ("rest_framework_simplejwt.tokens.AccessToken",),
    "TOKEN_TYPE_CLAIM": "token_type",
    "JTI_CLAIM": "jti",
}

# Login by providers; one without an id (Naver and Google: and a secret) is off.
OAUTH_PROVIDERS = {
    "kakao": {
        "client_id": env.str("OAUTH_KAKAO_CLIENT_ID", default=""),
        "client_secret": env.str("OAUTH_KAKAO_CLIENT_SECRET", default=""),
        "authorize_url": "https://kauth.kakao.com/oauth/authorize",
        "token_url": "https://kauth.kakao.com/oauth/token",
        "user_url": "https://kapi.kakao.com/v2/user/me",
    },
    "naver": {
        "client_id": env.str("OAUTH_NAVER_CLIENT_ID", default=""),
        "client_secret": env.str("OAUTH_NAVER_CLIENT_SECRET", default=""),
        "authorize_url": "https://nid.naver.com/oauth2.0/authorize",
        "token_url": "https://nid.naver.com/oauth2.0/token",
        "user_url": "https://openapi.naver.com/v1/nid/me",
    },
    "google": {
        "client_id": env.str("OAUTH_GOOGLE_CLIENT_ID", default=""),
        "client_secret": env.str("OAUTH_GOOGLE_CLIENT_SECRET", default=""),
        "authorize_url": "https://accounts.google.com/o/oauth2/v2/auth",
        "token_url": "https://oauth2.googleapis.com/token",
        "keys_url": "https://www.googleapis.com/oauth2/v3/certs",
    },
}
OAUTH_TIMEOUT_SECONDS = 5
# Where a provider may send the browser back to; the first is taken where the caller names none.
OAUTH_REDIRECT_URIS = env.list("OAUTH_REDIRECT_URIS", default=[]) or [f"{FRONTEND_URL}/auth/{{provider}}/callback"]

EMAIL_URL = env.str("EMAIL_URL", default="")
if EMAIL_URL:
    vars().update(env.email("EMAIL_URL"))
else:
    EMAIL_BACKEND = "core.infrastructure.mail.eml_backend.EmlBackend"
EML_DIR = DATA_DIR / "mail"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="VideoPlanet <no-reply@localhost>")

# --- HTTP
LANGUAGE_CODE = "ko"
LANGUAGES = [("ko", "한국어"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Peers whose X-Forwarded-For is believed.
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=["127.0.0.0/8", "::1/128"])
RATE_LIMITS = rate_table(rates.DEFAULTS, env.list("RATE_LIMITS", default=[]))
RATES_CLOSED_WITHOUT_REDIS = rates.CLOSED_WITHOUT_REDIS
UPLOAD_FORM_BYTES = env.int("UPLOAD_FORM_BYTES", default=500 * 1024 * 1024)
UPLOAD_BYTES = env.int("UPLOAD_BYTES", default=20 * 1024**3)
# What videos may take, with all that is made of them; 0 is no bound.
STORAGE_BYTES_PER_PROJECT = env.int("STORAGE_BYTES_PER_PROJECT", default=1024**4)
STORAGE_BYTES_PER_PERSON = env.int("STORAGE_BYTES_PER_PERSON", default=1024**4)
# What a child that reads or makes a video may take: bytes of memory, threads of each codec (0: as processors).
MEDIA_MEMORY_BYTES = env.int("MEDIA_MEMORY_BYTES", default=4 * 1024**3)
MEDIA_THREADS = env.int("MEDIA_THREADS", default=0)
AVATAR_BYTES = env.int("AVATAR_BYTES", default=5 * 1024 * 1024)
THUMBNAIL_BYTES = env.int("THUMBNAIL_BYTES", default=5 * 1024 * 1024)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1

CORS_ALLOWED_ORIGINS = env.list("CORS_ALLOWED_ORIGINS", default=["http://localhost:3000"])
CORS_ALLOWED_ORIGIN_REGEXES = env.list("CORS_ALLOWED_ORIGIN_PATTERNS", default=[])
CORS_ALLOW_CREDENTIALS = True
CORS_ALLOW_HEADERS, CORS_EXPOSE_HEADERS = cors.ALLOWED_HEADERS, cors.EXPOSED_HEADERS

# --- browsers
SECURE_CROSS_ORIGIN_OPENER_POLICY, SECURE_REFERRER_POLICY = security.OPENER_POLICY, security.REFERRER_POLICY
CONTENT_POLICY, PERMISSIONS_POLICY = security.CONTENT_POLICY, security.PERMISSIONS_POLICY
PAGE_POLICY, SHOWN_ELSEWHERE = security.page_policy(static_files.CDN_URL), security.SHOWN_ELSEWHERE
SILENCED_SYSTEM_CHECKS = security.SILENCED
# Believed of TRUSTED_PROXIES alone (core/presentation/origin.py).
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
vars().update(security.strict_transport(PUBLIC_URL))
STATIC_URL, STATIC_ROOT, STORAGES = static_files.URL, static_files.root(DATA_DIR), static_files.STORAGES
STATICFILES_DIRS = static_files.directories()
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["identity.presentation.authentication.BearerAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["core.presentation.rendering.OrjsonRenderer"],
    "DEFAULT_PARSER_CLASSES": ["core.presentation.rendering.OrjsonParser"],
    "DEFAULT_SCHEMA_CLASS": "core.presentation.schema.ProblemAwareSchema",
    "DEFAULT_THROTTLE_CLASSES": ["core.presentation.throttles.RateThrottle"],
    "EXCEPTION_HANDLER": "core.presentation.problems.exception_handler",
    "UNAUTHENTICATED_USER": "core.presentation.anonymous.Anonymous",
    "COERCE_DECIMAL_TO_STRING": False,
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = openapi.DOCUMENT

# --- webhooks
# Networks that webhooks may reach beside the public internet, on any port and without TLS.
_networks = env.list("WEBHOOK_ALLOWED_NETWORKS", default=[])
WEBHOOK_ALLOWED_NETWORKS = choices.networks("WEBHOOK_ALLOWED_NETWORKS", _networks)
# All that an attempt may take; a third of the lease (webhooks/infrastructure/webhooks.py).
WEBHOOK_SECONDS = 10
# How many are sent to at once; those that fail take half of it at most.
WEBHOOK_THREADS = env.int("WEBHOOK_THREADS", default=16)

# --- planning with AI
AI_TIMEOUT_SECONDS, AI_TRIES = planning.AI_TIMEOUT_SECONDS, planning.AI_TRIES
OPENAI, GOOGLE = planning.OPENAI, planning.GOOGLE
PLANNING_DAILY, PLANNING_TOKENS_PER_MONTH = planning.DAILY, planning.TOKENS_PER_MONTH
PLANNING_JOBS_AT_ONCE, PLANNING_BUDGET_MICROS = planning.JOBS_AT_ONCE, planning.BUDGET_MICROS

# --- watching
METRICS_TOKEN, METRICS_DIR, PROCESS_KIND = watching.METRICS_TOKEN, watching.METRICS_DIR, watching.PROCESS_KIND
GAUGES = "config.gauges.GAUGES"
LOGGING, TRACES = watching.LOGGING, watching.TRACES
watching.report()
