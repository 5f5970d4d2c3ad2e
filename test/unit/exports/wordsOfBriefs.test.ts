import assert from 'node:assert/strict';
import { loadCorpus } from '../../../src/cli/corpus/corpus';
import type { BriefLength, ExportLanguage } from '../../../src/core';
import type { CorpusReader } from '../../../src/core/model/corpus';
import { rendered } from './rendered';

// The promises of the three lengths, counted in the briefs of the example: words as a reader reads
// them, and quotes.

suite('The words of the briefs of the example', () => {
  for (const language of ['en', 'de'] as const) {
    test(`fit on one page: ${language}`, async () => {
      const page = await briefOf('one-page', language);
      const count = wordsIn(page);
      assert.ok(count > 300 && count <= 450, String(count));
      assert.equal(quotesIn(page).length, 2, 'of the sharpest disagreement');
    });

    test(`are at most 2,200 before the annex of a short brief, with no quote twice: ${language}`, async () => {
      const text = await briefOf('short', language);
      const body = text.slice(0, text.search(/^## (?:Annex|Anhang)/m));
      const count = wordsIn(body);
      assert.ok(count > 1000 && count <= 2200, String(count));
      const quotes = quotesIn(body);
      assert.ok(quotes.length > 40);
      assert.deepEqual(
        quotes.filter((quote, at) => quotes.indexOf(quote) !== at),
        [],
      );
    });

    test(`are each quote once in the annex: ${language}`, async () => {
      const text = await briefOf('short', language);
      const annex = text.slice(text.search(/^## (?:Annex|Anhang)/m));
      const quotes = annex.match(/^- [“„].*?[”“] — /gm) ?? [];
      assert.ok(quotes.length > 50);
      assert.equal(new Set(quotes).size, quotes.length);
    });
  }
});

async function briefOf(briefLength: BriefLength, language: ExportLanguage): Promise<string> {
  const beside = { today: '2026-12-01', edition: undefined, own: new Map() };
  return rendered('brief-md', await example(), { briefLength, language, beside });
}

let loadedOnce: Promise<CorpusReader> | undefined;

function example(): Promise<CorpusReader> {
  loadedOnce ??= loadCorpus('examples', undefined, () => undefined, false).then((loaded) => {
    assert.ok(loaded.kind !== 'refused');
    return loaded.corpus.reader;
  });
  return loadedOnce;
}

/** The quotes of cells and of the sharpest disagreement, which stand on a line of their own. */
function quotesIn(markdown: string): readonly string[] {
  return markdown.match(/(?<=<br>(?:\w+: )?|\*\* )[“„][^<]*?[”“](?=<br>| \()/g) ?? [];
}

function wordsIn(markdown: string): number {
  const text = markdown
    .replace(/<!--.*?-->|<a id=.*?<\/a>|^\| ---.*$/gm, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/<br>|\|/g, ' ');
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
