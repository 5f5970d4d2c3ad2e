import assert from 'node:assert/strict';
import { importer } from '../../../src/formats/html';
import { imported } from './importing';

const NEWS = `<!DOCTYPE html>
<!-- saved from url=(0037)https://harbour.example/port/strike -->
<html lang="en"><head><meta charset="utf-8"><title>Port talks stall – Harbour Post</title>
<meta property="og:title" content="Port talks stall">
<meta property="og:site_name" content="Harbour Post">
<meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2024-04-26T08:30:00+02:00">
<link rel="canonical" href="https://harbour.example/port/talks-stall">
<style>p { color: red }</style><script>document.write('<p>Written by a script.</p>')</script>
</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<aside class="advertisement"><p>Buy a boat today, only this week and only here, half the price.</p></aside>
<article><h1>Port talks stall</h1>
<p>The dock workers’ union rejects night shifts, its chair <em>Mara Voss</em> said on Friday, and it will not go back
to the table before the <a href="https://port.example/offer">offer of the port authority</a> has been withdrawn.</p>
<h2>What the union asks for</h2>
<ul><li>No work between ten at night and five in the morning.</li><li>Two crews for each crane:
<ol><li>one on the ground,</li><li>one above.</li></ol></li></ul>
<blockquote><p>We do not sell our sleep.</p><p>Nobody should.</p></blockquote>
<p>The port authority calls the demand “a danger to the whole coast”.<br>It expects losses of 3 million a week, as its
director told this newspaper, and it asks the ministry to step in before the summer begins.</p>
<figure><img src="https://harbour.example/crane.jpg" alt="A crane"></figure>
</article>
<footer><p>© Harbour Post. All rights reserved. Imprint, privacy, cookies.</p></footer>
</body></html>`;

const NEWS_MD = `---
title: "Port talks stall"
author: "Ann Lee"
source: "Harbour Post"
date: "2024-04-26"
url: "https://harbour.example/port/talks-stall"
origin: "strike.html"
---

The dock workers’ union rejects night shifts, its chair Mara Voss said on Friday, and it will not go back to the table before the offer of the port authority has been withdrawn.

## What the union asks for

- No work between ten at night and five in the morning.
- Two crews for each crane:
  1. one on the ground,
  2. one above.

> We do not sell our sleep.
>
> Nobody should.

The port authority calls the demand “a danger to the whole coast”.
It expects losses of 3 million a week, as its director told this newspaper, and it asks the ministry to step in before the summer begins.
`;

const SENTENCE =
  'The ministry of transport supports the plan, since the old bridge cannot carry heavy lorries any more.';

