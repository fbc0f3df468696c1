# One image for web, sockets, worker, media, encoder, webhooks, planner, beat and prepare; the command chooses. See docker-compose.yml.
FROM python:3.11-slim AS dependencies
RUN python -m venv /opt/venv
COPY requirements/production.lock /tmp/production.lock
RUN /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --require-hashes -r /tmp/production.lock

FROM python:3.11-slim
RUN useradd --system --uid 10001 --no-create-home --home-dir /data videoplanet \
    && install --directory --owner videoplanet --group videoplanet --mode 0700 /data
COPY --from=dependencies /opt/venv /opt/venv
COPY . /opt/videoplanet
WORKDIR /opt/videoplanet
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DATA_DIR=/data METRICS_DIR=/tmp/metrics HEARTBEAT_FILE=/tmp/heartbeat LISTEN_HOST=0.0.0.0 WEB_PORT=8001 SOCKETS_PORT=8002
# What pages load lies in the image; the settings want the rest said, and nothing of it is asked.
ENV STATIC_ROOT=/opt/static
RUN SECRET_KEY=none DATABASE_URL=postgres://none/none REDIS_URL=redis://none S3_ENDPOINT_URL=http://none \
    S3_ACCESS_KEY_ID=none S3_SECRET_ACCESS_KEY=none python manage.py collectstatic --noinput
USER videoplanet
VOLUME /data
EXPOSE 8001 8002
ENTRYPOINT ["python", "-m", "stack.process"]
CMD ["web"]
