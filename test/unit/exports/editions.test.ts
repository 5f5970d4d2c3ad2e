import assert from 'node:assert/strict';
import { loadCorpus } from '../../../src/cli/corpus/corpus';
import { analyse } from '../../../src/core/analysis/analyse';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import {
  editionOf,
  editionText,
  isOfOtherCorpus,
  readEdition,
  type Edition,
} from '../../../src/core/exports/brief/editions/edition';
import { quotableReader } from '../../../src/core';
import type { Annotation, Position } from '../../../src/core/model/annotation';
import type { ArticleRow, CorpusReader } from '../../../src/core/model/corpus';
import { runSync } from '../../../src/core/util/task';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';
import { rendered } from './rendered';

const BOOK = codebook({
  actors: { port: { name: 'Port' }, town: { name: 'Town' }, anna: { name: 'Anna' } },
  issues: { toll: { name: 'Toll' }, quay: { name: 'Quay' } },
});

const FIRST = `
  in one.md 2024-01-10
  p1: port supports toll
  p2: town opposes toll condition=no_bus
  p3: anna opposes quay`;

suite('Editions of a brief', () => {
  test('say in short and full briefs what came, went and moved', async () => {
    const first = editionAt('2026-05-01', claims(FIRST, BOOK));
    const later = claims(
      `
      in one.md 2024-01-10
      p1: port supports toll
      p2: town opposes toll
      p3: town opposes quay
      in two.md 2024-02-01
      p4: port supports quay`,
      BOOK,
    );
    for (const briefLength of ['short', 'full'] as const) {
      const text = await brief(later, first, briefLength);
      assert.match(text, /\nEdition 2, 1 Dec 2026\\?\.\n/);
      assert.deepEqual(changesIn(text), [
        '## Changed since edition 1 of 1 May 2026',
        '- **New:** Port on Quay: for, two.md',
        '- **Changed:** Town on Toll: now against; before, against, under the condition “no bus”; one.md',
        '- **Changed:** now Town on Quay: against; before, Anna on Quay: against; one.md',
        '- **New disagreement:** Port and Town on Quay',
      ]);
    }
  });

  test('say once what several removed positions said', async () => {
    const twice = claims(
      `
      in one.md 2024-01-10
      p1: port supports toll coder=lea at=0-9
      p2: port supports toll coder=tom at=0-12
      p3: town opposes toll coder=lea at=20-29`,
      BOOK,
    );
    const first = editionAt('2026-05-01', twice);
    const later = claims('in one.md 2024-01-10\np3: town opposes toll coder=lea at=20-29', BOOK);
    assert.deepEqual(changesIn(await brief(later, first, 'short')), [
      '## Changed since edition 1 of 1 May 2026',
      '- **Removed:** Port on Toll: for, one.md (2 positions)',
      '- **No longer a disagreement:** Port and Town on Toll',
    ]);
  });

  test('count changes on one page', async () => {
    const first = editionAt('2026-05-01', claims(FIRST, BOOK));
    const later = claims('in one.md 2024-01-10\np1: port opposes toll', BOOK);
    assert.match(
      await brief(later, first, 'one-page'),
      /\nSince edition 1 of 1 May 2026: 2 removed positions, 1 changed position and 1 former disagreement\.\n/,
    );
  });

  test('stay the same where nothing has changed, whenever they are made', () => {
    const first = editionAt('2026-05-01', claims(FIRST, BOOK));
    const second = editionAt('2026-06-01', claims(`${FIRST}\np4: port opposes quay`, BOOK), first);
    assert.equal(second.number, 2);
    const again = editionAt('2026-07-01', claims(`${FIRST}\np4: port opposes quay`, BOOK), second);
    assert.deepEqual(again, second);
  });

  test('are read as they were written, and nothing else is', () => {
    const first = editionAt('2026-05-01', claims(FIRST, BOOK));
    const second = editionAt('2026-06-01', claims('', BOOK), first);
    const text = [...editionText(second)].join('');
    assert.deepEqual(readEdition(text), second);
    for (const number of ['0', '-3', '1.5', String(Number.MAX_SAFE_INTEGER)])
      assert.equal(readEdition(text.replace('"number": 2', `"number": ${number}`)), undefined);
    for (const other of ['', '{}', text.replace('edition/1', 'edition/9'), text.slice(0, -9)])
      assert.equal(readEdition(other), undefined);
  });

  test('belong to another corpus where none of their positions is known', () => {
    const first = editionAt('2026-05-01', claims(FIRST, BOOK));
    const other = codebook({ actors: { kai: {}, ann: {} }, issues: { sun: {} } });
    const sameIds = claims('in x.md 2024-01-10\np1: kai supports sun', other);
    const otherIds = claims('in one.md 2024-01-10\nq1: port supports toll', BOOK);
    const oneLeft = claims('in one.md 2024-01-10\np1: port opposes quay', BOOK);
    assert.deepEqual(
      [sameIds, otherIds, oneLeft].map((reader) => isOfOtherCorpus(first, reader)),
      [true, true, false],
    );
    assert.equal(isOfOtherCorpus({ ...first, positions: [] }, otherIds), false);
  });

  test('are not compared where they count otherwise', async () => {
    const first = editionAt('2026-05-01', claims(FIRST, BOOK));
    const text = await rendered('brief-md', claims(FIRST, BOOK), {
      briefLength: 'short',
      filter: { rollUp: 'actors' },
      beside: { today: '2026-12-01', edition: first, own: new Map() },
    });
    assert.match(text, /Changes since edition 1 of 1 May 2026 are not listed/);
    assert.match(text, /\nEdition 2, /);
  });

  test('forget who must not be named any more, and what must not be quoted', async () => {
    const open = editionAt('2026-05-01', claims(FIRST, BOOK));
    for (const [quotable, hidden] of [
      ['anonymous', /\bport\b|town|anna/i],
      ['no', /no bus/],
    ] as const) {
      const closed = withQuotable(claims(FIRST, BOOK), quotable);
      const next = editionAt('2026-06-01', quotableReader(closed), open);
      assert.doesNotMatch([...editionText(next)].join(''), hidden);
      assert.doesNotMatch(await brief(closed, open, 'short'), hidden);
      const empty = editionAt('2026-07-01', quotableReader(withoutPositions(closed)), open);
      assert.doesNotMatch([...editionText(empty)].join(''), hidden);
    }
  });

  test('say exactly what ten different changes changed', async () => {
    const before = claims(
      `
      in one.md 2024-01-10
      p1: port supports toll
      p2: town opposes toll
      p3: anna opposes quay
      p4: port supports quay condition=no_bus
      p5: town supports quay
      p6: anna supports toll
      in two.md 2024-02-01
      p7: port supports quay
      p8: town opposes quay
      p9: anna supports quay
      q1: port opposes toll
      q2: town supports toll`,
      BOOK,
    );
    const after = claims(
      `
      in one.md 2024-01-10
      p1: port supports toll
      p2: town opposes toll condition=all_pay
      p3: anna supports quay
      p4: port supports quay
      p5: town supports toll
      p6: port supports toll
      in two.md 2024-02-01
      p7: port supports quay target=anna
      p8: town opposes quay evaluation=-1
      p9: anna neutral-on quay
      q2: town supports toll
      q3: anna opposes toll`,
      BOOK,
    );
    const lines = changesIn(await brief(after, editionAt('2026-05-01', before), 'short'));
    assert.deepEqual(lines, [
      '## Changed since edition 1 of 1 May 2026',
      '- **New:** Anna on Toll: against, two.md',
      '- **Removed:** Port on Toll: against, two.md',
      '- **Changed:** Town on Toll: now against, under the condition “all pay”; before, against; one.md',
      '- **Changed:** Anna on Quay: now for; before, against; one.md',
      '- **Changed:** Port on Quay: now for; before, for, under the condition “no bus”; one.md',
      '- **Changed:** now Town on Toll: for; before, Town on Quay: for; one.md',
      '- **Changed:** now Port on Toll: for; before, Anna on Toll: for; one.md',
      '- **Changed:** Port on Quay: now for, target: Anna; before, for; two.md',
      '- **Changed:** Town on Quay: now against, criticism (target: unnamed); before, against; two.md',
      '- **Changed:** Anna on Quay: now neutral; before, for; two.md',
      '- **New disagreement:** Anna and Port on Toll',
      '- **No longer a disagreement:** Anna and Port on Quay',
    ]);
    assert.match(
      await brief(after, editionAt('2026-05-01', before), 'one-page'),
      /: 1 new position, 1 removed position, 8 changed positions/,
    );
    const again = editionAt(
      '2026-12-02',
      after,
      editionAt('2026-12-01', after, editionAt('2026-05-01', before)),
    );
    assert.deepEqual([again.number, again.date], [2, '2026-12-01']);
  });

  test('say exactly which ten positions of the example have changed', async () => {
    const loaded = await loadCorpus('examples', undefined, () => undefined, false);
    assert.ok(loaded.kind !== 'refused');
    const { reader } = loaded.corpus;
    const first = editionAt('2026-05-01', reader);
    const ids = first.positions.map(({ id }) => id);
    const [removed, changed] = [new Set(ids.slice(3, 6)), new Set(ids.slice(20, 27))];
    const later = mapped(reader, (annotation) => {
      if (removed.has(annotation.id)) return [];
      return annotation.kind === 'position' && changed.has(annotation.id)
        ? [{ ...annotation, condition: 'if all others do' } satisfies Position]
        : [annotation];
    });
    const lines = changesIn(await brief(later, first, 'short'));
    const count = (lead: string): number =>
      lines.filter((line) => line.startsWith(`- **${lead}:**`)).length;
    assert.deepEqual([count('New'), count('Removed'), count('Changed')], [0, 3, 7]);
    const second = editionAt('2026-12-01', later, first);
    assert.deepEqual(
      second.changes?.removed.map(({ id }) => id),
      [...removed],
    );
    assert.deepEqual(
      second.changes?.changed.map(([{ id }]) => id),
      [...changed],
    );
  });
});