suite('Web pages become articles', () => {
  test('without navigation, advertising and scripts, with what their head says of them', async () => {
    assert.equal(await imported(importer, 'strike.html', NEWS), NEWS_MD);
  });

  test('their entities are letters, soft hyphens go, hard spaces are spaces', async () => {
    const page = `<html><head><title>Caf&eacute; rules</title></head><body><article>
<p>The caf&eacute; owners&rsquo; associ&shy;ation wants &frac12; of the pave&shy;ment &amp; &laquo;&nbsp;no fees&nbsp;&raquo;. ${SENTENCE}</p>
<p>&#1041;&#x440;&#1102;ssel &ndash; &quot;agreed&quot;. ${SENTENCE}</p></article></body></html>`;
    assert.equal(
      await imported(importer, 'cafe.htm', page),
      `---
title: "Café rules"
origin: "cafe.htm"
---

The café owners’ association wants ½ of the pavement & « no fees ». ${SENTENCE}

Брюssel – "agreed". ${SENTENCE}
`,
    );
  });

  test('in the encoding that they name', async () => {
    const page = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252">
<title>Stra\xdfe</title></head><body><p>Die Stra\xdfe bleibt \x84gesperrt\x93. ${SENTENCE}</p></body></html>`;
    const bytes = Uint8Array.from(page, (letter) => letter.charCodeAt(0));
    assert.match(await imported(importer, 'a.html', bytes), /Die Straße bleibt „gesperrt“\. The/);
  });

  test('in other scripts, composed', async () => {
    const greek =
      'Η κυβέρνηση απορρίπτει την πρόταση για το λιμάνι και ζητεί νέες διαπραγματεύσεις.';
    const arabic = 'ترفض النقابة العمل ليلا في الميناء وتطالب بمفاوضات جديدة مع الوزارة.';
    const chinese = '工会拒绝港口夜班,并要求与交通部重新谈判。';
    const page = `<html><head><meta charset="utf-8"><title>Λιμάνι</title></head><body><article>
<p>${greek.normalize('NFD')}</p><p dir="rtl">${arabic}</p><p>${chinese}</p><p>${SENTENCE} ${SENTENCE}</p>
</article></body></html>`;
    assert.equal(
      await imported(importer, 'port.xhtml', page),
      `---\ntitle: "Λιμάνι"\norigin: "port.xhtml"\n---\n\n${greek}\n\n${arabic}\n\n${chinese}\n\n${SENTENCE} ${SENTENCE}\n`,
    );
  });

  test('tables are Markdown tables', async () => {
    const page = `<html><head><title>Votes</title></head><body><article><p>${SENTENCE} ${SENTENCE}</p>
<table><tr><th>Party</th><th>Votes</th></tr><tr><td>Greens | Left</td><td>31</td></tr><tr><td>Centre</td><td><p>12</p><p>(all)</p></td></tr></table>
<p>${SENTENCE}</p></article></body></html>`;
    const text = await imported(importer, 'votes.html', page);
    assert.match(
      text,
      /\n\n\| Party \| Votes \|\n\| --- \| --- \|\n\| Greens \\\| Left \| 31 \|\n\| Centre \| 12 \(all\) \|\n\n/,
    );
  });

  test('nothing of a hostile page is run or would be fetched by a preview', async () => {
    const page = `<!DOCTYPE html [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><html><head><title>Hi</title>
<link rel="canonical" href="javascript:alert(1)"></head><body onload="globalThis.hostile = 1"><article>
<p>Mind &lt;img src=https://evil.example/a.png onerror=alert(1)> and &lt;script>globalThis.hostile = 2&lt;/script> and ![dot](https://evil.example/b.png). ${SENTENCE}</p>
<p>&xxe; a &lt; b. <a href="javascript:globalThis.hostile = 3">${SENTENCE}</a></p>
<script>globalThis.hostile = 4</script><iframe src="https://evil.example"></iframe><svg onload="globalThis.hostile = 5"></svg>
</article></body></html>`;
    const text = await imported(importer, 'hostile.html', page);
    assert.equal((globalThis as { hostile?: number }).hostile, undefined);
    assert.match(text, /Mind \\<img src/);
    assert.match(text, /and \\<script>globalThis\.hostile = 2\\<\/script> and !\\\[dot\]/);
    assert.match(text, / a < b\. The ministry/);
    assert.doesNotMatch(text, /url:|iframe|hostile = [1345]|root:/);
  });

  test('name the author, not what stands around the name, and their encoding at any place', async () => {
    const page = (author: string): string =>
      `<html><head><meta name="author" content="${author}"><title>x</title></head><body><p>${SENTENCE}</p></body></html>`;
    assert.match(await imported(importer, 'a.html', page('Par Ann Lee')), /author: "Ann Lee"/);
    const dated = await imported(importer, 'a.html', page('Last Updated: January 7, 2025'));
    assert.doesNotMatch(dated, /author/);
    const late = `<html><head><script>${' '.repeat(40_000)}</script><meta charset="windows-1251"></head><body><p>\xcf\xee\xf0\xf2. ${SENTENCE}</p></body></html>`;
    const bytes = Uint8Array.from(late, (sign) => sign.charCodeAt(0));
    assert.match(await imported(importer, 'a.html', bytes), /Порт\./);
  });

  test('that hold nothing are said', async () => {
    for (const page of [
      '',
      '<html></html>',
      '<html><body><script>1</script></body></html>',
      '\0',
    ]) {
      assert.equal(await imported(importer, 'none.html', page), 'error no-text', page);
    }
    const inOneAnother = `<html><body>${'<div>'.repeat(150)}${SENTENCE}`;
    assert.match(await imported(importer, 'nested.html', inOneAnother), /The ministry/);
    const written = `<script>document.write('${'<div>'.repeat(1000)}')</script><!--${'<b>'.repeat(1000)}-->`;
    const page = `<html><body>${written}<p>${SENTENCE}</p></body></html>`;
    assert.match(await imported(importer, 'script.html', page), /The ministry/);
    const deep = `<html><body>${'<div>'.repeat(100_000)}${SENTENCE}`;
    assert.equal(await imported(importer, 'deep.html', deep), 'error unreadable');
    const large = new Uint8Array(20_000_001).fill(32);
    assert.equal(await imported(importer, 'large.html', large), 'error too-large');
  });
});
