import fs from 'node:fs';
import path from 'node:path';
import { ARTICLE, idsOf, makeCorpus } from './diskCorpus';
import { workshop } from './processes';
import type { ReportRow } from './report';

/** Row 9 on disk: two processes add to one annotation file at once, as two windows do. `asked`:
 * additions of both together, 1,000 for the full run. Their timing is random and cannot be
 * reproduced. */
export async function twoProcessRows(asked: number): Promise<readonly ReportRow[]> {
  const work = workshop();
  try {
    const places = work.places('two windows');
    makeCorpus(places);
    const count = Math.ceil(asked / 2);
    const windows = ['lea', 'tom'].map((name) => work.start({ places, name, count }));
    const start = performance.now();
    const endings = await Promise.all(windows.map(({ ended }) => ended));
    const seconds = (performance.now() - start) / 1000;
    const text = fs.readFileSync(path.join(places.texts, `${ARTICLE}.annotations.yaml`), 'utf8');
    const ids = idsOf(text);
    const wanted = windows.flatMap((window) => window.wanted);
    const acknowledged = windows.flatMap((window) => window.saved);
    const lost = wanted.filter((id) => ids?.includes(id) !== true);
    const left = [...fs.readdirSync(places.journal), ...fs.readdirSync(places.locks)];
    const refused = windows.flatMap((window) => window.refused).length;
    const reported = `${lost.length} lost, ${(wanted.length / seconds).toFixed(0)} saves a second, ${refused} given up at first and made later`;
    const isGood =
      endings.every((ending) => ending === 0) &&
      lost.length === 0 &&
      ids?.length === new Set(wanted).size &&
      acknowledged.length === wanted.length &&
      left.length === 0;
    return [
      {
        row: 9,
        check: 'two processes add to one annotation file',
        asked,
        run: wanted.length,
        seed: undefined,
        result: isGood
          ? `ok: ${reported}`
          : `${reported}; endings ${endings.join(', ')}; ${ids?.length ?? 'torn'} in the file; left: ${left.join(', ')}`,
      },
    ];
  } finally {
    work.remove();
  }
}
