#!/bin/bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Runs inside a bare Debian that was booted for it, with a network of its own that holds nothing but itself: from the one file of
# ./dev package to a house that is open, and everything that can be done to the package. Prints ok and not ok lines.
set -u
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
cd /rehearsal || exit 1
authority=/var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt
options=(--smtp smtp://127.0.0.1:2525 --to facilitator@village.example --internal-certificate)
installer=$(ls ./*.run) package=$(ls "$PWD"/*.deb)

# check NAME COMMAND…: what the command said is shown when it is not as it should be.
check() {
    local name=$1 said
    shift
    if said=$("$@" 2>&1); then echo "ok - $name"; else printf 'not ok - %s\n%s\n' "$name" "$said"; fi
}
# refuses WORDS COMMAND…: status 1, and these words among what it says.
refuses() {
    local words=$1 said status=0
    shift
    said=$("$@" 2>&1) || status=$?
    [[ $status == 1 && $said == *"$words"* ]] || { printf 'status %s, and %q is not in: %s\n' "$status" "$words" "$said"; return 1; }
}
fetch() { curl -s --max-time 60 --cacert "$authority" "$@"; }
answers() { [[ $(fetch -o /dev/null -w '%{http_code}' "https://maison.example$1") == "$2" ]]; }
install_house() { sh "$installer" --domain maison.example "${options[@]}" "$@"; }
is_open() { for _ in {1..300}; do curl -sf "http://127.0.0.1:8080/health" && return; sleep 0.5; done; journalctl -n 20 --no-pager -u guilde; return 1; }

mail_came() { grep -q '^From: .*no-reply@maison.example' mails/1.eml && grep -q '"facilitator@village.example"' mails/1.json; }
# The link, its form with a logo (re-made inside the walls of the service), and the mail server that came before.
opens_house() {
    local link page field code fields=()
    link=$(guilde setup-link) && [[ $link == https://maison.example/* ]] || { echo "$link"; return 1; }
    page=$(fetch -c jar "$link")
    while read -r field; do fields+=(-F "$field"); done < <(
        sed 's/<input/\n<input/g' <<<"$page" | sed -n 's/^<input type="hidden" name="\([^"]*\)" value="\([^"]*\)".*/\1=\2/p')
    code=$(fetch -b jar -c jar -o answer -w '%{http_code}' -H 'Origin: https://maison.example' "${fields[@]}" -F name=Essai \
        -F kind=professional_association -F language=fr -F brand_colour=#8c2f39 -F logo=@logo.png -F first_name=Claire \
        -F last_name=Essai -F email=claire@village.example "$link")
    [[ $code == 303 ]] || { echo "$code"; head -c 3000 answer; return 1; }
    fetch -b jar https://maison.example/ | grep -q Claire || { echo 'she is not signed in'; return 1; }
    guilde doctor | grep 'Mail leaves through smtp://127.0.0.1:2525' || { guilde doctor; return 1; }
}
says_hsts() { fetch -D - -o /dev/null https://maison.example/sign-in | grep -qi '^strict-transport-security: max-age=31536000'; }
is_private() {
    [[ $(stat -c %U:%G:%a /etc/guilde/guilde.toml) == root:guilde:640 && $(stat -c %U:%a /var/lib/guilde/data.key) == guilde:600 &&
       $(stat -c %U:%a /var/lib/guilde) == guilde:700 && -z $(find /var/lib/guilde /var/backups/guilde ! -user guilde) ]]
}
is_confined() {
    systemd-analyze verify --man=no guilde.service &&
        [[ $(systemd-analyze security --no-pager guilde.service | tail -1) =~ level\ for\ guilde.service:\ ([0-9])\.[0-9] ]] &&
        ((BASH_REMATCH[1] <= 1))
}
keeps_settings() {
    sed -i 's/^#reads_per_minute.*/reads_per_minute = 130/' /etc/guilde/guilde.toml
    local before; before=$(md5sum /etc/guilde/guilde.toml)
    dpkg -i "$package" && is_open && [[ $(md5sum /etc/guilde/guilde.toml) == "$before" ]]
}
keeps_house() {
    apt-get remove -y -qq guilde && [[ -f /var/lib/guilde/data/guilde.sqlite && -f /etc/guilde/guilde.toml ]] &&
        ! systemctl is-active --quiet guilde && apt-get install -y -qq --no-install-recommends "$package" && is_open && answers /health 200
}
asks_before_purging() {
    local said; said=$(apt-get purge -y -qq guilde 2>&1) || return 1
    [[ $said == *'The house stays in /var/lib/guilde'* && -f /var/lib/guilde/data/guilde.sqlite && ! -e /etc/guilde/guilde.toml ]] || { echo "$said"; return 1; }
}
removes_when_told() {
    apt-get install -y -qq --no-install-recommends "$package" && is_open || return 1
    echo 'guilde guilde/remove-house boolean true' | debconf-set-selections
    apt-get purge -y -qq guilde && [[ ! -e /var/lib/guilde && ! -e /var/backups/guilde ]]
}
saves_itself() {
    guilde backup /var/backups/guilde/one.tar.gz && [[ $(stat -c %U:%a /var/backups/guilde/one.tar.gz) == guilde:600 ]]
}

check 'a name that leads elsewhere is refused' refuses 'which is not this machine' sh "$installer" --domain elsewhere.example "${options[@]}"
check 'the package came with it, and serves' is_open
check 'a name that leads nowhere is refused' refuses 'leads nowhere yet' sh "$installer" --domain nowhere.example "${options[@]}"
systemctl stop caddy
python3 -m http.server 80 >/dev/null 2>&1 &
sleep 1
check 'a port that is taken is refused' refuses 'port 80 is taken by python3' install_house
kill $!
wait
check 'a mail server that refuses is told' refuses 'mail does not leave yet' install_house --to refused@village.example
check 'one command opens the house' install_house
check 'the test mail was received' mail_came
check 'https answers, with a certificate that is believed' answers /health 200
check 'it says that only https will do' says_hsts
check 'the same command again changes nothing and ends well' install_house
check 'the link that it printed opens the house, with a logo' opens_house
check 'files belong to the service alone' is_private
check 'the service is confined' is_confined
check 'a backup is made by root, acting as the service' saves_itself
check 'installing again keeps settings and house' keeps_settings
check 'removing keeps the house, and installing finds it' keeps_house
check 'purging keeps the house unless told' asks_before_purging
check 'purging removes the house when told' removes_when_told
echo 'the end'
