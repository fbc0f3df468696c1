# One image for web, sockets, worker, media, encoder, webhooks, planner, beat, metrics, prepare and manage; the command chooses.
# See docker-compose.yml and deploy/kubernetes. The front has an image of its own: deploy/front/Dockerfile.
FROM python:3.11-slim AS dependencies
RUN python -m venv --without-pip /opt/venv
COPY requirements/production.lock /tmp/production.lock
# Wheels alone: nothing is compiled, and no code of a package runs while the image is built.
RUN python -m pip --python /opt/venv install --no-cache-dir --disable-pip-version-check --only-binary :all: --no-deps --require-hashes -r /tmp/production.lock

FROM python:3.11-slim
ARG VERSION=unknown REVISION=unknown
LABEL org.opencontainers.image.title="VideoPlanet" \
      org.opencontainers.image.description="Back end of a video collaboration platform" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
# What runs needs no installer; it may write where it keeps data and metrics, and in /tmp.
RUN python -m pip uninstall --yes --quiet --root-user-action ignore setuptools wheel pip \
    && groupadd --system --gid 10001 videoplanet \
    && useradd --system --uid 10001 --gid 10001 --no-create-home --home-dir /data videoplanet \
    && install --directory --owner videoplanet --group videoplanet --mode 0700 /data /metrics /backups
COPY --from=dependencies /opt/venv /opt/venv
COPY . /opt/videoplanet
WORKDIR /opt/videoplanet
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DATA_DIR=/data METRICS_DIR=/metrics HEARTBEAT_FILE=/tmp/heartbeat PROCESS_FILE=/tmp/process \
    LISTEN_HOST=0.0.0.0 WEB_PORT=8001 SOCKETS_PORT=8002 METRICS_PORT=9464
# What pages load lies in the image; the settings want the rest said, and nothing of it is asked.
ENV STATIC_ROOT=/opt/static
RUN SECRET_KEY=none DATABASE_URL=postgres://none/none REDIS_URL=redis://none S3_ENDPOINT_URL=http://none \
    S3_ACCESS_KEY_ID=none S3_SECRET_ACCESS_KEY=none python manage.py collectstatic --noinput
USER 10001:10001
VOLUME /data /metrics
EXPOSE 8001 8002 9464
HEALTHCHECK --interval=10s --timeout=5s --start-period=40s --retries=3 CMD ["python", "-S", "-m", "stack.alive"]
ENTRYPOINT ["python", "-m", "stack.process"]
CMD ["web"]
