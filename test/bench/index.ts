import { annotationFileRows } from './annotationFileRows';
import { reportAnchoring } from './anchoring/report';
import { disagreementRows } from './disagreementRows';
import { dictionaryRows } from './dictionaryRows';
import { loadMaterial } from './material';
import { matchingRows } from './matchingRows';
import { networkRows } from './networkRows';
import { queryRows } from './queryRows';
import { printRow, printHead, type BenchGroup } from './row';
import { spanRows } from './spanRows';
import { windowRows } from './windowRows';

/** Every file of rows is one line here. */
const GROUPS: readonly BenchGroup[] = [
  matchingRows,
  dictionaryRows,
  windowRows,
  spanRows,
  annotationFileRows,
  queryRows,
  networkRows,
  disagreementRows,
];

const wanted = process.argv.slice(2);
const material = loadMaterial();
console.log(
  `Node ${process.version}; ${material.source}; article of ${material.article.length} units; times in ms, min/median.`,
);
printHead();
let missed = 0;
for (const group of GROUPS) {
  for (const row of group(material)) {
    if (wanted.length > 0 && !wanted.some((part) => row.what.includes(part))) continue;
    if (!printRow(row)) missed++;
  }
}
if (wanted.length === 0 || wanted.includes('anchoring')) missed += reportAnchoring(material);
console.log(missed === 0 ? 'All targets reached.' : `${missed} target(s) missed.`);
