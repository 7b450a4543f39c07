# The app alone; compose.yaml adds its PostgreSQL with pgvector.
# `docker build -t diggindie-ai .` needs nothing but the npm registry.

FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
COPY db/patches db/patches
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build
# What is left runs the app: also the devDependency `node` goes, the image has Node 24 itself.
RUN npm prune --omit=dev --no-audit --no-fund && rm -rf .next/cache

FROM node:24-bookworm-slim
WORKDIR /app
# 0.0.0.0: a container's loopback can't be reached from outside.
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000
COPY --from=build /app ./
# The only places that the app writes to: Next's cache, and DATA_DIR if there is no DATABASE_URL.
RUN mkdir -p .data .next/cache && chown -R node:node .data .next/cache
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# `npm run db:migrate && npm run serve`, without npm between Docker's signals and the app. Migrations may
# run in several containers at once: they take turns. The demo is loaded only on request, see compose.yaml.
CMD ["sh", "-c", "node server/cli/migrate.ts && exec node server/cli/serve.ts"]
