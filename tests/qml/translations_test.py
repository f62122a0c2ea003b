#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text of the screens stands in Chinese too, and nothing that no screen says any more.

usage: translations_test.py LUPDATE FOLDER-OF-THE-SCREENS
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree


def texts_of(file):
    """(screen, text) -> its translation, empty where there is none."""
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation.get("type") not in ("unfinished", "vanished", "obsolete")
            found[context.findtext("name"), message.findtext("source")] = (translation.text or "") if done else ""
    return found


def complaints(screens, translations, lupdate):
    with tempfile.TemporaryDirectory() as folder:
        fresh = pathlib.Path(folder) / translations.name
        shutil.copy(translations, fresh)
        subprocess.run([lupdate, str(screens), "-ts", str(fresh), "-no-obsolete", "-locations", "none"],
                       check=True, stdout=subprocess.DEVNULL)
        said, kept = texts_of(fresh), texts_of(translations)
    for (screen, text), translation in sorted(said.items()):
        if not translation.strip():
            yield f"{screen}: {text!r} has no translation"
        for place in ("%1", "%2", "%L1"):
            if translation and (place in text) != (place in translation):
                yield f"{screen}: {text!r} and {translation!r} do not both have {place}"
    for screen, text in sorted(set(kept) - set(said)):
        yield f"{screen}: {text!r} is translated, but no screen says it"


def main():
    lupdate, screens = sys.argv[1], pathlib.Path(sys.argv[2])
    translations = screens / "i18n" / "huitou_zh.ts"
    found = list(complaints(screens, translations, lupdate))
    # The control: a text that nobody has translated must be found.
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "qml"
        shutil.copytree(screens, copy)
        (copy / "screens" / "Control.qml").write_text('import QtQuick\nText { text: qsTr("Nobody translated this") }\n')
        control = list(complaints(copy, copy / "i18n" / "huitou_zh.ts", lupdate))
    if not any("Nobody translated this" in line for line in control):
        found.append("the control was not found: this test does not bite")
    print("\n".join(found) or "every text is translated")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
