# The watcher as an image. Needs nothing but a writable `snapshots` and `feeds`; runs as uid 1000 on a read-only root file system.
ARG PYTHON=docker.io/library/python:3.12-slim

FROM ${PYTHON} AS build
WORKDIR /src
RUN python3 -m venv /opt/watcher
COPY requirements.lock ./
RUN /opt/watcher/bin/pip install --no-cache-dir --upgrade pip \
    && /opt/watcher/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY watcher ./watcher
RUN /opt/watcher/bin/pip install --no-cache-dir --no-deps . \
    && /opt/watcher/bin/python -m compileall -q /opt/watcher/lib

FROM ${PYTHON}
LABEL org.opencontainers.image.title="model-welfare-watch" \
      org.opencontainers.image.description="Watches what AI labs publish about how they treat their models, and publishes each change once, as a feed." \
      org.opencontainers.image.licenses="Apache-2.0"
RUN groupadd --gid 1000 watcher && useradd --uid 1000 --gid 1000 --no-create-home --home-dir /nonexistent watcher \
    && mkdir /snapshots /feeds && chown 1000:1000 /snapshots /feeds
COPY --from=build /opt/watcher /opt/watcher
COPY sources.toml /etc/watcher/sources.toml
ENV PATH=/opt/watcher/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    container=oci \
    WATCHER_CONFIG=/etc/watcher/sources.toml \
    WATCHER_SNAPSHOTS=/snapshots \
    WATCHER_FEEDS=/feeds \
    WATCHER_LISTEN=0.0.0.0:8080
USER 1000:1000
VOLUME ["/snapshots", "/feeds"]
EXPOSE 8080
STOPSIGNAL SIGTERM
# Unhealthy when the scheduler stalls or storage fails; a dead site is the site's business.
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s --retries=3 \
    CMD ["python3", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ['WATCHER_LISTEN'].rpartition(':')[2] + '/healthz', timeout=8)"]
ENTRYPOINT ["watcher"]
CMD ["run"]
