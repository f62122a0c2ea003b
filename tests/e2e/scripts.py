# SPDX-License-Identifier: GPL-3.0-or-later
"""What a cashier does, as scripts for the till driver (its language: tests/support/till_driver)."""

SIGN_IN = "wait staff0 visible true 20000\nsign-in 0 1111\nwait payButton visible true\n"


def look_at(code):
    """The member comes into the panel."""
    return f'scan "{code}"\nwait memberName visible true\n'


def sale(*barcodes):
    """One sale for cash, to the cent, up to the screen that says that it is done."""
    lines = [f"scan {barcode}" for barcode in barcodes]
    lines += [f"wait line{len(barcodes) - 1} visible true"]
    lines += ["touch payButton", "wait takeButton visible true", "touch cashButton", "touch takeButton"]
    lines += ["wait nextButton visible true"]
    return "\n".join(lines) + "\n"



def seconds_of_a_person(script):
    """How long a cashier needs for the script who is neither hurried nor slow: a touch with the look for it, a key, a
    scan with the reach for the scanner. (Card, Moran and Newell's keystroke-level model; a scan as two such reaches.)"""
    seconds = 0.0
    for line in script.splitlines():
        word, _, rest = line.partition(" ")
        if word == "touch":
            seconds += 1.1
        elif word == "scan":
            seconds += 2.2
        elif word == "keys":
            seconds += 0.28 * len(rest)
    return seconds


NEXT = "touch nextButton\nwait payButton visible true\n"
ALL_SENT = "wait officePill text 在线 60000\n"
OFFICE_AWAY = "wait officePill text ~离线 60000\n"
PRINTED = "wait printerPill visible false 60000\n"
#: A manager's PIN, and the manager's reports behind it.
MANAGER = "wait approvalQuestion visible true\nkeys 9999<Enter>\n"
REPORTS = "touch moreButton\ntouch reportsButton\n" + MANAGER
HOLD = "say holding\nhold\n"
QUIT = "quit\n"
