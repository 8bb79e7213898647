#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
# guilde, on a machine where it is a service: with its settings, and as its own user even when root asks, so that no file
# of the house becomes root's.
GUILDE_SETTINGS=${GUILDE_SETTINGS:-/etc/guilde/guilde.toml}
export GUILDE_SETTINGS
if [ "$(id -u)" = 0 ]; then
    runuser -u guilde -- test -x . || cd /
    exec runuser -u guilde -- /usr/lib/guilde/guilde "$@"
fi
exec /usr/lib/guilde/guilde "$@"
