# SPDX-License-Identifier: AGPL-3.0-or-later
# shellcheck shell=bash
# A private PostgreSQL server for tests: own folder, own port, no fsync, gone afterwards.
# Needs common.sh. Sets GUILDE_TEST_POSTGRES; the caller traps stop_postgres.

# PostgreSQL refuses to run as root.
as_postgres() {
    if [[ $(id -u) == 0 ]]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start_postgres() {
    local port programs
    programs=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -1)
    [[ -x $programs/initdb ]] || fail "PostgreSQL is not installed (debian-packages.txt, section test)"
    postgres_folder=$(mktemp -d /tmp/guilde-test-postgres.XXXXXX)
    [[ $(id -u) == 0 ]] && chown postgres "$postgres_folder"
    port=$(free_port)
    as_postgres "$programs/initdb" -D "$postgres_folder/data" -U guilde -A trust -E UTF8 --locale=C.UTF-8 \
        --no-sync >"build/postgres.log" 2>&1 || { tail -5 build/postgres.log >&2; fail "initdb failed"; }
    as_postgres "$programs/pg_ctl" -D "$postgres_folder/data" -w -t 60 -l "$postgres_folder/log" start -o "-p $port \
        -h 127.0.0.1 -k $postgres_folder -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
        -c max_connections=200 -c shared_buffers=128MB -c max_wal_size=2GB -c autovacuum_naptime=10s" >>build/postgres.log 2>&1 ||
        fail "PostgreSQL does not start (build/postgres.log)"
    postgres_control=$programs/pg_ctl
    export GUILDE_TEST_POSTGRES=postgres://guilde@127.0.0.1:$port/postgres
}

stop_postgres() {
    [[ -n ${postgres_folder:-} ]] || return 0
    [[ -z ${postgres_control:-} ]] ||
        as_postgres "$postgres_control" -D "$postgres_folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$postgres_folder"
}
