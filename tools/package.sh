# SPDX-License-Identifier: AGPL-3.0-or-later
# shellcheck shell=bash
# The Debian package, and the one file that installs it on a bare machine. Needs common.sh and build.sh.

# From a built program to build/package/guilde_VERSION_ARCHITECTURE.deb; prints its path.
make_package() {
    local program=$1 root=build/package/root version architecture deb
    version=$("$program" version | cut -d' ' -f2)
    architecture=$(dpkg --print-architecture)
    deb=build/package/guilde_${version}_$architecture.deb
    rm -rf build/package
    mkdir -p build/package
    copy_into_root "$program" "$root"
    write_documents "$program" "$root"
    write_control "$root" "$version" "$architecture"
    SOURCE_DATE_EPOCH=$(source_date) dpkg-deb --root-owner-group -Zxz -z2 --build "$root" "$deb" >/dev/null
    rm -rf "$root"
    printf '%s\n' "$deb"
}

# The same sources make the same package.
source_date() { git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md; }

copy_into_root() {
    local program=$1 root=$2
    umask 022
    install -D -m 755 "$program" "$root/usr/lib/guilde/guilde"
    strip --strip-unneeded "$root/usr/lib/guilde/guilde"
    install -D -m 755 tools/package/guilde.sh "$root/usr/bin/guilde"
    install -D -m 755 tools/package/guilde-install "$root/usr/sbin/guilde-install"
    install -D -m 644 tools/package/sysusers.conf "$root/usr/lib/sysusers.d/guilde.conf"
    install -D -m 644 docs/operate/guilde.service "$root/usr/lib/systemd/system/guilde.service"
    install -D -m 644 docs/operate/guilde.toml "$root/etc/guilde/guilde.toml"
    install -D -m 644 docs/operate/Caddyfile "$root/usr/share/guilde/Caddyfile"
}

write_documents() {
    local program=$1 root=$2 place=$2/usr/share/doc/guilde
    mkdir -p "$place/operate" "$root/usr/share/man/man1" "$root/usr/share/bash-completion/completions"
    python3 tools/manual.py page "$program" | gzip -9n >"$root/usr/share/man/man1/guilde.1.gz"
    python3 tools/manual.py completion "$program" >"$root/usr/share/bash-completion/completions/guilde"
    cp docs/operate/* "$place/operate/"
    gzip -9n <CHANGELOG.md >"$place/changelog.gz"
    {
        printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: Guilde\n\n'
        printf 'Files: *\nCopyright: the authors of Guilde\nLicense: AGPL-3.0-or-later\n'
        sed 's/^$/./; s/^/ /' LICENSE
    } >"$place/copyright"
    chmod -R u=rwX,go=rX "$root/usr/share"
}

# Which libraries it needs, dpkg-shlibdeps finds in the program itself.
list_libraries() {
    local program=$1 scratch
    scratch=$(mktemp -d)
    mkdir "$scratch/debian"
    printf 'Source: guilde\n\nPackage: guilde\nArchitecture: any\n' >"$scratch/debian/control"
    (cd "$scratch" && dpkg-shlibdeps -O --warnings=0 "$program") | sed -n 's/^shlibs:Depends=//p'
    rm -r "$scratch"
}

write_control() {
    local root=$1 version=$2 architecture=$3 libraries
    libraries=$(list_libraries "$PWD/$root/usr/lib/guilde/guilde")
    [[ $libraries == *libpq5* ]] || fail "dpkg-shlibdeps did not find the libraries of the program"
    mkdir -p "$root/DEBIAN"
    install -m 755 tools/package/{postinst,prerm,postrm} "$root/DEBIAN/"
    install -m 644 tools/package/templates "$root/DEBIAN/templates"
    printf '/etc/guilde/guilde.toml\n' >"$root/DEBIAN/conffiles"
    sed "s/@VERSION@/$version/; s/@ARCHITECTURE@/$architecture/; s/@LIBRARIES@/$libraries/; s/@SIZE@/$(du -sk "$root" | cut -f1)/" \
        tools/package/control.in >"$root/DEBIAN/control"
    (cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
}

# One file for a bare machine: a few lines of shell with the package behind them; prints its path.
make_installer() {
    local deb=$1 installer=${1%.deb}.run
    sed "s/@PACKAGE@/$(basename "$deb")/; s/@DIGEST@/$(sha256sum "$deb" | cut -d' ' -f1)/" tools/package/run.in >"$installer"
    cat "$deb" >>"$installer"
    chmod 755 "$installer"
    printf '%s\n' "$installer"
}
