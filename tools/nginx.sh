#!/bin/sh
# Finds nginx, or installs Debian's package; else says what to do.
set -eu
PATH=$PATH:/usr/sbin
command -v nginx >/dev/null && exit
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing nginx-light with Brotli"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        nginx-light libnginx-mod-http-brotli-filter >/dev/null
else
    echo "nginx is not installed (Debian, Ubuntu: apt-get install nginx-light)" >&2
    exit 1
fi
