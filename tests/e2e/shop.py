# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole shop of real processes for the end-to-end tests: office, till, printer.

Nothing here waits for a length of time: every wait is for a line, a connection or an exit, with a deadline that only
a broken program meets.
"""

import csv
import errno
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading

BIN = pathlib.Path(os.environ["HUITOU_BIN"])
SOURCE = pathlib.Path(os.environ["HUITOU_SOURCE"])
DEADLINE = 120
#: The last bytes of every job: the paper is cut.
CUT = b"\x1dVB\x00"


class Failed(AssertionError):
    """A program did not do what the test needs; carries its output."""


def run(*command, stdin=None):
    """Runs a program of the build to its end and answers its standard output."""
    program = [str(BIN / command[0]), *map(str, command[1:])]
    done = subprocess.run(program, input=stdin, capture_output=True, text=True, timeout=DEADLINE, check=False)
    if done.returncode != 0:
        raise Failed(f"{' '.join(program)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


class Process:
    """A running program whose lines can be waited for."""

    def __init__(self, *command, environment=None):
        self.command = [str(BIN / command[0]), *map(str, command[1:])]
        self.lines = []
        self._arrived = threading.Condition()
        self._ended = False
        self.popen = subprocess.Popen(
            self.command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, **(environment or {})},
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        for line in self.popen.stdout:
            with self._arrived:
                self.lines.append(line.rstrip("\n"))
                self._arrived.notify_all()
        with self._arrived:
            self._ended = True
            self._arrived.notify_all()

    def wait_for(self, pattern):
        """The match of the first line that `pattern` fits."""
        found = None

        def look():
            nonlocal found
            found = next((match for match in map(re.compile(pattern).search, self.lines) if match), None)
            return found or self._ended

        with self._arrived:
            if not self._arrived.wait_for(look, timeout=DEADLINE) or not found:
                raise Failed(f"{self.command[0]} never said {pattern!r}:\n" + "\n".join(self.lines))
        return found

    def kill(self):
        """As when the power goes: no handler runs."""
        self.popen.send_signal(signal.SIGKILL)
        self.popen.wait(DEADLINE)
        self._reader.join(DEADLINE)

    def stop(self):
        if self.popen.poll() is None:
            self.popen.terminate()
            self.popen.wait(DEADLINE)
        self._reader.join(DEADLINE)
        return self.popen.returncode

    def finish(self):
        """Waits for the end, which must be a good one."""
        code = self.popen.wait(DEADLINE)
        self._reader.join(DEADLINE)
        if code != 0:
            raise Failed(f"{' '.join(self.command)} ended with {code}:\n" + "\n".join(self.lines))


class Printer:
    """A receipt printer on a TCP port: keeps what it is sent, can be off, and can stall in mid-receipt."""

    def __init__(self):
        self.jobs = []
        self._stall_after = None
        self._changed = threading.Condition()
        self._listener = None
        self._connections = []
        probe = socket.socket()
        probe.bind(("127.0.0.1", 0))
        self.port = probe.getsockname()[1]
        probe.close()

    @property
    def address(self):
        return f"tcp:127.0.0.1:{self.port}"

    def switch_on(self, stall_after=None):
        """Takes connections; with `stall_after`, reads so many bytes of each and then nothing more."""
        self._stall_after = stall_after
        self._listener = socket.socket()
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._listener.bind(("127.0.0.1", self.port))
        self._listener.listen()
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def switch_off(self):
        if self._listener:
            self._listener.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for a connection
            self._listener.close()
            self._listener = None
        for connection in self._connections:
            connection.close()
        self._connections.clear()

    def _accept(self, listener):
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            self._connections.append(connection)
            with self._changed:
                self.jobs.append(bytearray())
                job = self.jobs[-1]
            threading.Thread(target=self._receive, args=(connection, job), daemon=True).start()

    def _receive(self, connection, job):
        while True:
            room = 4096 if self._stall_after is None else self._stall_after - len(job)
            if room <= 0:
                return
            try:
                data = connection.recv(room)
            except OSError:
                return
            if not data:
                return
            with self._changed:
                job += data
                self._changed.notify_all()

    def wait_for(self, condition):
        with self._changed:
            if not self._changed.wait_for(lambda: condition(self.jobs), timeout=DEADLINE):
                raise Failed(f"the printer never got what was expected; it has {[bytes(job) for job in self.jobs]}")

    @staticmethod
    def text(job):
        """What stands on the paper, roughly: the bytes read as GB18030."""
        return bytes(job).decode("gb18030", errors="replace")


class SmallDisk:
    """A real file system of 16 MB in memory, mounted at a folder; only the superuser may do that."""

    def __init__(self, folder):
        self.folder = folder
        self._ballast = folder / "ballast"

    def mount(self):
        """False when this machine does not let us."""
        self.folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", "size=16m,mode=0700", "tmpfs", str(self.folder)]
        return shutil.which("mount") is not None and subprocess.run(command, check=False).returncode == 0

    def fill(self):
        """Not a byte is left."""
        with open(self._ballast, "wb", buffering=0) as ballast:
            for piece in (1 << 20, 4096):
                try:
                    while ballast.write(b"b" * piece) == piece:
                        pass
                except OSError as full:
                    if full.errno != errno.ENOSPC:
                        raise

    def free(self):
        self._ballast.unlink()

    def unmount(self):
        subprocess.run(["umount", "-l", str(self.folder)], check=False)


class Shop:
    """A demonstration shop in a temporary folder, with its office and one enrolled till."""

    def __init__(self, members=200):  # of few, chance could hold out all who drifted away
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="huitou-e2e-"))
        self.office_data = self.folder / "office"
        self.till_data = self.folder / "till"
        self.office = None
        self.ports = ("127.0.0.1:0", "127.0.0.1:0")
        self.printer = Printer()
        run("huitou", "demo", "make", "--data", self.office_data, "--members", members, "--seed", 7)
        self.demo = json.loads((self.office_data / "demo" / "demo.json").read_text(encoding="utf-8"))

    def start_office(self):
        self.office = Process(
            "huitou-office", "--data", self.office_data, "--listen", self.ports[0], "--enrol-listen", self.ports[1],
            "--nightly", "off",
        )
        ready = self.office.wait_for(r"ready sync=(\S+) enrol=(\S+)")
        self.ports = (ready[1], ready[2])  # the same ones when it starts again: the till knows them

    def stop_office(self):
        self.office.stop()
        self.office = None

    def enrol_till(self):
        link = run("huitou", "till", "enrol-code", "--data", self.office_data, "--outlet", 1).strip().splitlines()[-1]
        run("huitou-till", "enrol", link, "--data", self.till_data)

    def drive(self, script, data=None):
        """Starts the till with a script of touches, keys and scans; its screens are offscreen, or where HUITOU_SCREENS says."""
        number = len(list(self.folder.glob("script-*.txt")))
        file = self.folder / f"script-{number}.txt"
        file.write_text(script, encoding="utf-8")
        return Process(
            "huitou-till-driver",
            "--data",
            data or self.till_data,
            "--printer",
            self.printer.address,
            "--reports",
            self.folder / "reports",
            "--still",
            "--script",
            file,
            environment={"QT_QPA_PLATFORM": os.environ.get("HUITOU_SCREENS", "offscreen")},
        )

    def tier_report(self):
        return json.loads(run("huitou", "report", "tiers", "--data", self.office_data, "--format", "json"))

    def barcodes(self):
        """Of the demonstration goods that are sold by the piece."""
        with open(SOURCE / "packaging" / "demo" / "goods.csv", encoding="utf-8", newline="") as goods:
            return [row["barcode"] for row in csv.DictReader(goods) if row["unit"] == "pc" and row["barcode"]]

    def close(self):
        if self.office:
            self.stop_office()
        self.printer.switch_off()
        if "HUITOU_KEEP" in os.environ:
            print(f"kept: {self.folder}")
        else:
            shutil.rmtree(self.folder, ignore_errors=True)
