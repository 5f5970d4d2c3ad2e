import assert from 'node:assert/strict';
import { importer } from '../../../src/formats/mail';
import { imported } from './importing';

const LETTER = `From: "Ann Lee" <ann@harbour.example>
To: desk@quay.example
Subject: =?utf-8?Q?Port_talks_=E2=80=93_stalled?=
Date: Fri, 26 Apr 2024 23:30:00 -0500
Message-ID: <812@harbour.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

--outer
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

The union rejects night shifts =E2=80=93 again.

From the start, it <always> did.
--inner
Content-Type: text/html; charset=utf-8

<p>Other words.</p>
--inner--
--outer
Content-Type: application/pdf; name="offer.pdf"
Content-Disposition: attachment; filename="offer.pdf"
Content-Transfer-Encoding: base64

JVBERg==
--outer--
`;

const LETTER_MD = `---
title: "Port talks – stalled"
author: "Ann Lee"
date: "2024-04-26"
origin: "talks.eml#812@harbour.example"
---

The union rejects night shifts – again.

From the start, it \\<always> did.

warning attachments-left`;

const MAILBOX = `From list@quay.example Thu May  2 08:00:00 2024
From: list@quay.example
Subject: Cranes
Date: Thu, 2 May 2024 08:00:00 +0200
Message-ID: <1@quay.example>

One crane stands.
>From afar it looks small.
From here, too.

From list@quay.example Fri May  3 08:00:00 2024
From: The Quay <list@quay.example>
Subject: Cranes again
Date: 3 May 2024
Content-Type: text/html; charset=iso-8859-1

<html><head><title>x</title><style>p{}</style></head><body><p>Two cranes.</p><p>Caf\u00e9.</p></body></html>

From list@quay.example Sat May  4 08:00:00 2024
Subject: Nothing

`;

const MAILBOX_MD = `---
title: "Cranes"
author: "list@quay.example"
date: "2024-05-02"
origin: "quay.mbox#1@quay.example"
---

One crane stands.
From afar it looks small.
From here, too.

---
title: "Cranes again"
author: "The Quay"
date: "2024-05-03"
origin: "quay.mbox#KEY"
---

Two cranes.

Café.

warning entries-without-text`;

const latin = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0));

async function titlesAndWords(name: string, content: string): Promise<readonly string[]> {
  const { articles } = await importer.read(
    { name, bytes: latin(content) },
    { isCancelled: () => false },
  );
  return articles.map(({ title = '', text }) => `${title}: ${text.replaceAll('\n', '¶')}`);
}

suite('Messages become articles', () => {
  test('with their plain text, from and when, by their id; attachments are left', async () => {
    assert.equal(await imported(importer, 'talks.eml', LETTER), LETTER_MD);
    const windows = LETTER.replaceAll('\n', '\r\n');
    assert.equal(await imported(importer, 'talks.eml', windows), LETTER_MD);
  });

  test('of a mailbox, of which each is one', async () => {
    const text = await imported(importer, 'quay.mbox', latin(MAILBOX));
    assert.equal(text.replace(/#[0-9a-z]{11}"/, '#KEY"'), MAILBOX_MD);
  });

  test('of a mailbox may have lines that begin with From', async () => {
    const dated = (name: string): string => `From ${name}@quay.example Thu May  2 08:00:00 2024\n`;
    const box = `${dated('a')}Subject: One\n\nWords.\n\nFrom here on\nNote: all is calm.\n\n${dated('b')}Subject: Two\n\nMore.\n`;
    assert.deepEqual(await titlesAndWords('a.mbox', box), [
      'One: Words.¶¶From here on¶Note: all is calm.',
      'Two: More.',
    ]);
  });

  test('of a mailbox end where they say it', async () => {
    const mark = 'From a@quay.example Thu May  2 08:00:00 2024\n';
    const body = `Words, then a mailbox:\n\n${mark}Subject: Inside\n\nMore.\n`;
    const stating = `${mark}Subject: One\nContent-Length: ${String(body.length)}\n\n${body}\n${mark}Subject: Two\n\nLast.\n`;
    const titles = (await titlesAndWords('a.mbox', stating)).map((one) => one.slice(0, 4));
    assert.deepEqual(titles, ['One:', 'Two:']);
    // A length that leads to no message is wrong.
    const wrong = stating.replace(/Content-Length: \d+/, 'Content-Length: 7');
    assert.equal((await titlesAndWords('a.mbox', wrong)).length, 3);
  });

  test('that need a key are said to be encrypted', async () => {
    const pgp = 'Subject: x\n\n-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n';
    const mime =
      'Subject: x\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIAG\n';
    for (const message of [pgp, mime]) {
      assert.equal(await imported(importer, 'a.eml', message), 'warning entries-encrypted');
    }
  });

  test('that are none are refused', async () => {
    assert.equal(await imported(importer, 'a.mbox', 'No message at all.'), 'error unreadable');
    assert.equal(
      await imported(importer, 'a.eml', 'Subject: x\n\n'),
      'warning entries-without-text',
    );
    assert.equal(await imported(importer, 'a.eml', ''), 'warning entries-without-text');
  });

  test('nothing in them is fetched or run', async () => {
    const html =
      'Subject: x\nContent-Type: text/html\n\n<p>Words <img src="https://spy.example/1"> <script>x()</script>![a](b)</p>';
    assert.match(await imported(importer, 'a.eml', html), /\n\nWords !\\\[a\]\(b\)\n$/);
  });

  test('with parts or heads without number are left out, and the others are read', async () => {
    const parts = `Subject: Parts\nContent-Type: multipart/mixed; boundary="b"\n\n${'--b\n\nx\n'.repeat(100_000)}--b--\n`;
    assert.equal(await imported(importer, 'a.eml', parts), 'warning entries-odd');
    const heads = `Subject: Heads\n${'X-Head: y\n'.repeat(100_000)}\nWords.\n`;
    assert.equal(await imported(importer, 'a.eml', heads), 'warning entries-odd');
    const nested = Array.from(
      { length: 1000 },
      (_, at) => `Content-Type: multipart/mixed; boundary="b${String(at)}"\n\n--b${String(at)}\n`,
    );
    assert.equal(await imported(importer, 'a.eml', nested.join('')), 'warning entries-odd');
    const box = `From a\n${parts}\nFrom b\nSubject: Good\n\nWords.\n`;
    const text = await imported(importer, 'a.mbox', box);
    assert.match(text, /^---\ntitle: "Good"\n[^]*\nWords\.\n\nwarning entries-odd$/);
  });

  test('mailboxes with messages without number are refused', async () =>
    assert.equal(
      await imported(importer, 'a.mbox', 'From a\nSubject: x\n\ny\n\n'.repeat(100_000)),
      'error too-large',
    ));
});
