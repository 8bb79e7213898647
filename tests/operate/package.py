#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The package of ./dev package in a bare Debian, made by debootstrap in memory and booted by systemd-nspawn without a network:
tests/operate/rehearsal.sh does there what docs/operate/install.md says. Needs root."""
import os
import pathlib
import shutil
import subprocess
import sys
import time

from guest import make_picture
from proxy import find_program
from support.report import run, wait_until

NEEDED = ('debootstrap', 'systemd-nspawn', 'dpkg-deb', 'dpkg-shlibdeps')
KEPT = pathlib.Path('build/operate').absolute()  # what was fetched, for a week
BARE = 'systemd,systemd-sysv,ca-certificates,python3-minimal'
HOSTS = '127.0.0.1 localhost\n127.0.0.5 maison.example\n192.0.2.7 elsewhere.example\n'
UNIT = """[Unit]
After=multi-user.target
[Service]
Type=oneshot
ExecStart=/bin/bash /rehearsal/rehearsal.sh
StandardOutput=file:/rehearsal/said
StandardError=file:/rehearsal/complained
TimeoutStartSec=45min
ExecStopPost=systemctl poweroff --no-block
"""
SINK = """[Service]
ExecStart=/bin/sh -c 'sleep infinity | python3 /rehearsal/smtp_sink.py 2525 /rehearsal/mails'
"""
GENTLY = ['nice', '-n', '19', 'ionice', '-c3']


def call(*command, **options):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False,
                          env={**os.environ, 'DEBIAN_FRONTEND': 'noninteractive', 'LC_ALL': 'C.UTF-8'}, **options)
    if done.returncode:
        raise RuntimeError(f'{" ".join(map(str, command))}: {(done.stdout + done.stderr)[-1500:]}')
    return done.stdout


def suite():
    return next(line.split('=')[1].strip() for line in pathlib.Path('/etc/os-release').read_text().splitlines()
                if line.startswith('VERSION_CODENAME='))


def make_bare_root(report, root):
    """A Debian of this machine's release; kept in a file, since it takes a minute."""
    kept = KEPT / f'bare-{suite()}.tar'
    if kept.exists() and time.time() - kept.stat().st_mtime < 7 * 86400:
        root.mkdir()
        return call(*GENTLY, 'tar', '-xf', kept, '-C', root)
    report.say('debootstrap: fetching a bare Debian, once a week')
    call(*GENTLY, find_program('debootstrap'), '--variant=minbase', f'--include={BARE}', suite(), root)
    authorities = pathlib.Path('/usr/local/share/ca-certificates')
    if any(authorities.glob('*.crt')):
        shutil.copytree(authorities, root / 'usr/local/share/ca-certificates', dirs_exist_ok=True)
        call('chroot', root, 'update-ca-certificates')
    call(*GENTLY, 'chroot', root, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'python3-aiosmtpd')
    KEPT.mkdir(parents=True, exist_ok=True)
    call(*GENTLY, 'tar', '-cf', f'{kept}.part', '-C', root, '.')
    os.rename(f'{kept}.part', kept)
    return None


def make_package(report):
    """By the functions of ./dev package, of the program that tests use."""
    said = call('bash', '-c', 'set -e; . tools/common.sh; . tools/package.sh; deb=$(make_package "$0"); make_installer "$deb" >/dev/null; echo "$deb"',
                os.path.relpath(os.environ['GUILDE_PROGRAM']))
    deb = pathlib.Path(said.strip())
    listed = call('dpkg-deb', '--contents', deb)
    wanted = ['./usr/lib/guilde/guilde', './usr/bin/guilde', './usr/sbin/guilde-install', './etc/guilde/guilde.toml',
              './usr/lib/systemd/system/guilde.service', './usr/lib/sysusers.d/guilde.conf', './usr/share/man/man1/guilde.1.gz',
              './usr/share/bash-completion/completions/guilde', './usr/share/doc/guilde/copyright']
    wrong = [f'{path} is not in it' for path in wanted if path not in listed]
    wrong += [f'not root’s: {line}' for line in listed.splitlines() if ' root/root ' not in line]
    depends = call('dpkg-deb', '--field', deb, 'Depends')
    wrong += [f'it does not depend on {name}' for name in ('libpq5', 'libvips42', 'libstdc++6') if name not in depends]
    page = subprocess.run(['man', '--warnings', '-l', '-'], input=call('sh', '-c', f'dpkg-deb --fsys-tarfile {deb} | tar -xO '
                          './usr/share/man/man1/guilde.1.gz | zcat'), capture_output=True, text=True, check=False) if find_program('man') else None
    if page and (page.stderr or 'guilde serve' not in page.stdout):
        wrong.append(f'man says {page.stderr or page.stdout[:200]}')
    report.check('the package is made, with what it depends on', wrong)
    return deb


