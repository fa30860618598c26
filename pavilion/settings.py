"""Settings: one file, read from the environment, loud when something is missing.

Every variable stands in ``.env.example`` with what it does. Secrets may also come from a file
named by ``<NAME>_FILE`` (Docker secrets).
"""

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()

# --- What kind of place this is ---------------------------------------------------------------
DEBUG = env.bool("DEBUG", default=False)
# The demo portal accepts the invented business numbers and shows its own mailbox.
DEMO = env.bool("DEMO", default=False)
SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
SITE_URL = env.str("SITE_URL").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
SITE_NAME = _("Korea Pavilion")
HTTPS = SITE_URL.startswith("https://")

# Shown on every page and in every mail (E-Commerce Act, art. 10).
OPERATOR = {
    "name": env.str("OPERATOR_NAME"),
    "representative": env.str("OPERATOR_REPRESENTATIVE"),
    "address": env.str("OPERATOR_ADDRESS"),
    "phone": env.str("OPERATOR_PHONE"),
    "email": env.str("OPERATOR_EMAIL"),
    "business_number": env.str("OPERATOR_BUSINESS_NUMBER"),
    "mail_order_number": env.str("OPERATOR_MAIL_ORDER_NUMBER"),
}

SOCIAL_PROVIDERS = [
    provider
    for provider in ("kakao", "naver", "google")
    if env.str(f"{provider.upper()}_CLIENT_ID", default="")
]

INSTALLED_APPS = [
    "pavilion.backoffice.apps.BackofficeConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "django_htmx",
    "phonenumber_field",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    # A provider without its keys has no addresses either.
    *(f"allauth.socialaccount.providers.{provider}" for provider in SOCIAL_PROVIDERS),
    "allauth.usersessions",
    "pavilion.ui",
    "pavilion.jobs",
    "pavilion.accounts",
    "pavilion.audit",
    "pavilion.outbox",
    "pavilion.translation",
    "suppliers",
    "catalog",
    "inquiries",
    "pavilion.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "pavilion.browser_rules.resource_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "pavilion.accounts.middleware.PersonMiddleware",
]

ROOT_URLCONF = "pavilion.urls"
WSGI_APPLICATION = "pavilion.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pavilion.ui.context.site",
                "catalog.context.halls",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "pavilion.ui.templatetags.ui",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- PostgreSQL, Valkey -----------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL")}
DATABASES["default"].update(
    CONN_MAX_AGE=env.int("CONN_MAX_AGE", default=60),
    CONN_HEALTH_CHECKS=True,
    ATOMIC_REQUESTS=False,
)
DATABASES["default"].setdefault("OPTIONS", {})["options"] = (
    f"-c statement_timeout={env.int('STATEMENT_TIMEOUT_MS', default=10_000)}"
    " -c idle_in_transaction_session_timeout=30000"
)
if test_db_name := env.str("TEST_DB_NAME", default=""):
    DATABASES["default"]["TEST"] = {"NAME": test_db_name}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL")


def _broker_url(url: str) -> str:
    """Celery writes a socket as redis+socket://; everything else reads unix://."""
    if url.startswith("unix://"):
        return url.replace("unix://", "redis+socket://", 1).replace("?db=", "?virtual_host=", 1)
    return url


# Database 0 is the broker's, database 1 the cache's.
CACHE_URL = env.str("CACHE_URL", default="") or (
    f"{REDIS_URL.split('?')[0]}?db=1"
    if REDIS_URL.startswith("unix://")
    else f"{REDIS_URL.rstrip('/').removesuffix('/0')}/1"
)
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "pavilion.accounts.cache.FailOpenRedisCache",
        "LOCATION": CACHE_URL,
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
    }
}

CELERY_BROKER_URL = _broker_url(REDIS_URL)
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # A killed worker's message comes back after this; it must exceed the task time limit.
    "visibility_timeout": 900,
    # Publishing tries once: the row is written, the sweep hints again.
    "max_retries": 0,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_timeout": 2,
    "socket_connect_timeout": 2,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_CREATE_MISSING_QUEUES = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"

