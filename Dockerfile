# Proxy and static site in one image. compose.yaml runs it: its first lines say how.
# Targets: `proxy` (the default) and `sandbox`, a store to play with.

# Node.js runs the wasm optimiser during the build, and nothing of it goes further.
FROM node:20-trixie-slim AS node

FROM rust:1.95.0-slim-trixie AS builder
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
# Tools, crates and objects outlive a build, so that only the first one takes long.
ENV B2B_USERS_CACHE=/cache/tools
WORKDIR /build
COPY .cargo .cargo
COPY Cargo.toml Cargo.lock rust-toolchain.toml clippy.toml Trunk.toml ./
COPY LICENSE-MIT LICENSE-APACHE ./
COPY src src
COPY tests tests
COPY www www
RUN --mount=type=cache,target=/cache/tools \
    --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/build/target \
    cargo xtask build \
    && cargo build --release --locked --package b2b-users-proxy \
    && mkdir /product \
    && cp target/release/b2b-users-proxy /product/

FROM builder AS sandbox-builder
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/build/target \
    cargo build --release --locked --package b2b-users-sandbox \
    && cp target/release/b2b-users-sandbox /product/

FROM debian:trixie-slim AS runtime
LABEL org.opencontainers.image.title="B2B Users" \
      org.opencontainers.image.description="Creates company users in BigCommerce B2B Edition, from a form or a spreadsheet" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="MIT OR Apache-2.0"
# A number without a name, so that a host can see that it is not root. It owns no file.
USER 10001:10001

FROM runtime AS sandbox
COPY --from=sandbox-builder /product/b2b-users-sandbox /usr/local/bin/
COPY --from=builder /build/dist/notices/b2b-users-sandbox /usr/share/doc/b2b-users-sandbox
# The sandbox ends on Ctrl-C alone.
STOPSIGNAL SIGINT
EXPOSE 8091
ENTRYPOINT ["b2b-users-sandbox"]

FROM runtime AS proxy
# Whom to trust when the store is called.
COPY --from=builder /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=builder /product/b2b-users-proxy /usr/local/bin/
COPY --from=builder /build/dist/notices/b2b-users-proxy /usr/share/doc/b2b-users-proxy
COPY --from=builder /build/dist/site /srv/b2b-users
ENV B2B_SITE=/srv/b2b-users
# Ends orderly: what is under way is answered, for up to 35 seconds.
STOPSIGNAL SIGTERM
# For information: it listens on loopback only, so no published port reaches it (compose.yaml).
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=5s --retries=3 \
    CMD ["b2b-users-proxy", "--check-health"]
USER 10001:10001
ENTRYPOINT ["b2b-users-proxy"]
