#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A house behind Caddy, then behind nginx, with the configurations of docs/operate."""
import os

import front
from guest import NAME, Guest
from proxy import Caddy, Nginx, find_program
from support.house import House, people_of
from support.report import run

READER = 'sophie@village.example'


def live_behind(report, scratch, house, kind):
    name = kind.program
    if not find_program(name):
        return report.skip(f'{name}: it is not installed here')
    proxy = kind(scratch, [house.port])
    report.endings.append(proxy.stop)
    report.evidence.append(proxy.folder)
    house.options = ['--origin', f'https://{NAME}:{proxy.port}', '--trust-proxy', '127.0.0.1']
    house.start()
    proxy.start()
    writer = people_of(house)[1]
    guest = Guest(proxy.port, proxy.authority)
    report.check(f'{name}: http leads to https', front.judge_plain(proxy))
    report.check(f'{name}: one signs in, safely', front.judge_sign_in(proxy, house, guest, READER))
    report.check(f'{name}: a large photo arrives', front.judge_upload(guest))
    report.check(f'{name}: what is too large is refused', front.judge_large(proxy))
    report.check(f'{name}: events pass as they come', front.judge_stream(proxy, house, guest, writer['token']))
    report.check(f'{name}: the program knows where people come from', front.judge_addresses(proxy, house))
    if name == 'caddy':
        report.check(f'{name}: a restart of the program is a short wait', front.judge_restart(proxy, house))
    proxy.stop()
    house.stop()


def story(report, scratch):
    house = House(os.environ['GUILDE_DATA'], os.environ['GUILDE_DATABASE'])
    report.evidence = [house.log_path]
    report.endings = [house.stop]
    for kind in (Caddy, Nginx):
        live_behind(report, scratch, house, kind)


if __name__ == '__main__':
    run(story)