# --- Languages, time --------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ko", "한국어")]
LOCALE_PATHS = [BASE_DIR / "locale", *sorted((BASE_DIR / "locale" / "parts").glob("*"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = ["pavilion.ui.date_formats"]

# --- Files ------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = env.path("STATIC_ROOT", default=str(BASE_DIR / "var" / "static"))
MEDIA_URL = env.str("MEDIA_URL", default="/media/")
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(BASE_DIR / "var" / "media")))

PUBLIC_BUCKET = env.str("S3_PUBLIC_BUCKET", default="")
PRIVATE_BUCKET = env.str("S3_PRIVATE_BUCKET", default="")
_S3_CLIENT: Any = None
if PUBLIC_BUCKET or PRIVATE_BUCKET:
    from botocore.config import Config

    _S3_CLIENT = Config(connect_timeout=2, read_timeout=10, retries={"max_attempts": 2})


def _storage(bucket: str, *, public: bool) -> dict[str, Any]:
    """A folder, or an S3-compatible bucket when one is named."""
    if not bucket:
        folder = MEDIA_ROOT / ("public" if public else "private")
        options: dict[str, Any] = {"location": folder}
        options["base_url"] = MEDIA_URL if public else None
        return {"BACKEND": "pavilion.media.storages.FolderStorage", "OPTIONS": options}
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": env.str("S3_ENDPOINT_URL", default="") or None,
            "region_name": env.str("S3_REGION", default="") or None,
            "access_key": env.str("S3_ACCESS_KEY"),
            "secret_key": env.str("S3_SECRET_KEY"),
            "custom_domain": env.str("S3_PUBLIC_DOMAIN", default="") or None if public else None,
            "querystring_auth": not public,
            "querystring_expire": 60,
            "default_acl": None,
            "file_overwrite": False,
            "object_parameters": (
                {"CacheControl": "public, max-age=31536000, immutable"} if public else {}
            ),
            "client_config": _S3_CLIENT,
        },
    }


STORAGES = {
    "default": _storage(PRIVATE_BUCKET, public=False),
    "public": _storage(PUBLIC_BUCKET, public=True),
    "staticfiles": {"BACKEND": "pavilion.ui.storage.SiteStaticStorage"},
}
# Where the proxy, if there is one, answers a signed link to a private paper.
PRIVATE_ACCEL_LOCATION = env.str("PRIVATE_ACCEL_LOCATION", default="")
# Without a proxy in front (the demo), the portal hands out public pictures itself.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=False)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440

# --- People -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
# It is a ModelBackend itself: a second one would hash every wrong password twice.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:landing"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "pavilion.accounts.adapter.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "pavilion.accounts.adapter.SocialAccountAdapter"
ACCOUNT_FORMS = {"signup": "pavilion.accounts.forms.SignupForm"}
SOCIALACCOUNT_FORMS = {"signup": "pavilion.accounts.forms.SocialSignupForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
# One wrong-password budget per account and per address (SEC-40), kept when the cache is down.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/15m/key,30/m/ip", "signup": "20/m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
ACCOUNT_SESSION_REMEMBER = True
USERSESSIONS_TRACK_ACTIVITY = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_ISSUER = "Korea Pavilion"
# Naver calls every address verified, so an account is never joined by its address (SEC-45).
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
_SOCIAL_ORIGINS: list[str] = []
_PROVIDER_ORIGINS = {
    "google": "https://accounts.google.com",
    "kakao": "https://kauth.kakao.com",
    "naver": "https://nid.naver.com",
}
for _provider in SOCIAL_PROVIDERS:
    _SOCIAL_ORIGINS.append(_PROVIDER_ORIGINS[_provider])
    SOCIALACCOUNT_PROVIDERS[_provider] = {
        "APPS": [
            {
                "client_id": env.str(f"{_provider.upper()}_CLIENT_ID"),
                "secret": env.str(f"{_provider.upper()}_CLIENT_SECRET", default=""),
            }
        ]
    }

# --- Mail -------------------------------------------------------------------------------------
_mail = env.email("EMAIL_URL", default="consolemail://")
EMAIL_BACKEND = _mail.get("EMAIL_BACKEND")
EMAIL_HOST = _mail.get("EMAIL_HOST", "")
EMAIL_PORT = _mail.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = bool(_mail.get("EMAIL_USE_TLS"))
EMAIL_USE_SSL = bool(_mail.get("EMAIL_USE_SSL"))
EMAIL_FILE_PATH = _mail.get("EMAIL_FILE_PATH") or None
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Translation engines ----------------------------------------------------------------------
DEEPL_AUTH_KEY = env.str("DEEPL_AUTH_KEY", default="")
DEEPL_SERVER_URL = env.str("DEEPL_SERVER_URL", default="")
OPENAI_API_KEY = env.str("OPENAI_API_KEY", default="")
OPENAI_BASE_URL = env.str("OPENAI_BASE_URL", default="https://api.openai.com/v1")
OPENAI_MODEL = env.str("OPENAI_MODEL", default="gpt-4o-mini")
# In this order, those whose key is set; with none, the built-in engine drafts.
TRANSLATION_ENGINES = env.list(
    "TRANSLATION_ENGINES",
    default=[name for name, key in (("deepl", DEEPL_AUTH_KEY), ("openai", OPENAI_API_KEY)) if key],
)

# --- The browser's rules ----------------------------------------------------------------------
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "pavilion.views.csrf_failure"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
_media_origin = [MEDIA_URL] if MEDIA_URL.startswith("http") else []
if PUBLIC_BUCKET and (_domain := env.str("S3_PUBLIC_DOMAIN", default="")):
    _media_origin.append(f"https://{_domain}")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:", "blob:", *_media_origin],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # A social sign-in is a form that redirects: browsers check the whole chain.
        "form-action": [SELF, *_SOCIAL_ORIGINS],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in ("camera", "geolocation", "microphone", "payment", "usb", "interest-cohort")
}

# --- Logs -------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}
