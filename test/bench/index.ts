import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { annotationFileRows } from './annotationFileRows';
import { reportAnchoring } from './anchoring/report';
import { analysisViewRows } from './analysisViewRows';
import { articlesViewRows } from './articlesViewRows';
import { answerBuilding, BUILDING_ALONE } from './buildingAlone';
import { answerCodebook, CODEBOOK_ALONE, codebookRows } from './codebookRows';
import { concordanceRows } from './concordanceRows';
import { derivingRows } from './derivingRows';
import { disagreementRows } from './disagreementRows';
import { dictionaryRows } from './dictionaryRows';
import { documentOf } from './document';
import { answerIndex, INDEX_ALONE, reportIndexing } from './indexing/report';
import { answerStart, START_ALONE } from './indexing/startAlone';
import { loadMaterial } from './material';
import { matchingRows } from './matchingRows';
import { answerMatching, MATCHING_ALONE } from './olderNode';
import { intercoderRows } from './intercoderRows';
import { networkRows } from './networkRows';
import { queryRows } from './queryRows';
import { MISSED, printRow, printHead, type BenchGroup, type Line } from './row';
import { windowRows } from './windowRows';

/** Every file of rows is one line here. */
const GROUPS: readonly BenchGroup[] = [
  matchingRows,
  dictionaryRows,
  codebookRows,
  windowRows,
  annotationFileRows,
  queryRows,
  concordanceRows,
  networkRows,
  intercoderRows,
  disagreementRows,
  analysisViewRows,
  articlesViewRows,
  derivingRows,
];

/** The argument for the index of 100,000 articles, which takes minutes. */
const LARGE = '100000';

async function run(): Promise<void> {
  const words = process.argv.slice(2);
  const wanted = words.filter((word) => word !== LARGE);
  const material = loadMaterial();
  console.log(
    `Node ${process.version}; ${material.source}; article of ${material.article.length} units; times in ms, min/median.`,
  );
  printHead();
  const [busyBefore = 0] = os.loadavg();
  const isWhole = wanted.length === 0;
  const lines: Line[] = [];
  for (const group of GROUPS) {
    for (const row of group(material)) {
      if (isWhole || wanted.some((part) => row.what.includes(part))) lines.push(printRow(row));
    }
  }
  const missedAnchoring = isWhole || wanted.includes('anchoring') ? reportAnchoring(material) : 0;
  const large = words.includes(LARGE);
  const isIndexed = isWhole || wanted.includes('index');
  const index = isIndexed ? reportIndexing(large) : { rows: [], replaced: [] };
  if (isWhole) {
    const file = path.join('out', 'bench.md');
    fs.writeFileSync(file, documentOf({ material, lines, index, large, busyBefore }));
    console.log(`Results are in ${file}`);
  }
  const missed =
    missedAnchoring +
    lines.filter(({ ok }) => ok === MISSED).length +
    index.rows.filter(({ ok }) => !ok).length;
  console.log(missed === 0 ? 'All targets reached.' : `${missed} target(s) missed.`);
}

const [, , word, ...rest] = process.argv;
if (word === BUILDING_ALONE) answerBuilding();
else if (word === CODEBOOK_ALONE) void answerCodebook();
else if (word === MATCHING_ALONE) answerMatching();
else if (word === INDEX_ALONE) void answerIndex(loadMaterial(), rest);
else if (word === START_ALONE) void answerStart(rest);
else void run();
