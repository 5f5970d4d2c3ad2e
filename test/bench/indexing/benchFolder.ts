import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describeSpan, newPosition } from '../../../src/core';
import { EMPTY_ANNOTATION_FILE } from '../../../src/core/model/article';
import { writeAnnotationFile } from '../../../src/core/annotation-file/write';
import type { Material } from '../material';

export interface BenchFolder {
  readonly root: string;
  readonly articles: readonly string[];
  readonly positions: number;
  remove(): void;
}

const FILES_A_FOLDER = 500;
/** One article in ANNOTATED has an annotation file, with POSITIONS positions. */
const ANNOTATED = 40;
const POSITIONS = 20;
const NAMES = 1000;

/** A corpus on disk: articles of the given size in bytes, half a position for each. */
export function benchFolder(material: Material, count: number, bytes: number): BenchFolder {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-annotator-bench-'));
  const words = material.article + material.otherText;
  const articles: string[] = [];
  let positions = 0;
  fs.writeFileSync(path.join(root, 'codebook.yaml'), codebookText(material.names.slice(0, NAMES)));
  for (let index = 0; index < count; index++) {
    const folder = String(Math.floor(index / FILES_A_FOLDER)).padStart(4, '0');
    if (index % FILES_A_FOLDER === 0) fs.mkdirSync(path.join(root, folder));
    const article = `${folder}/${String(index).padStart(6, '0')}.txt`;
    const from = (index * 997) % (words.length - bytes - 1);
    const text = Buffer.from(words.slice(from, from + bytes)).toString();
    fs.writeFileSync(path.join(root, article), text);
    articles.push(article);
    if (index % ANNOTATED !== 0) continue;
    fs.writeFileSync(
      path.join(root, `${article}.annotations.yaml`),
      annotationText(text.replace(/\r\n?/g, '\n'), index),
    );
    positions += POSITIONS;
  }
  const remove = (): void => fs.rmSync(root, { recursive: true, force: true });
  return { root, articles, positions, remove };
}

export function codebookText(names: readonly string[]): string {
  const actors = names.map(
    (name, index) => `  actor-${index}:\n    name: ${JSON.stringify(name)}\n`,
  );
  return `format: policy-codebook/1\nactors:\n${actors.join('')}issues:\n  trade:\n    name: Trade\n`;
}

function annotationText(text: string, first: number): string {
  const annotations = Array.from({ length: POSITIONS }, (_, index) => {
    const start = (index * 131 + 7) % (text.length - 80);
    const quote = [describeSpan(text, { start, end: start + 60 })];
    const id = `b${(first * POSITIONS + index).toString(36).padStart(7, '0')}`;
    return newPosition(
      { id, quote, coder: 'lea' },
      { actors: ['actor-1'], issues: ['trade'], stance: 'support' },
    );
  });
  return writeAnnotationFile({ ...EMPTY_ANNOTATION_FILE, annotations }, undefined);
}
