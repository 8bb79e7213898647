#!/usr/bin/python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A mail server for tests on 127.0.0.1 (Debian: python3-aiosmtpd).

    smtp_sink.py PORT FOLDER [options]        PORT 0: any free one

Prints "ready PORT", then writes each message it accepts to FOLDER/N.eml (bytes as received) and its envelope to
FOLDER/N.json; FOLDER/connections holds one line per connection. Recipients choose what happens:
    …later…    451 to RCPT          …refused…  550 to RCPT
    …full…     452 after the data   …spam…     554 after the data
    …cut…      the message is kept, the connection dropped without an answer
    …slow…     the answer comes after --slow-seconds
Ends with its standard input or on SIGTERM.
"""
import argparse
import asyncio
import json
import logging
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP


class Sink:
    def __init__(self, folder, slow_seconds):
        self.folder = folder
        self.slow_seconds = slow_seconds
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if "later" in address:
            return "451 4.2.1 Mailbox busy, try again later"
        if "refused" in address:
            return "550 5.1.1 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        recipients = " ".join(envelope.rcpt_tos)
        if "spam" in recipients:
            return "554 5.7.1 Message content rejected"
        if "full" in recipients:
            return "452 4.3.1 Insufficient system storage"
        number = self.keep(envelope)
        if "cut" in recipients:
            server.transport.abort()
        if "slow" in recipients:
            await asyncio.sleep(self.slow_seconds)
        return f"250 2.0.0 kept as {number}"

    def keep(self, envelope):
        self.count += 1
        about = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "smtputf8": bool(envelope.smtp_utf8)}
        (self.folder / f"{self.count}.json").write_text(json.dumps(about, ensure_ascii=False))
        whole = self.folder / f"{self.count}.part"
        whole.write_bytes(envelope.original_content)
        whole.rename(self.folder / f"{self.count}.eml")  # whoever sees it sees all of it
        return self.count


class CountedSMTP(SMTP):
    def connection_made(self, transport):
        if not self.transport:  # STARTTLS calls this a second time
            with (self.event_handler.folder / "connections").open("a") as connections:
                connections.write("1\n")
        super().connection_made(transport)


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("port", type=int)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--slow-seconds", type=float, default=5)
    parser.add_argument("--certificate", help="PEM: offers STARTTLS")
    parser.add_argument("--key", help="PEM")
    return parser.parse_args()


async def serve(arguments):
    logging.getLogger("mail.log").disabled = True  # a client that hangs up is part of the tests
    arguments.folder.mkdir(parents=True, exist_ok=True)
    tls = None
    if arguments.certificate:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(arguments.certificate, arguments.key)
    sink = Sink(arguments.folder, arguments.slow_seconds)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: CountedSMTP(sink, hostname="sink.example", enable_SMTPUTF8=True, tls_context=tls, loop=loop),
        host="127.0.0.1", port=arguments.port)
    print("ready", server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    try:
        asyncio.run(serve(read_arguments()))
    except KeyboardInterrupt:
        pass
