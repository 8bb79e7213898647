# SPDX-License-Identifier: AGPL-3.0-or-later
# shellcheck shell=bash
# Node and its packages, the front end, the program. Needs common.sh.

node_fits() {
    has node && node -e 'const [a, b] = process.versions.node.split(".").map(Number);
        process.exit(a > 22 || (a == 22 && b >= 12) || (a == 20 && b >= 19) ? 0 : 1)'
}

# Debian 12 has Node 18, too old for Vite: Node 22 then comes from npm itself, into build/node.
prepare_node() {
    local node_folder=build/node/node_modules/node/bin
    [[ -x $PWD/$node_folder/node ]] && PATH=$PWD/$node_folder:$PATH
    node_fits && return
    local architecture=x64
    [[ $(uname -m) == aarch64 ]] && architecture=arm64
    step "Fetching Node 22 from npm (at most a minute a try, three tries)"
    npm install --ignore-scripts --no-save --no-package-lock --prefix build/node --fetch-timeout=60000 --fetch-retries=2 \
        "node-linux-$architecture@22" >build/npm.log 2>&1 || { tail -5 build/npm.log >&2; fail "npm could not fetch Node (build/npm.log)"; }
    mkdir -p "$node_folder"
    ln -sf "../../node-linux-$architecture/bin/node" "$node_folder/node"
    PATH=$PWD/$node_folder:$PATH
    node_fits || fail "Node 20.19 or later is needed, and $(node --version) is what was found"
}

# `run`: what the program is built from; `test`: browsers' tools too.
install_node_packages() {
    local purpose=$1 digest
    digest=$(digest_of package.json package-lock.json)
    stamp_holds "npm-test" "$digest" && [[ -d node_modules/vite ]] && return
    stamp_holds "npm-$purpose" "$digest" && [[ -d node_modules/vite ]] && return
    prepare_node
    local -a options=(--ignore-scripts --no-audit --no-fund --fetch-timeout=60000 --fetch-retries=2)
    [[ $purpose == run ]] && options+=(--omit=dev)
    step "Installing the packages of package-lock.json (npm ci, scripts off)"
    npm ci "${options[@]}" >build/npm.log 2>&1 || { grep -v EBADENGINE build/npm.log | head -20 >&2; fail "npm ci failed (build/npm.log)"; }
    write_stamp "npm-$purpose" "$digest"
}

build_front_end() {
    local digest
    digest=$(digest_of web src/ui vite.config.js tools/icons.mjs tools/precompress.mjs package-lock.json)
    stamp_holds web "$digest" && [[ -f build/web/manifest.json ]] && return
    [[ -f web/app.ts ]] || return 0
    prepare_node
    step "Building the front end"
    node node_modules/vite/bin/vite.js build --logLevel warn >build/web.log 2>&1 ||
        { cat build/web.log >&2; fail "the front end does not build"; }
    write_stamp web "$digest"
}

# True when nothing the program is made from is newer than its last build.
program_is_fresh() {
    local stamp=build/stamps/program-$1
    [[ -f $stamp ]] && [[ -z $(find src cmake CMakeLists.txt CMakePresets.json tools/embed.py tools/embedded.hpp.in \
        fixtures build/web node_modules/better-sqlite3-multiple-ciphers/package.json \
        -newer "$stamp" -print -quit 2>/dev/null) ]]
}

# build_program PRESET TARGET…  (into build/PRESET)
build_program() {
    local preset=$1
    shift
    if [[ ! -f build/$preset/build.ninja ]]; then
        step "Configuring build/$preset"
        cmake --preset "$preset" >"build/configure-$preset.log" 2>&1 ||
            { tail -20 "build/configure-$preset.log" >&2; fail "cmake failed (build/configure-$preset.log)"; }
    fi
    step "Building $* (build/$preset)"
    NINJA_STATUS='[%f/%t] ' ninja -C "build/$preset" "$@"
}

# What ./run serves: the release, or what GUILDE_PRESET names (tests take the build they have).
prepare_program() {
    local preset=$1
    install_packages run
    install_node_packages run
    build_front_end
    if [[ ! -x build/$preset/guilde ]] || ! program_is_fresh "$preset"; then
        touch "build/stamps/started-$preset"
        build_program "$preset" guilde
        mv "build/stamps/started-$preset" "build/stamps/program-$preset"
    fi
}