def furnish(root, deb):
    """What the rehearsal needs at hand: there is no network in there."""
    place = root / 'rehearsal'
    (place / 'mails').mkdir(parents=True)
    for path in (deb, deb.with_suffix('.run'), 'tests/operate/rehearsal.sh', 'tests/support/smtp_sink.py'):
        shutil.copy(path, place)
    (place / 'logo.png').write_bytes(make_picture(300))
    archives = KEPT / f'archives-{suite()}'
    if archives.exists():
        shutil.copytree(archives, root / 'var/cache/apt/archives', dirs_exist_ok=True)
    call(*GENTLY, 'chroot', root, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', '--download-only', f'/rehearsal/{deb.name}', 'caddy')
    shutil.copytree(root / 'var/cache/apt/archives', archives, dirs_exist_ok=True, ignore=shutil.ignore_patterns('lock', 'partial'))
    (root / 'etc/hosts').write_text(HOSTS)
    units = root / 'etc/systemd/system'
    (units / 'rehearsal.service').write_text(UNIT)
    (units / 'sink.service').write_text(SINK)
    wants = units / 'multi-user.target.wants'
    wants.mkdir(exist_ok=True)
    for name in ('rehearsal', 'sink'):
        (wants / f'{name}.service').symlink_to(f'../{name}.service')


def rehearse(report, scratch, root):
    """What it says while it goes on is told as it comes."""
    with open(scratch / 'console', 'wb') as console:
        machine = subprocess.Popen([find_program('systemd-nspawn'), '-D', root, '--boot', '--private-network', '--register=no', '--keep-unit',
                                    '--resolv-conf=off', '--timezone=off', '-M', f'guilde-{os.getpid()}'], stdin=subprocess.DEVNULL,
                                   stdout=console, stderr=console)
    report.endings.append(lambda: machine.poll() is None and (machine.terminate(), machine.wait(60)))
    wait_until('the rehearsal is over', lambda: machine.poll() is not None, 3000)
    said, complained = root / 'rehearsal/said', root / 'rehearsal/complained'
    if not said.exists():
        raise RuntimeError('it did not boot: ' + (scratch / 'console').read_text(errors='replace')[-1500:])
    name, wrong = '', []
    for line in [*said.read_text(errors='replace').splitlines(), 'ok - ']:
        if line.startswith(('ok - ', 'not ok - ')) or line == 'the end':
            if name:
                report.check(name, wrong)
            is_wrong, name = line.startswith('not ok'), line.partition(' - ')[2]
            wrong = ['it went wrong:'] if is_wrong else []
        elif wrong:
            wrong.append(line)
    report.check('the rehearsal went to its end', [] if 'the end' in said.read_text() else [complained.read_text(errors='replace')[-1000:]])


def try_container(root):
    """Whether this machine lets a program have a machine of its own."""
    call(find_program('systemd-nspawn'), '-D', root, '--private-network', '--register=no', '--keep-unit', '--resolv-conf=off',
         '--timezone=off', '-M', f'guilde-try-{os.getpid()}', '/bin/true', stdin=subprocess.DEVNULL)


def story(report, scratch):
    missing = [name for name in NEEDED if not find_program(name)]
    if os.getuid() != 0 or missing:
        return report.skip('a package in a bare root: this needs root' + (f' and {", ".join(missing)}' if missing else ''))
    if 'GUILDE_OWN_MOUNTS' not in os.environ:
        return report.skip('a package in a bare root: this machine allows no mounts of one’s own')
    deb = make_package(report)
    memory = scratch / 'memory'
    memory.mkdir()
    root = memory / 'root'
    try:
        call('mount', '-t', 'tmpfs', '-o', 'size=3g', 'tmpfs', memory)
        report.endings.append(lambda: call('umount', '--lazy', memory))
        make_bare_root(report, root)
        try_container(root)
    except RuntimeError as error:
        return report.skip(f'a package in a bare root: this machine cannot have one: {error}')
    furnish(root, deb)
    rehearse(report, scratch, root)


if __name__ == '__main__':
    # What is mounted goes with this program, even when it is killed.
    may_mount = os.getuid() == 0 and not subprocess.run(['unshare', '--mount', 'true'], capture_output=True, check=False).returncode
    if may_mount and 'GUILDE_OWN_MOUNTS' not in os.environ:
        os.execvpe('unshare', ['unshare', '--mount', sys.executable, *sys.argv], {**os.environ, 'GUILDE_OWN_MOUNTS': 'yes'})
    run(story)
