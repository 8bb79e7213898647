# SPDX-License-Identifier: AGPL-3.0-or-later
# shellcheck shell=bash
# Shared by ./run, ./test and ./dev: words on the screen, stamps, packages of the system.

step() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }
fail() { printf '\033[1;31m==> %s\033[0m\n' "$*" >&2; exit 1; }
trap 'step "stopped: ${BASH_SOURCE[0]}, line $LINENO: $BASH_COMMAND"' ERR
has() { command -v "$1" >/dev/null 2>&1; }

# A stamp holds the digest of what a step was made from; the step is skipped while it is the same.
stamp_holds() { [[ -f build/stamps/$1 && $(<"build/stamps/$1") == "$2" ]]; }
write_stamp() { mkdir -p build/stamps && printf '%s' "$2" >"build/stamps/$1"; }
digest_of() { { find "$@" -type f -print0 2>/dev/null || true; } | sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1; }

as_root() {
    if [[ $(id -u) == 0 ]]; then "$@"
    elif has sudo; then sudo "$@"
    else fail "installing packages needs root: install sudo, or run as root once: $*"
    fi
}

# The lines of one section of debian-packages.txt.
list_section() { sed -n "/^\[$1\]/,/^\[/p" debian-packages.txt | sed 's/#.*//; /^\[/d; /^[[:space:]]*$/d'; }

is_installed() { [[ $(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null) == ii* ]]; }

# The package of a line `a | b (command)` that is still to be installed, or nothing.
missing_package() {
    local line=$1 command='' choice
    if [[ $line =~ \((.*)\) ]]; then
        command=${BASH_REMATCH[1]}
        line=${line%%(*}
        has "$command" && return
    fi
    local -a choices
    IFS='| ' read -ra choices <<<"$line"
    for choice in "${choices[@]}"; do is_installed "$choice" && return; done
    for choice in "${choices[@]}"; do
        if ((${#choices[@]} == 1)) || apt-cache show "$choice" >/dev/null 2>&1; then
            printf '%s\n' "$choice"
            return
        fi
    done
    printf '%s\n' "${choices[0]}"
}

missing_packages() {
    local line
    list_section "$1" | while read -r line; do missing_package "$line"; done
}

# Runs a command as root, while no installed program may start as a service; those that came are not to start later either.
as_root_without_services() {
    local policy=/usr/sbin/policy-rc.d
    # shellcheck disable=SC2016
    as_root sh -c '
        policy=$1; shift
        [ -e "$policy" ] || { trap "rm -f $policy" EXIT; printf "#!/bin/sh\nexit 101\n" >"$policy"; chmod 755 "$policy"; }
        before=$(ls /etc/systemd/system/multi-user.target.wants 2>/dev/null || true)
        "$@" || exit
        for unit in $(ls /etc/systemd/system/multi-user.target.wants 2>/dev/null); do
            case " $(echo $before) " in *" $unit "*) ;; *) systemctl disable --quiet "$unit" || true ;; esac
        done' sh "$policy" "$@"
}

# Installs what a section of debian-packages.txt lists and this machine lacks.
install_packages() {
    local section=$1 digest
    digest=$(digest_of debian-packages.txt)
    stamp_holds "packages-$section" "$digest" && return
    if has apt-get && [[ -n $(missing_packages "$section") ]]; then
        step "Looking for Debian packages (apt-get update)"
        as_root apt-get update -qq
        local -a packages
        mapfile -t packages < <(missing_packages "$section")
        step "Installing ${#packages[@]} Debian packages, a few minutes: ${packages[*]}"
        local runner=as_root
        [[ $section == operate ]] && runner=as_root_without_services
        "$runner" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            -o Dpkg::Use-Pty=0 "${packages[@]}" >"build/packages-$section.log" 2>&1 ||
            { tail -20 "build/packages-$section.log" >&2; fail "apt-get could not install them (build/packages-$section.log)"; }
    elif ! has apt-get; then
        step "No apt-get here: the libraries of debian-packages.txt must be installed already"
    fi
    write_stamp "packages-$section" "$digest"
}
