import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  acceptQuickInput,
  clickRow,
  quickPickRows,
  runCommand,
  picture,
  pictures,
  treeRows,
  typeInQuickInput,
  useSharedWindow,
  waitForNoQuickInput,
  waitForQuickInput,
  waitForRows,
} from '../driver';
import { until } from '../support/annotating';
import { arrange, showOnly } from '../views/layout';

const ISSUES = 20;
const TOWNS = 120;
/** Every second town is for an issue, and the others against it. */
const ROWS = ISSUES * (TOWNS / 2) ** 2;

suite('Tens of thousands of disagreements', () => {
  const window = useSharedWindow({ name: 'large', prepare: writeCorpus, open: 'plan-01.txt' });

  const rowsWith = async (description: string): Promise<readonly string[]> => {
    await until(`${description} is found`, async () =>
      (await quickPickRows(window())).some((row) => row.description === description),
    );
    return (await quickPickRows(window())).map((row) => `${row.label} | ${row.description}`);
  };

  test('stand under their pairs when asked, and the last row says how many more there are', async () => {
    await showOnly(window(), 'Disagreements');
    await waitForRows(window(), 'Disagreements', (rows) =>
      rows.some(({ description }) => description === '3600 ⇄'),
    );
    const counted = new RegExp(`^${ROWS.toLocaleString('en')} disagreements`);
    await window().page.locator('.pane-header .description', { hasText: counted }).waitFor();
    await arrange(window(), 'Disagreements', 'Pair of actors');
    await waitForRows(window(), 'Disagreements', (rows) =>
      rows.some(({ label }) => label === 'Town 001 – Town 002'),
    );
    await clickRow(window(), 'Disagreements', 'Town 001 – Town 002');
    await waitForRows(window(), 'Disagreements', (rows) =>
      rows.some(({ label }) => label.startsWith('Plan ')),
    );
    const [first] = await treeRows(window(), 'Disagreements');
    assert.equal(first?.description, '20 issues');
    await pictures(window(), 'many-disagreements-pairs');
  });

  test('are found by words of their issue and actors, and Enter compares the quotes', async () => {
    await runCommand(window(), 'Policy Annotator: Find in Disagreements');
    await waitForQuickInput(window(), 'Disagreements');
    await typeInQuickInput(window(), '119 plan 07 118');
    const found = 'Town 118 ⊖ – ⊕ Town 119';
    assert.deepEqual(await rowsWith(found), [`Plan 07 | ${found}`]);
    await pictures(window(), 'many-disagreements-found');
    await acceptQuickInput(window());
    await waitForNoQuickInput(window());
    await window().page.locator('.tab', { hasText: 'Town 119' }).first().waitFor();
    await picture(window(), 'many-disagreements-compared');
  });
});

function writeCorpus(folder: string): void {
  const write = (name: string, lines: readonly string[]): void =>
    fs.writeFileSync(path.join(folder, name), lines.map((line) => `${line}\n`).join(''));
  const towns = numbers(TOWNS, 3);
  const plans = numbers(ISSUES, 2);
  write('codebook.yaml', [
    'format: policy-codebook/1',
    'actors:',
    ...towns.map((n) => `  town-${n}: {name: Town ${n}}`),
    'issues:',
    ...plans.map((n) => `  plan-${n}: {name: Plan ${n}}`),
  ]);
  for (const plan of plans) {
    write(
      `plan-${plan}.txt`,
      towns.map((n) => `Council ${n} has decided.`),
    );
    write(`plan-${plan}.txt.annotations.yaml`, [
      'format: policy-annotations/1',
      'positions:',
      ...towns.flatMap((n, at) => [
        `  - id: p${plan}${n}`,
        `    actor: town-${n}`,
        `    issue: plan-${plan}`,
        `    stance: ${at % 2 === 0 ? 'support' : 'oppose'}`,
        `    quote: {exact: "Council ${n} has decided"}`,
      ]),
      '...',
    ]);
  }
}

function numbers(count: number, width: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(index + 1).padStart(width, '0'));
}
