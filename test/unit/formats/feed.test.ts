import assert from 'node:assert/strict';
import { importer } from '../../../src/formats/feed';
import { imported } from './importing';

const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Post</title><link>https://harbour.example</link>
<image><title>Logo</title><url>https://harbour.example/logo.png</url></image>
<item>
  <title>Port talks stall &amp; nobody moves</title>
  <link>https://harbour.example/stall</link>
  <guid isPermaLink="false">harbour-812</guid>
  <dc:creator>Ann Lee</dc:creator>
  <pubDate>Fri, 26 Apr 2024 23:30:00 -0500</pubDate>
  <description>A summary.</description>
  <content:encoded><![CDATA[<p>The union rejects <b>night shifts</b>.</p><ul><li>None at all.</li></ul><script>x()</script>]]></content:encoded>
</item>
<item>
  <title>All quiet</title>
  <link>https://harbour.example/quiet</link>
  <description>&lt;p&gt;Nothing &amp;amp; nothing.&lt;/p&gt;</description>
</item>
<item><title>Only a title</title></item>
</channel></rss>`;

const RSS_MD = `---
title: "Port talks stall & nobody moves"
author: "Ann Lee"
source: "Harbour Post"
date: "2024-04-26"
url: "https://harbour.example/stall"
origin: "port.rss#harbour-812"
---

The union rejects night shifts.

- None at all.

---
title: "All quiet"
source: "Harbour Post"
url: "https://harbour.example/quiet"
origin: "port.rss#https://harbour.example/quiet"
---

Nothing & nothing.

warning entries-without-text`;

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom">
<title type="text">The Quay</title><author><name>The Desk</name></author>
<entry>
  <id>urn:quay:1</id><title type="html">Cranes &amp;lt;3</title>
  <link rel="self" href="https://quay.example/1.atom"/><link href="https://quay.example/1"/>
  <published>2024-05-02T08:00:00Z</published><updated>2024-05-03T08:00:00Z</updated>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h2>Above</h2><p>One <em>crane</em><br/>stands.</p></div></content>
</entry>
<entry>
  <id>urn:quay:2</id><title>Plain</title><author><name>Bo</name></author><updated>2024-05-04T08:00:00Z</updated>
  <summary>1 &lt; 2, they say.</summary>
</entry>
</feed>`;

const ATOM_MD = `---
title: "Cranes <3"
author: "The Desk"
source: "The Quay"
date: "2024-05-02"
url: "https://quay.example/1"
origin: "quay.atom#urn:quay:1"
---

## Above

One crane
stands.

---
title: "Plain"
author: "Bo"
source: "The Quay"
date: "2024-05-04"
origin: "quay.atom#urn:quay:2"
---

1 < 2, they say.
`;

suite('Feeds become articles', () => {
  test('of RSS, by their guid, else their address', async () =>
    assert.equal(await imported(importer, 'port.rss', RSS), RSS_MD));

  test('of Atom, with what stands in elements of a page', async () =>
    assert.equal(await imported(importer, 'quay.atom', ATOM), ATOM_MD));

  test('of RSS 1.0, whose entries stand beside the channel', async () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://quay.example"><title>The Quay</title></channel>
<item rdf:about="https://quay.example/3"><title>Three</title><link>https://quay.example/3</link><dc:date>2024-05-05</dc:date><description>Words.</description></item></rdf:RDF>`;
    assert.match(
      await imported(importer, 'q.rdf', rdf),
      /^---\ntitle: "Three"\nsource: "The Quay"\ndate: "2024-05-05"\n/,
    );
  });

  test('in the encoding that their first line names', async () => {
    const text = `<?xml version="1.0" encoding="iso-8859-1"?><rss><channel><item><description>Caf\xe9</description></item></channel></rss>`;
    const bytes = Uint8Array.from(text, (one) => one.charCodeAt(0));
    assert.match(await imported(importer, 'a.rss', bytes), /\n\nCafé\n$/);
  });

  test('other XML and broken feeds are refused', async () => {
    assert.equal(await imported(importer, 'a.xml', '<books><book/></books>'), 'error unknown-kind');
    assert.equal(await imported(importer, 'a.xml', '<rss><channel>'), 'error unreadable');
    assert.equal(await imported(importer, 'a.rss', '<rss><channel/></rss>'), 'error no-text');
    const unknown = '<rss><channel><item><title>a&nbsp;b</title></item></channel></rss>';
    assert.equal(await imported(importer, 'a.rss', unknown), 'error unreadable');
  });

  test('entities of their own are refused: of other files, and without an end', async () => {
    const outer = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    const lol = Array.from(
      { length: 20 },
      (_, at) => `<!ENTITY l${String(at + 1)} "${`&l${String(at)};`.repeat(10)}">`,
    );
    const laughs = `<!DOCTYPE rss [<!ENTITY l0 "lol">${lol.join('')}]>`;
    for (const doctype of [outer, laughs]) {
      const feed = `${doctype}<rss><channel><item><title>&x;&l20;</title></item></channel></rss>`;
      assert.equal(await imported(importer, 'a.rss', feed), 'error unreadable');
    }
  });

  test('too deep or with entries without number are refused', async () => {
    const deep = `<rss><channel><item>${'<a>'.repeat(1_000_000)}`;
    assert.equal(await imported(importer, 'a.rss', deep), 'error too-deep');
    const many = `<rss><channel>${'<item/>'.repeat(200_000)}</channel></rss>`;
    assert.equal(await imported(importer, 'a.rss', many), 'error too-large');
  });
});
