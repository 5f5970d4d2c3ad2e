import fs from 'node:fs';
import path from 'node:path';
import { ANNOTATION_FILE_SUFFIX, CODEBOOK_FILE, isAnnotationFile, SEARCHES_FILE } from '../../core';
import { plainProblem } from './oneArticle';
import { problemsOf, type FoundProblem } from '../commands/problems';

/** Reports a regular file that begins like an annotation file but is not read because of its
 * extension (`talks.md.annotations.yml`), or like shared searches in the wrong place
 * (`old/searches.yaml`). `file`: its path from the corpus folder. Other YAML files belong to other
 * programs. */
export async function namedOtherwise(folder: string, file: string): Promise<FoundProblem[]> {
  if (!/\.ya?ml$/i.test(file) || isAnnotationFile(file)) return [];
  if (path.posix.basename(file) === CODEBOOK_FILE || file === SEARCHES_FILE) return [];
  const head = await headOf(path.join(folder, file));
  const family = BEGINNING.exec(head)?.[2];
  if (family === undefined) return [];
  if (family === 'searches') {
    return problemsOf(file, '', [plainProblem('searches-file-name', SEARCHES_FILE)]);
  }
  return problemsOf(file, '', [plainProblem('annotation-file-name', ANNOTATION_FILE_SUFFIX)]);
}

/** After a few lines of remarks. */
const BEGINNING =
  /^\uFEFF?(?:#[^\n]*\n|---\r?\n|\r?\n)*(["']?)format\1 ?: ?["']?policy-(annotations|searches)\//;

async function headOf(file: string): Promise<string> {
  let head = '';
  try {
    const stream = fs.createReadStream(file, { encoding: 'utf8', start: 0, end: 511 });
    for await (const part of stream) head += String(part);
  } catch {
    // A file that cannot be read is ignored.
  }
  return head;
}
