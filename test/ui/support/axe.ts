import fs from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { installPinned } from '../../../scripts/lib/pinnedInstall.mjs';
import { cacheFolder, inRoot } from '../../../scripts/lib/places.mjs';

interface Violation {
  readonly id: string;
  readonly impact: 'minor' | 'moderate' | 'serious' | 'critical' | null;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** The accessibility barriers that axe-core finds in a page, one per line: its serious and critical
 * rules. */
export async function barriersIn(frame: Frame): Promise<readonly string[]> {
  const folder = installPinned({
    name: 'axe-core',
    from: inRoot('test', 'axe'),
    to: path.join(cacheFolder, 'axe'),
  });
  const source = path.join(folder, 'node_modules', 'axe-core', 'axe.min.js');
  // As an expression, since the page's policy allows no further script.
  await frame.evaluate(fs.readFileSync(source, 'utf8'));
  const violations = await frame.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return (violations as readonly Violation[])
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) =>
        [id, help, html.slice(0, 200), failureSummary.replace(/\s+/g, ' ')].join(' | '),
      ),
    );
}
