# SPDX-License-Identifier: GPL-3.0-or-later
"""Who takes the shop's messages in the end-to-end tests: a mail server and a messenger's gateway, both with TLS."""

import hashlib
import hmac
import http.server
import json
import socket
import ssl
import subprocess
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

DEADLINE = 60


def make_authority(folder):
    """A certificate for this machine that vouches for itself, and its key."""
    certificate, key = folder / "receiver.pem", folder / "receiver.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
        + ["-subj", "/CN=receiver", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"]
        + ["-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
        timeout=DEADLINE,
    )
    return certificate, key


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Waiting:
    """Things that arrive and can be waited for."""

    def __init__(self):
        self.arrived = []
        self.changed = threading.Condition()

    def add(self, thing):
        with self.changed:
            self.arrived.append(thing)
            self.changed.notify_all()

    def wait_for(self, count):
        with self.changed:
            if not self.changed.wait_for(lambda: len(self.arrived) >= count, timeout=DEADLINE):
                raise AssertionError(f"{len(self.arrived)} came, {count} were expected")
            return list(self.arrived)


class MailServer(Waiting):
    """A real SMTP server (aiosmtpd) that demands STARTTLS and a password."""

    def __init__(self, certificate, key):
        super().__init__()
        self.answers = []  #: what the next messages are answered; then "250 taken"
        self.hold = None  #: an event: a message is kept, and answered only after it
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.port = free_port()
        self._controller = Controller(
            self,
            hostname="127.0.0.1",
            port=self.port,
            tls_context=context,
            require_starttls=True,
            auth_required=True,
            authenticator=lambda server, session, envelope, mechanism, data: AuthResult(
                success=(data.login, data.password) == (b"shop", b"a secret of the shop's")
            ),
        )
        self._controller.start()

    async def handle_DATA(self, server, session, envelope):
        self.add((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        if self.hold:
            await server.loop.run_in_executor(None, self.hold.wait, DEADLINE)
        return self.answers.pop(0) if self.answers else "250 taken"

    def stop(self):
        if self.hold:
            self.hold.set()
        self._controller.stop()


class Gateway(Waiting):
    """Takes signed webhooks as docs/deliveries.md tells a receiver to."""

    def __init__(self, certificate, key, secret):
        super().__init__()
        gateway = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                parts = dict(part.split("=", 1) for part in self.headers["Huitou-Signature"].split(","))
                wanted = hmac.new(secret.encode(), parts["t"].encode() + b"." + body, hashlib.sha256).hexdigest()
                is_ours = hmac.compare_digest(wanted, parts["v1"])
                gateway.add((is_ours, self.headers["Idempotency-Key"], json.loads(body)))
                self.send_response(202 if is_ours else 401)
                self.end_headers()

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()
