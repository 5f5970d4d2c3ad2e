import path from 'node:path';
import { annotationFileRows } from './annotationFileRows';
import { reportAnchoring } from './anchoring/report';
import { analysisViewRows } from './analysisViewRows';
import { articlesViewRows } from './articlesViewRows';
import { codebookRows } from './codebookRows';
import { concordanceRows } from './concordanceRows';
import { derivingRows } from './derivingRows';
import { disagreementRows } from './disagreementRows';
import { dictionaryRows } from './dictionaryRows';
import { ALONE, reportIndexing, reportOne } from './indexing/report';
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
  codebookRows,
  windowRows,
  spanRows,
  annotationFileRows,
  queryRows,
  concordanceRows,
  networkRows,
  disagreementRows,
  analysisViewRows,
  articlesViewRows,
  derivingRows,
];

/** The word for the index of 100,000 articles, which takes minutes. */
const LARGE = '100000';

async function run(): Promise<void> {
  const words = process.argv.slice(2);
  const wanted = words.filter((word) => word !== LARGE);
  const material = loadMaterial();
  if (words[0] === ALONE) {
    await reportOne(material, words.slice(1));
    return;
  }
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
  if (wanted.length === 0 || wanted.includes('index')) {
    const document = path.resolve('docs', 'performance.md');
    missed += reportIndexing(material, words.includes(LARGE), document);
  }
  console.log(missed === 0 ? 'All targets reached.' : `${missed} target(s) missed.`);
}

void run();
