# SPDX-License-Identifier: GPL-3.0-or-later
"""Offers reach members by e-mail and messenger, with real servers at the other end, and members can say no."""

import email
import email.policy
import json
import re
import ssl
import threading
import unittest
import urllib.error
import urllib.request

from receivers import Gateway, MailServer, make_authority
from shop import Process, Shop, run

SECRET = "0123456789abcdef0123456789abcdef"


class Messages(unittest.TestCase):
    def setUp(self):
        self.shop = Shop()
        self.addCleanup(self.shop.close)
        self.data = self.shop.office_data
        certificate, key = make_authority(self.shop.folder)
        self.mail = MailServer(certificate, key)
        self.addCleanup(self.mail.stop)
        self.gateway = Gateway(certificate, key, SECRET)
        self.addCleanup(self.gateway.stop)
        settings = self.data / "channels.toml"
        settings.touch(mode=0o600)
        settings.write_text(
            f"""quiet_hours = "none"
[email]
server = "smtp://127.0.0.1:{self.mail.port}"
user = "shop"
password = "a secret of the shop's"
from = "shop@shop.example"
authority = "{certificate}"
[messenger]
url = "https://127.0.0.1:{self.gateway.port}/messages"
secret = "{SECRET}"
authority = "{certificate}"
"""
        )
        self.members = self.members_with_offers()

    def huitou(self, *arguments, stdin=None):
        return run("huitou", *arguments, "--data", self.data, stdin=stdin)

    def exported(self, member):
        """What the office keeps of a member, as the manager gets it."""
        staff = json.loads((self.data / "demo" / "demo.json").read_text())["staff"]
        number, manager = next((at, one) for at, one in enumerate(staff, 1) if one["role"] == "manager")
        return json.loads(self.huitou("member", "export", member, "--staff", str(number), stdin=manager["pin"] + "\n"))

    def members_with_offers(self):
        """Members of the demonstration shop for whom a rule holds now."""
        told = json.loads(self.huitou("winback", "run", "--dry-run", "--format", "json"))
        members = [row["id"] for row in told["rows"]]
        self.assertGreaterEqual(len(members), 4)
        return members

    def start_office(self):
        office = Process(
            "huitou-office", "--data", self.data, "--listen", "127.0.0.1:0", "--enrol-listen", "127.0.0.1:0",
            "--nightly", "off",
            "--members-listen", "127.0.0.1:0",
        )
        self.addCleanup(office.stop)
        self.office = office
        self.page = "https://" + office.wait_for(r"members=(\S+)")[1]

    def by_mail(self, member, address, language="zh"):
        self.huitou("member", "edit", member, "--email", "--give", "offers:email", "--messages-in", language,
                    stdin=address + "\n")

    def states(self):
        rows = json.loads(self.huitou("winback", "deliveries", "--format", "json"))["rows"]
        return {(row["channel"], row["state"], row["reason"]): row["messages"] for row in rows}

    def wait_for_state(self, channel, state):
        """A message's end is written down a moment after its receiver has taken it: the office says when."""
        self.office.wait_for(rf"event=delivery .*channel={channel} .*outcome={state}")

    def fetch(self, url, data=None):
        """What a browser gets; the office's certificate is its own, as behind a proxy."""
        context = ssl._create_unverified_context()
        try:
            with urllib.request.urlopen(urllib.request.Request(url, data=data), context=context, timeout=60) as answer:
                return answer.status, answer.read().decode("utf-8"), answer.headers
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode("utf-8"), refused.headers

    def test_an_offer_goes_by_mail_and_the_way_out_holds_at_once(self):
        self.by_mail(self.members[0], "mary.jones@example.com", "en")
        self.by_mail(self.members[1], "wang@example.com", "zh")
        self.mail.answers = ["451 later"]  # the first one is not taken at once
        self.start_office()
        self.huitou("winback", "run")
        arrived = self.mail.wait_for(2)
        self.wait_for_state("email", "accepted")
        messages = {}
        for sender, recipients, content in arrived:
            self.assertEqual(sender, "shop@shop.example")
            self.assertEqual(len(recipients), 1)
            messages[recipients[0]] = email.message_from_bytes(content, policy=email.policy.default)
        self.assertEqual(set(messages), {"mary.jones@example.com", "wang@example.com"})
        english, chinese = messages["mary.jones@example.com"], messages["wang@example.com"]
        for message, is_chinese in ((english, False), (chinese, True)):
            self.assertEqual(bool(re.search("[\u4e00-\u9fff]", message["Subject"])), is_chinese)
            title = re.split("[:：]", message["Subject"], maxsplit=1)[1].strip()  # behind the shop's name
            self.assertRegex(message["Message-ID"], r"^<[0-9a-f]{32}@shop\.example>$")
            self.assertIsNotNone(message["Date"].datetime)
            self.assertEqual(message["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click")
            self.assertTrue(message["From"].addresses[0].display_name)
            for form in ("plain", "html"):
                body = message.get_body((form,)).get_content()
                self.assertIn(self.page + "/m/", body)
                self.assertIn(self.page + "/u/", body)
                self.assertIn(title, body)
        log = "\n".join(self.office.lines)
        for secret in ("mary.jones", "wang@", "a secret of the shop", "/m/", "/u/"):
            self.assertNotIn(secret, log)

        # The mail reader's one click (RFC 8058), twice; looking at the link alone changes nothing.
        way_out = re.fullmatch(r"<(https://\S+)>", english["List-Unsubscribe"].replace(" ", ""))[1]
        self.assertEqual(self.fetch(way_out)[0], 200)
        before = json.dumps(self.exported(self.members[0]))
        self.assertNotIn('"told": "unsubscribe"', before)
        for _ in range(2):
            self.assertEqual(self.fetch(way_out, b"List-Unsubscribe=One-Click")[0], 200)
        consents = self.exported(self.members[0])["contact"][0]["consents"]
        self.assertEqual(
            [(one["channel"], one["given"]) for one in consents if one["told"] == "unsubscribe"], [("email", False)] * 2
        )

    def test_consent_that_ends_while_a_message_waits_stops_it(self):
        for number, member in enumerate(self.members[:4]):
            self.by_mail(member, f"member{number}@example.com")
        self.huitou("winback", "run")  # no office runs: they wait
        self.assertEqual(self.states(), {("email", "queued", ""): 4})
        self.huitou("member", "edit", self.members[0], "--withdraw", "offers:email")
        self.huitou("member", "edit", self.members[1], "--withdraw", "offers:shop")
        self.huitou("member", "edit", self.members[2], "--email", stdin="\n")
        self.start_office()
        arrived = self.mail.wait_for(1)
        self.wait_for_state("email", "accepted")
        self.assertEqual([recipients for _, recipients, _ in arrived], [["member3@example.com"]])
        self.assertEqual(
            self.states(),
            {("email", "sent", ""): 1, ("email", "cancelled", "no-consent"): 2, ("email", "cancelled", "no-address"): 1},
        )

    def test_an_office_that_dies_while_sending_repeats_the_same_message(self):
        self.by_mail(self.members[0], "mary.jones@example.com")
        self.huitou("winback", "run")
        self.mail.hold = threading.Event()
        self.start_office()
        self.mail.wait_for(1)  # it has the message, and the office does not know yet
        self.office.kill()
        self.mail.hold.set()
        self.mail.hold = None
        row = json.loads(self.huitou("winback", "deliveries", "--newest", "1", "--format", "json"))["rows"][0]
        self.assertEqual((row["state"], row["tries"]), ("queued", 1))
        content = self.mail.arrived[0][2]
        message = email.message_from_bytes(content, policy=email.policy.default)
        self.assertEqual(message["Message-ID"], f"<{row['id']}@shop.example>")

    def test_a_message_for_a_messenger_is_signed(self):
        member = self.members[0]
        self.huitou("member", "edit", member, "--give", "offers:messenger", "--prefer", "messenger")
        self.start_office()
        self.huitou("winback", "run")
        (is_ours, key, message), = self.gateway.wait_for(1)
        self.wait_for_state("messenger", "accepted")
        self.assertTrue(is_ours)
        self.assertEqual(key, message["id"])
        self.assertRegex(message["to"], r"^\d{5,15}$")
        self.assertIn(message["unsubscribe_url"], message["text"])
        self.assertEqual(self.fetch(message["unsubscribe_url"], b"")[0], 200)

    def test_a_member_sees_and_changes_what_is_theirs(self):
        member = self.members[0]
        self.start_office()
        link = self.huitou("member", "link", member).strip()
        status, page, headers = self.fetch(link)
        self.assertEqual(status, 200)
        self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
        self.assertEqual(headers["Cache-Control"], "no-store")
        self.assertNotIn("<script", page)
        name = self.exported(member)["record"]["name"]
        self.assertNotIn(name, page)  # a link can fall into wrong hands
        status, page, _ = self.fetch(link + "?lang=en", b"form=erasure")
        self.assertEqual(status, 200)
        self.assertIn("asked to be forgotten", page)
        self.assertIn(member, self.huitou("member", "requests"))
        self.assertEqual(self.fetch(link[:-1] + ("A" if link[-1] != "A" else "B"))[0], 404)
        self.fetch(link, b"form=unsubscribe")
        self.assertFalse(self.exported(member)["record"]["consent_to_offers"])
        answers = [self.fetch(link)[0] for _ in range(60)]
        self.assertIn(429, answers)


if __name__ == "__main__":
    unittest.main()
