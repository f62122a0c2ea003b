# SPDX-License-Identifier: GPL-3.0-or-later
"""Planted names, telephone numbers and keys, and the search for them in every byte of a file."""

import base64
import random
import re

#: Stands in every planted name behind what a till shows of it; a search for it alone finds every one of them.
MARK = "龘"
#: Every planted number begins with it; fictitious, as far as numbers can be.
AREA = "1700100"
KEY_BYTES = 32


def planted_names(count, seed):
    """Names of two signs and more that no dictionary holds, each with the mark."""
    draw = random.Random(seed)
    signs = [chr(code) for code in range(0x9A6C, 0x9FA0) if chr(code) != MARK]
    names = set()
    while len(names) < count:
        names.add(draw.choice("王李张刘陈杨赵黄") + MARK + "".join(draw.sample(signs, 3)))
    return sorted(names)


def planted_phones(count, seed):
    draw = random.Random(seed)
    return [f"{AREA}{number:04}" for number in draw.sample(range(10_000), count)]


class Search:
    """Finds planted texts in bytes: UTF-8 and UTF-16; keys raw, in hexadecimal and in base64 too."""

    def __init__(self, names, phones):
        self._names = {form: name for name in names for form in forms_of(name)}
        self._phones = {form: phone for phone in phones for form in forms_of(phone)}
        mark = b"|".join(map(re.escape, forms_of(MARK)))
        self._mark = re.compile(mark)
        digits = len(phones[0]) - len(AREA)
        self._number = re.compile(
            b"|".join(
                [
                    re.escape(AREA.encode()) + rb"\d{%d}" % digits,
                    re.escape(AREA.encode("utf-16-le")) + rb"(?:\d\x00){%d}" % digits,
                    re.escape(AREA.encode("utf-16-be")) + rb"(?:\x00\d){%d}" % digits,
                ]
            )
        )

    def names_in(self, data):
        """A mark alone is no hit: three bytes stand anywhere in an encrypted file by chance."""
        found = set()
        for match in self._mark.finditer(data):
            around = data[max(0, match.start() - 8) : match.end() + 16]
            found.update(name for form, name in self._names.items() if form in around)
        return found

    def phones_in(self, data):
        return {self._phones[form] for form in self._number.findall(data) if form in self._phones}

    @staticmethod
    def keys_in(data, keys):
        """`keys`: the bytes of each."""
        squeezed = data.replace(b"\x00", b"")  # UTF-16 of hexadecimal and base64 is their ASCII with zeros between
        hexadecimal = {run.lower() for run in re.findall(rb"[0-9a-fA-F]{%d,}" % (2 * KEY_BYTES), squeezed)}
        base = re.findall(rb"[A-Za-z0-9+/_-]{40,}", squeezed)
        found = set()
        for key in keys:
            digits = key.hex().encode()
            inner = inner_base64(key)
            if key in data or any(digits in run for run in hexadecimal) or any(part in run for part in inner for run in base):
                found.add(key)
        return found


def forms_of(text):
    return [text.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")]


def inner_base64(key):
    """What stands in any base64 text that holds the key, wherever it begins, in both alphabets."""
    parts = set()
    for before in range(3):
        text = base64.b64encode(bytes(before) + key)
        inner = text[4 if before else 0 : (before + len(key)) // 3 * 4]  # whole groups of the key alone
        parts.add(inner)
        parts.add(inner.replace(b"+", b"-").replace(b"/", b"_"))
    return parts
