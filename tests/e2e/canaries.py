# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts planted names, telephone numbers and keys through the real programs, and then searches for them in every byte
of every file that these wrote: stores, copies, logs, temporary files, core dumps. Ends with one line of JSON, and with
0 only when nothing was found and the control, the command-line tool `sqlcipher`, was found to spill.

What a person asks for is no leak and not searched: receipts on paper, answers and pictures on request, and the one
file of each key that holds it, with mode 0600.

usage: HUITOU_BIN=build/ci/bin python3 tests/e2e/canaries.py [--keys N] [--dumps]
"""

import argparse
import ctypes
import json
import os
import pathlib
import resource
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter

os.environ.setdefault("HUITOU_SOURCE", str(pathlib.Path(__file__).resolve().parents[2]))

from plain_text import KEY_BYTES, Search, planted_names, planted_phones
from scripts import ALL_SENT, HOLD, NEXT, PRINTED, QUIT, sale
from shop import Failed, Process, Shop, run

PLANTED = 500
SEED = 4
PIN = "60418273"


class Watched:
    """A folder whose new files are noticed, also those that are deleted at once. inotify, by the C library."""

    IN_CREATE = 0x100

    def __init__(self, folder):
        self._c = ctypes.CDLL(None, use_errno=True)
        self._descriptor = self._c.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if self._c.inotify_add_watch(self._descriptor, os.fsencode(folder), self.IN_CREATE) < 0:
            raise OSError(ctypes.get_errno(), f"cannot watch {folder}")

    def created(self):
        """The names of all files made in it since the last call."""
        names = []
        while True:
            try:
                data = os.read(self._descriptor, 65536)
            except BlockingIOError:
                return names
            while data:
                _, _, _, length = struct.unpack_from("iIII", data)
                names.append(data[16 : 16 + length].rstrip(b"\x00").decode())
                data = data[16 + length :]


class Place:
    """Where the programs may write: everything in `searched` is searched. `aside` holds what a person gave or asked
    for."""

    def __init__(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="huitou-canaries-"))
        self.searched = self.root / "searched"
        self.aside = self.root / "aside"
        self.logs = self.searched / "logs"
        self.temporary = self.searched / "tmp"
        self.copies = self.searched / "copies"
        for folder in (self.aside, self.logs, self.temporary, self.copies, self.searched / "home", self.searched / "run"):
            folder.mkdir(parents=True)
        tempfile.tempdir = str(self.aside)  # of this program, not of those that it starts
        home = str(self.searched / "home")
        os.environ.update({name: str(self.temporary) for name in ("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR")})
        os.environ.update({name: home for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")})
        os.environ["XDG_RUNTIME_DIR"] = home
        os.chmod(home, 0o700)
        os.chdir(self.searched / "run")  # where a core dump falls
        resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def files(self):
        return [file for file in self.searched.rglob("*") if file.is_file() and not file.is_symlink()]


class Trial:
    """A shop whose members are the planted ones, and everything that it does in a year, in short."""

    def __init__(self, place, key_count, with_dumps):
        self.place = place
        self.names = planted_names(PLANTED, SEED)
        self.phones = planted_phones(PLANTED, SEED)
        self.search = Search(self.names, self.phones)
        self.keys = {}  # the bytes of each: the one file that may hold it, or None once it is out of force
        self.key_count = key_count
        self.end = signal.SIGABRT if with_dumps else signal.SIGKILL
        self.shop = Shop(members=20)
        # The demonstration shop has members of its own; what it writes down about them was asked for.
        self.shop.office_data = self.shop.office_data.rename(place.searched / "office")
        self.shop.till_data = place.searched / "till"
        self.processes = 0
        self.seen = []  # what the programs' command lines and environments were

    def play(self):
        shop = self.shop
        run("huitou", "staff", "add", "Canary", "--data", shop.office_data, "--role", "manager", stdin=PIN + "\n")
        shop.start_office()
        self.plant_members()
        shop.enrol_till()
        shop.printer.switch_on()
        self.sell_to_them()
        self.fail()
        self.change_keys()
        self.ask_everything()
        self.abort(shop.office, "office")
        shop.office = None
        shop.start_office()
        till = self.drive(ALL_SENT + QUIT)
        till.finish()
        self.keep_log(till, "till")
        office = shop.office
        shop.stop_office()
        self.keep_log(office, "office")

    def run(self, *command, stdin=None):
        """A program whose command line is searched too: others can read it while it runs."""
        self.seen.append((f"{command[0]}:cmdline", "\0".join(map(str, command)).encode()))
        return run(*command, stdin=stdin)

    def plant_members(self):
        data = self.shop.office_data
        for name, phone in zip(self.names, self.phones):
            self.run("huitou", "member", "add", "--consent", "--data", data, stdin=f"{name}\n{phone}\n")
        purchases = self.place.aside / "purchases.csv"
        rows = [f"{phone},2025-0{1 + index % 9}-1{index % 10},{20 + index}.50,2" for index, phone in enumerate(self.phones)]
        rows += [f"{name},no-date,1.00,1" for name in self.names[:20]]  # refused, and not into any log
        purchases.write_text("customer,date,amount,items\n" + "\n".join(rows) + "\n", encoding="utf-8")
        self.run("huitou", "import", "purchases", purchases, "--source", "legacy", "--data", data)

    def drive(self, script):
        pin = "".join(f"touch pinKey{digit}\n" for digit in "1111")
        sign_in = "wait staff0 visible true 20000\ntouch staff0\n" + pin + "touch signInButton\nwait payButton visible true\n"
        return self.shop.drive(sign_in + script)

    def sell_to_them(self):
        goods = self.shop.barcodes()
        script = ALL_SENT
        for index in range(0, PLANTED, PLANTED // 5):
            script += f'touch findMemberButton\nwait memberSearchText visible true\nkeys "{self.phones[index]}<Enter>"\n'
            script += "wait memberName visible true\n" + sale(goods[index % len(goods)]) + NEXT
        script += f'touch findMemberButton\nwait memberSearchText visible true\nkeys "{self.phones[-1]}"\n'  # typed, not sent
        till = self.drive(script + PRINTED + HOLD.replace("hold\n", "") + "hold\n")
        till.wait_for("holding")
        self.look_at(till)
        self.look_at(self.shop.office)
        self.abort(till, "till")

    def look_at(self, process):
        """What other users of the machine can read of a running program."""
        proc = pathlib.Path(f"/proc/{process.popen.pid}")
        for name in ("cmdline", "environ"):
            self.seen.append((f"{process.command[0]}:{name}", (proc / name).read_bytes()))

    def abort(self, process, name):
        """With --dumps as when it stops itself: the system writes its memory to a file, if it may."""
        process.popen.send_signal(self.end)
        process.popen.wait(120)
        for core in pathlib.Path.cwd().glob("core*"):
            core.rename(self.place.searched / f"dump-of-{name}")
        self.keep_log(process, name)

    def keep_log(self, process, name):
        process.stop()
        self.processes += 1
        (self.place.logs / f"{name}-{self.processes}.log").write_text("\n".join(process.lines), encoding="utf-8")

    def fail(self):
        """Starts that are refused: they say why, and say it in the log."""
        key = self.shop.till_data / "till.key"
        good = key.read_text()
        for bad in ("00" * KEY_BYTES, good[:-3]):
            key.write_text(bad)
            till = self.shop.drive("pause 200\nquit\n")
            till.popen.wait(120)
            self.keep_log(till, "refused-till")
            copy = ["backup", "make", "--till", str(self.shop.till_data), "--to", str(self.place.copies)]
            self.refused("huitou", *copy)
        key.write_text(good)
        self.refused("huitou", "member", "add", "--data", str(self.shop.office_data), stdin=f"{self.names[0]}\n12\n")

    def refused(self, *command, stdin=None):
        try:
            self.run(*command, stdin=stdin)
        except Failed:
            return
        raise Failed(f"{' '.join(command)} was not refused")

    def change_keys(self):
        till = self.shop.till_data
        for count in range(self.key_count):
            self.keys[bytes.fromhex((till / "till.key").read_text().strip())] = None
            self.run("huitou", "key", "rotate", "--till", till)
            if count % 10 == 0:
                self.run("huitou", "backup", "make", "--till", till, "--to", self.place.copies)
        self.run("huitou", "key", "status", "--till", till)
        (till / "till.key").unlink()
        self.run("huitou", "key", "recover", "--till", till, "--data", self.shop.office_data)
        office = self.shop.office_data
        self.keys[bytes.fromhex((till / "till.key").read_text().strip())] = till / "till.key"
        self.keys[bytes.fromhex((office / "store.key").read_text().strip())] = office / "store.key"
        secrets = json.loads((office / "keys.json").read_text())
        self.keys[bytes.fromhex(secrets["signingSeed"])] = office / "keys.json"

    def ask_everything(self):
        data = self.shop.office_data
        name, phone = self.names[1], self.phones[0]
        for question, told in (
            (["member", "list"], ""), (["member", "find", "-"], name), (["member", "show", "-"], phone),
            (["explain", "-"], phone), (["member", "card", self.place.aside / "card.png", "--member", "-"], phone),
            (["winback", "run"], ""), (["report", "tiers"], ""), (["office", "review"], ""), (["audit", "verify"], ""),
            (["till", "list"], ""), (["office", "show"], ""),
        ):  # fmt: skip
            self.run("huitou", *question, "--data", data, stdin=told + "\n")

    def hits(self):
        """What was found where; and how much was searched."""
        found, size = [], 0
        pieces = [(str(file.relative_to(self.place.searched)), file) for file in self.place.files()]
        for name, source in pieces + self.seen:
            data = source if isinstance(source, bytes) else source.read_bytes()
            size += len(data)
            found += [{"file": name, "what": "name"} for _ in self.search.names_in(data)]
            found += [{"file": name, "what": "phone"} for _ in self.search.phones_in(data)]
            for key in self.search.keys_in(data, self.keys):
                if isinstance(source, bytes) or self.keys[key] != source or source.stat().st_mode & 0o777 != 0o600:
                    found.append({"file": name, "what": "key"})
            if PIN.encode() in data:
                found.append({"file": name, "what": "PIN"})
        return found, len(pieces), size

    def control(self):
        """The same table, sorted by the tool that comes with SQLCipher: how much stands in its temporary file then."""
        key = (self.shop.office_data / "store.key").read_text().strip()
        store = self.place.aside / "office.db"
        shutil.copy(self.shop.office_data / "office.db", store)
        question = (
            f"PRAGMA key = \"x'{key}'\";\nPRAGMA temp_store = FILE;\nPRAGMA cache_size = 10;\n"
            "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 200)\n"
            "SELECT i, name, phone FROM n, member ORDER BY phone, i, name;\n"
        )
        with subprocess.Popen(["sqlcipher", store], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as tool:
            tool.stdin.write(question.encode())
            tool.stdin.close()
            while b"|" not in tool.stdout.readline():  # the first row: all is sorted, and the rest waits in the pipe
                pass
            hits = 0
            for file in pathlib.Path(f"/proc/{tool.pid}/fd").iterdir():
                if str(self.place.temporary) in os.readlink(file):
                    data = file.read_bytes()
                    hits += len(self.search.names_in(data)) + len(self.search.phones_in(data))
            tool.kill()
        return hits


def main():
    arguments = argparse.ArgumentParser(description="Searches all that the programs write for planted texts.")
    arguments.add_argument("--keys", type=int, default=25, help="so many changes of the till's key")
    arguments.add_argument("--dumps", action="store_true", help="abort the programs: core dumps are searched too")
    wanted = arguments.parse_args()
    started = time.monotonic()
    place = Place()
    trial = Trial(place, wanted.keys, wanted.dumps)
    try:
        watch = Watched(place.temporary)
        trial.play()
        made = watch.created()
        left = {file.name for file in place.temporary.iterdir()}
        hits, files, size = trial.hits()
        hits += [{"file": f"tmp/{name}", "what": "a temporary file that is gone: not searched"} for name in made if name not in left]
        control = trial.control()
        print(json.dumps({
            "trial": "canaries", "names": PLANTED, "phones": PLANTED, "keys": len(trial.keys), "files": files,
            "bytes": size, "coreDumps": len(list(place.searched.glob("dump-of-*"))), "temporaryFiles": len(made),
            "hits": len(hits), "where": Counter(f"{hit['what']} in {hit['file']}" for hit in hits), "controlHits": control, "seconds": round(time.monotonic() - started),
        }))  # fmt: skip
        return 0 if not hits and control > 0 else 1
    finally:
        os.chdir("/")
        trial.shop.close()
        if "HUITOU_KEEP" not in os.environ:
            shutil.rmtree(place.root, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
