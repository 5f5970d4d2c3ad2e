import fs from 'node:fs';
import path from 'node:path';
import { importer } from '../../src/formats/pdf';
import { comparedWithPdftotext } from '../support/readingOrder';
import { resultOf, type ReportRow } from './report';

/** Of the pairs of neighbouring words in a text, how many a second reader must have, too: in half
 * of the files, and in each. Pages of tables, which it reads by columns and we by rows, have fewer;
 * our lines of tables are not counted. */
const SHARED_IN_HALF = 0.95;
const SHARED_IN_EACH = 0.8;

/** Reads the PDFs of a folder ($PDFS, or the test material), and compares the reading order with
 * that of `pdftotext`. */
export async function pdfRows(asked: number): Promise<readonly ReportRow[]> {
  const row = { row: 40, check: 'test/reliability/pdfRows.ts', asked, seed: undefined };
  const folder = process.env.PDFS ?? path.resolve('..', 'shared', 'material', 'pdf');
  if (!fs.existsSync(folder)) return [{ ...row, run: 0, result: `not run: no folder ${folder}` }];
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  const wrong: string[] = [];
  const shares: number[] = [];
  let run = 0;
  for (const name of files) {
    const file = path.join(folder, name);
    const made = await importer.read(
      { name, bytes: fs.readFileSync(file) },
      { isCancelled: () => false, canBeEnded: true },
    );
    const text = made.articles[0]?.text;
    if (text === undefined) continue;
    const words = text.split('\n').filter((line) => !line.startsWith('|'));
    const compared = comparedWithPdftotext(file, words.join('\n'));
    if (!compared) return [{ ...row, run, result: 'not run: pdftotext is missing' }];
    run++;
    const share = compared.shared / Math.max(1, compared.pairs);
    const found = `${share.toFixed(3)} of ${String(compared.pairs)} pairs`;
    console.log(`  ${name}: ${found}`);
    shares.push(share);
    if (share < SHARED_IN_EACH && compared.pairs > 0) wrong.push(`${name}: ${found}`);
  }
  const middle = shares.sort((a, b) => a - b)[Math.floor(shares.length / 2)] ?? 0;
  if (middle < SHARED_IN_HALF) wrong.push(`${middle.toFixed(3)} in the middle one of the files`);
  return [{ ...row, asked: Math.min(asked, run), run, result: resultOf('all read alike', wrong) }];
}
