import assert from 'node:assert/strict';
import type { ExportInput } from '../../../src/core';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';
import { rendered } from './rendered';

const BOOK = codebook({
  actors: { port: { name: 'Port' }, town: { name: 'Town' }, quay: { name: 'Quay' } },
  issues: { toll: { name: 'Toll' }, ferry: { name: 'Ferry' } },
});

const SECRET = claims(
  `
  in open.md 2024-01-10 source=Wire
  p1: port supports toll
  in secret.md 2024-03-10 source=Reply quotable=no
  p2: port supports toll
  p3: town opposes toll condition=no_bus
  p4: quay opposes toll
  p5: quay supports ferry condition=a_pier
  p6: town opposes ferry
  s1: port | town disagree on toll
  s2: port | quay disagree on ferry`,
  BOOK,
);

suite('Words that may not be printed', () => {
  test('are “not quotable” of each actor, since they are not the same words', async () => {
    assert.deepEqual(tablesIn(await brief('short')), [
      '| **Port**<br>“words of p1”<br>10 Jan 2024, Wire, open.md | **Quay**<br>not quotable<br>10 Mar 2024, Reply, secret.md |',
      '|  | **Town (conditional)**<br>not quotable<br>10 Mar 2024, Reply, secret.md |',
      '| **Quay (conditional)**<br>not quotable<br>10 Mar 2024, Reply, secret.md | **Town**<br>not quotable<br>10 Mar 2024, Reply, secret.md |',
    ]);
    const german = tablesIn(await brief('short', 'de')).join('\n');
    assert.match(german, /\*\*Quay \(bedingt\)\*\*<br>nicht zitierfähig<br>/);
    assert.doesNotMatch(german, /not quotable|oben zitiert/);
  });

  test('have a line for each position in the annex', async () => {
    const text = await brief('short');
    const annex = text.slice(text.indexOf('## Annex'), text.indexOf('## How'));
    assert.deepEqual(
      annex.split('\n').filter((line) => line.includes('not quotable')),
      [
        '- not quotable — Port on Toll: for, secret.md',
        '- not quotable — Town on Toll: against, conditional, secret.md',
        '- not quotable — Quay on Toll: against, secret.md',
        '- not quotable — Quay on Ferry: for, conditional, secret.md',
        '- not quotable — Town on Ferry: against, secret.md',
        '- **Port and Quay on Ferry**<br>not quotable, secret.md',
        '- **Port and Town on Toll**<br>not quotable, secret.md',
      ],
    );
  });

  test('are no quotes of a disagreement on one page, where those of neither are', async () => {
    const page = await brief('one-page');
    assert.match(
      page,
      /One of the sharpest disagreements is on Toll: Port \(for\) and Quay \(against\)/,
    );
    assert.match(page, / {2}- \*\*Port:\*\* “words of p1” \(10 Jan 2024/);
    assert.match(page, / {2}- \*\*Quay:\*\* not quotable \(10 Mar 2024, Reply, secret\.md\)/);
    const neither = claims(
      `
      in secret.md 2024-03-10 quotable=no
      p1: port supports toll condition=no_bus
      p2: town opposes toll`,
      BOOK,
    );
    const without = await brief('one-page', 'en', neither);
    assert.match(without, /Port \(for, conditional\) and Town \(against\)/);
    assert.doesNotMatch(without, /quotable|uotation marks|orded by the coders/);
  });

  test('are beside those that may be printed in a list of conditions', async () => {
    const both = claims(
      `
      in open.md 2024-01-10
      p1: port supports toll condition=no_bus
      in secret.md 2024-03-10 quotable=no
      p2: port supports toll condition=a_pier
      p3: town opposes toll condition=a_wall
      in last.md 2024-04-10
      p4: town opposes toll`,
      BOOK,
    );
    const page = await brief('one-page', 'en', both);
    assert.match(page, /: Port \(under the conditions “no bus” and 1 more condition\);/);
    assert.match(page, /against: Town \(partly conditional\)\./);
    const table = await rendered('position-table-html', both);
    assert.match(table, />for, under the condition “no bus” or 1 more condition</);
    assert.match(table, />against, partly conditional</);
    const german = await rendered('position-table-html', both, { language: 'de' });
    assert.match(german, />dafür, unter der Bedingung „no bus“ oder 1 weiteren Bedingung</);
  });

  test('are those of different conditions, under which claims do not contradict each other', async () => {
    const secret = (other: string) =>
      claims(
        `
        in one.md 2024-01-10 quotable=no
        p1: port supports toll condition=no_bus
        p2: port opposes toll condition=${other}
        in two.md 2024-01-10 quotable=no
        p3: port supports toll condition=No_Bus`,
        BOOK,
      );
    assert.doesNotMatch(await brief('one-page', 'en', secret('a_pier')), /Both sides taken/);
    assert.match(await brief('one-page', 'en', secret('no_BUS')), /Both sides taken: Port on Toll/);
    const rows = await rendered('positions-csv', secret('a_pier'));
    assert.equal(rows.match(/\[not quotable 2\]/g)?.length, 1);
  });

  for (const format of ['brief-md', 'position-table-html', 'report-html']) {
    test(`have no quotation marks in ${format}`, async () => {
      const text = await rendered(format, SECRET, { briefLength: 'full' });
      assert.match(text, /not quotable/);
      assert.doesNotMatch(text, /\[not quotable|“not quotable|under the condition/);
    });
  }
});

/** The rows of the tables of issues. */
function tablesIn(text: string): string[] {
  return text.split('\n').filter((line) => line.startsWith('| **') || line.startsWith('|  | **'));
}

function brief(
  briefLength: ExportInput['briefLength'],
  language: ExportInput['language'] = 'en',
  reader = SECRET,
): Promise<string> {
  return rendered('brief-md', reader, { briefLength, language });
}
