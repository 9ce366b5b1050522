# The server of an office. `compose.yaml` runs it with its database; docs/deploy.md says how.
# The version of Node is that of .nvmrc. 24 works too: --build-arg NODE_VERSION=24.21.0
ARG NODE_VERSION=20.20.2

# Everything that building needs. Git's folder stays outside, so the commit that /healthz names is given:
# --build-arg SOURCE_COMMIT=$(git rev-parse HEAD)
FROM node:${NODE_VERSION}-bookworm-slim AS build
ARG SOURCE_COMMIT
WORKDIR /app
COPY . .
RUN npm ci --no-audit --no-fund && npm run build

# What it needs when it runs, and no more.
FROM node:${NODE_VERSION}-bookworm-slim AS production
WORKDIR /app
COPY . .
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:${NODE_VERSION}-bookworm-slim
# For backup and restore. Debian keeps the fifteenth for as long as it keeps this release, with its security fixes.
RUN apt-get update \
  && apt-get install -y --no-install-recommends postgresql-client-15 \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o node -g node -m 700 /var/lib/eia
WORKDIR /app
# All of it belongs to root: whoever gets into the server cannot change it.
COPY --from=production /app ./
COPY --from=build /app/build ./build
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  PORT=3000 \
  DATA_DIR=/var/lib/eia \
  SIGNING_KEY_FILE=/var/lib/eia/signing-key.json
# The signing key lives here, and nothing else has to. /tmp is written to as well.
VOLUME /var/lib/eia
EXPOSE 3000
USER node
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --start-interval=2s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself, so that it gets the SIGTERM: it lets requests finish, 20 seconds at most. Run it with an init (--init).
CMD ["node", "app/platform/cli/start.mjs"]
