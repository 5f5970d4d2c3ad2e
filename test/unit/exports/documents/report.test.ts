import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import {
  REPORT_SCRIPT,
  REPORT_STYLE,
  SCRIPT_HASH,
  STYLE_HASH,
} from '../../../../src/core/exports/report/reportPage';
import type { CorpusReader } from '../../../../src/core/model/corpus';
import { claims } from '../../../support/claims';
import { codebook, corpus, placed, position, quotePart } from '../../../support/corpus';
import { rendered } from '../rendered';

const READER = claims(
  `
  in one.md 2024-01-10 author=Ana
  p1: a supports x at=0-8
  p2: b opposes x at=4-12
  p3: c opposes x at=20-24
  in two.md 2024-03-10
  p4: a supports y according-to=b`,
  codebook({ actors: { a: { name: 'Airport' }, b: { name: 'Town' } }, issues: { x: {}, y: {} } }),
);
const TEXT = 'They fly by night, we sleep by day.';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=http://evil.example/x onerror=alert(1)>',
  '</style></div><iframe src="//evil.example"></iframe>',
  "' onmouseover='alert(1)",
  '&lt;script&gt;',
  'javascript:alert(1)',
  '\u202egnp.exe',
];

suite('The report', () => {
  test('has as many positions and disagreements as the JSON export', async () => {
    const json = JSON.parse(await rendered('json', READER)) as Record<string, unknown[]>;
    const { document } = await page(READER, { 'one.md': TEXT });
    assert.equal(document.querySelectorAll('[data-position]').length, json.positions?.length);
    const rows = document.querySelectorAll('tr[data-row="disagreements"]').length;
    assert.equal(rows, json.disagreements?.length);
    assert.equal(document.querySelectorAll('article').length, json.articles?.length);
    assert.ok(rows > 0);
  });

  test('an article stands there word for word, with its quotes marked and linked both ways', async () => {
    const { document } = await page(READER, { 'one.md': TEXT });
    const text = document.querySelector('.text');
    assert.equal(text?.textContent, TEXT);
    const marks = [...(text?.querySelectorAll('mark') ?? [])];
    assert.deepEqual(
      marks.map((mark) => [mark.className, mark.textContent]),
      [
        ['for', 'They'],
        ['against', ' fly'],
        ['against', ' by '],
        ['against', 'e sl'],
      ],
    );
    for (const link of document.querySelectorAll('a')) {
      const address = link.getAttribute('href') ?? '';
      assert.match(address, /^#[a-z0-9-]+$/);
      assert.ok(document.getElementById(address.slice(1)), address);
    }
  });

  test('says who stands where, draws the network and how it was counted', async () => {
    const { document } = await page(READER);
    const cells = [...document.querySelectorAll('tr[data-row="board"]')].map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) => cell.textContent),
    );
    assert.deepEqual(cells, [['x', 'Airport', 'Town, c', '']]);
    assert.ok(document.querySelector('figure svg'));
    assert.match(
      document.body.textContent ?? '',
      /4 recorded; not counted: ascribed by another actor \(1\)/,
    );
  });

  test('a card says who speaks for whom, of whom, and who the author is', async () => {
    const { document } = await page(
      claims(`
        in one.md 2024-01-10
        p1: a opposes x speaker=ana target=b evaluation=-1 condition=asked
        p2: author supports x
        p3: a evaluates x target=b evaluation=1`),
      {},
    );
    const cards = [...document.querySelectorAll('[data-position]')].map((one) =>
      [...one.querySelectorAll('p')].map((line) => line.textContent).join(' | '),
    );
    assert.deepEqual(cards, [
      'a · against, criticism (target: b), under the condition “asked” · x | “words of p1” | speaker: ana · 10 Jan 2024',
      'the author · for · x | “words of p2” | 10 Jan 2024',
      'a · praise (target: b) · x | “words of p3” | 10 Jan 2024',
    ]);
  });

  test('nothing that a file says becomes markup, a script or a request', async () => {
    const { document, html } = await page(hostile(), { 'a.md': HOSTILE.join(' ') });
    assert.equal(document.querySelectorAll('script').length, 1);
    assert.equal(document.querySelectorAll('style').length, 1);
    assert.equal(
      document.querySelectorAll('img, iframe, object, embed, link, base, form').length,
      0,
    );
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        assert.doesNotMatch(name, /^on|^style$|^src/);
        if (name.endsWith('href')) assert.match(value, /^#/);
      }
    }
    assert.equal(document.querySelector('.text')?.textContent, HOSTILE.join(' '));
    // The only address is the name of the form of drawings.
    assert.deepEqual(new Set(htmlAddresses(html)), new Set(['http://www.w3.org/2000/svg']));
  });

  test('its policy allows its own style and script, by what they are, and no request', async () => {
    const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');
    assert.deepEqual([STYLE_HASH, SCRIPT_HASH], [hashOf(REPORT_STYLE), hashOf(REPORT_SCRIPT)]);
    const { document } = await page(READER);
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
    assert.match(policy, /^default-src 'none'; /);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
    assert.equal(document.querySelector('style')?.textContent, REPORT_STYLE);
  });

  test('without its script all is shown, and no field that does nothing', async () => {
    const { document } = await page(READER);
    assert.equal(document.querySelectorAll('[data-row][hidden]').length, 0);
    assert.equal(document.querySelectorAll('.filter:not([hidden])').length, 0);
  });

  test('texts beyond five million characters are left out, which is said', async () => {
    const { document } = await page(READER, { 'one.md': 'x'.repeat(5_000_001) });
    assert.equal(document.querySelectorAll('.text').length, 0);
    assert.match(
      document.body.textContent ?? '',
      /without text: this page contains at most 5,000,000 characters/,
    );
    assert.equal(document.querySelectorAll('[data-position]').length, 4);
  });
});

function hostile(): CorpusReader {
  const annotations = HOSTILE.map((text, at) =>
    placed(
      position({
        id: `p${String(at)}`,
        actors: [text],
        issues: ['x'],
        stance: at % 2 === 0 ? 'support' : 'oppose',
        coder: text,
        quote: [quotePart(text, HOSTILE.slice(0, at).join(' ').length + (at > 0 ? 1 : 0))],
      }),
    ),
  );
  const metadata = { title: HOSTILE[0], author: HOSTILE[1], source: HOSTILE[2], date: HOSTILE[3] };
  return corpus([{ path: 'a.md', metadata, annotations }]);
}

function htmlAddresses(html: string): string[] {
  const own = html.replace(/>[^<]*</g, '><');
  return own.match(/https?:\/\/[^"\s<]+/g) ?? [];
}

async function page(reader: CorpusReader, texts: Readonly<Record<string, string>> = {}) {
  const html = await rendered('report-html', reader, { texts });
  return { html, document: parseHTML(html).document };
}