function editionAt(date: string, reader: CorpusReader, earlier?: Edition): Edition {
  return editionOf(runSync(analyse(reader, DEFAULT_FILTER)), date, earlier);
}

function brief(
  reader: CorpusReader,
  edition: Edition,
  briefLength: 'one-page' | 'short' | 'full',
): Promise<string> {
  const beside = { today: '2026-12-01', edition, own: new Map() };
  return rendered('brief-md', reader, { briefLength, beside });
}

function changesIn(markdown: string): string[] {
  const at = markdown.indexOf('## Changed since');
  return markdown
    .slice(at, markdown.indexOf('<!--', at))
    .split('\n')
    .filter((line) => line !== '');
}

function mapped(
  reader: CorpusReader,
  change: (annotation: Annotation) => readonly Annotation[],
): CorpusReader {
  return withRows(reader, (row) => ({
    ...row,
    annotations: row.annotations.flatMap((placed) =>
      change(placed.annotation).map((annotation) => ({ ...placed, annotation })),
    ),
  }));
}

function withoutPositions(reader: CorpusReader): CorpusReader {
  return mapped(reader, () => []);
}

function withQuotable(reader: CorpusReader, quotable: 'anonymous' | 'no'): CorpusReader {
  return withRows(reader, (row) => ({ ...row, metadata: { ...row.metadata, quotable } }));
}

function withRows(reader: CorpusReader, change: (row: ArticleRow) => ArticleRow): CorpusReader {
  const rows = reader.articles().map(change);
  return {
    ...reader,
    articles: () => rows,
    article: (path) => rows.find((row) => row.path === path),
  };
}
