# SPDX-License-Identifier: AGPL-3.0-or-later
# shellcheck shell=bash
# The same sources in a Debian 13, made in memory by debootstrap: they build there and pass the fast tests. Needs common.sh, root,
# and 10 GB of memory; objects are kept in build/debian13-ccache, so that a second time is quick.

leave_debian13() {
    local place
    for place in ccache dev/pts dev proc ''; do
        mountpoint -q "$debian13_root/$place" && umount --lazy "$debian13_root/$place"
    done
    rmdir "$debian13_root" 2>/dev/null || true
}

furnish_debian13() {
    local root=$1
    if compgen -G '/usr/local/share/ca-certificates/*.crt' >/dev/null; then
        mkdir -p "$root/usr/local/share/ca-certificates"
        cp /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/"
        chroot "$root" update-ca-certificates >>build/debian13.log 2>&1
    fi
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
    chmod 755 "$root/usr/sbin/policy-rc.d"
    mount -t proc proc "$root/proc"
    mount --bind /dev "$root/dev"
    mount --bind /dev/pts "$root/dev/pts"
    mkdir -p "$root/ccache" build/debian13-ccache "$root/guilde"
    mount --bind build/debian13-ccache "$root/ccache"
    git archive HEAD | tar -x -C "$root/guilde"
}

# enter_debian13 COMMAND…: in the sources there, gently.
enter_debian13() {
    nice -n 19 ionice -c3 chroot "$debian13_root" /usr/bin/env -i -C /guilde HOME=/root LC_ALL=C.UTF-8 CCACHE_DIR=/ccache \
        NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
}

debian13() {
    if [[ $(id -u) != 0 ]] || ! has debootstrap; then fail "./dev debian13 needs root and debootstrap"; fi
    debian13_root=$(mktemp -d /tmp/guilde-debian13.XXXXXX)
    trap leave_debian13 EXIT
    mount -t tmpfs -o size=10g tmpfs "$debian13_root"
    step "Fetching Debian 13 (debootstrap trixie; build/debian13.log)"
    nice -n 19 ionice -c3 debootstrap --variant=minbase --include=ca-certificates trixie "$debian13_root" >build/debian13.log 2>&1 ||
        { tail -5 build/debian13.log >&2; fail "debootstrap failed"; }
    furnish_debian13 "$debian13_root"
    step "The fast tests in Debian $(<"$debian13_root/etc/debian_version")"
    enter_debian13 ./test fast
}
