import * as vscode from 'vscode';
import {
  CODEBOOK_FILE,
  keyPathOf,
  keyPlacer,
  nearMessage,
  qualityMessage,
  type ArticlePath,
  type NearPair,
  type QualityFinding,
  type Task,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { localizer } from '../../derived/viewContext';
import { documentText, fileRanges, toRange } from '../../documents/articleDocuments';

/** A finding at its place, for the Problems panel. */
export interface ShownFinding {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  readonly check: string;
  readonly message: string;
  readonly about: QualityFinding | NearPair;
}

/** In each file: more would only hide what the first ones say. */
const MOST_IN_FILE = 500;

/** Where findings are shown: at the words in open articles, else at the entry in the annotation
 * file or the codebook. A task: only the files that have findings are read for their places. */
export function* shownFindings(
  loaded: LoadedCorpus,
  findings: readonly QualityFinding[],
  pairs: readonly NearPair[],
): Task<ReadonlyMap<string, readonly ShownFinding[]>> {
  const { corpus } = loaded;
  const byFile = new Map<string, ShownFinding[]>();
  const add = (found: ShownFinding): void => {
    const key = found.uri.toString();
    const known = byFile.get(key);
    if (!known) byFile.set(key, [found]);
    else if (known.length < MOST_IN_FILE) known.push(found);
  };
  let last: FileText | undefined;
  const fileOf = (article: ArticlePath): FileText => {
    const file = corpus.annotationPath(article);
    if (last?.file === file) return last;
    const text = corpus.annotationText(article) ?? '';
    return (last = { file, text, rangeOf: fileRanges(text) });
  };
  const placeOf = keyPlacer({ annotationFile: () => last?.text, article: () => undefined });
  const inCodebook = codebookRanges(loaded);
  const documents = new Map(vscode.workspace.textDocuments.map((one) => [one.uri.toString(), one]));
  for (const [index, about] of findings.entries()) {
    if (index % 20 === 19) yield undefined;
    const { place, check } = about;
    const message = qualityMessage(about, localizer);
    if (place.kind === 'codebook') {
      add({ ...inCodebook(place.key), check, message, about });
      continue;
    }
    const uri = loaded.uriOf(place.article);
    const document = documents.get(uri.toString());
    const state = document ? corpus.state(place.article) : undefined;
    const now =
      state && place.kind === 'annotation'
        ? state.placed.find(({ annotation }) => annotation.id === place.id)
        : undefined;
    const span = now?.places.find((one) => one.span)?.span;
    if (document && span) {
      add({ uri, range: toRange(documentText(document).lines, span), check, message, about });
      continue;
    }
    const { file, rangeOf } = fileOf(place.article);
    const found = placeOf(file, place.article, keyPathOf(place)).span ?? START;
    add({ uri: loaded.uriOf(file), range: rangeOf(found), check, message, about });
  }
  for (const [index, about] of pairs.entries()) {
    if (index % 100 === 99) yield undefined;
    const message = nearMessage(about, corpus.codebook, localizer);
    const key = `${about.layer}:${about.ids[1]}`;
    add({ ...inCodebook(key), check: about.kind, message, about });
  }
  return byFile;
}

const START = { start: 0, end: 0 };

interface FileText {
  readonly file: string;
  readonly text: string;
  readonly rangeOf: ReturnType<typeof fileRanges>;
}

function codebookRanges(loaded: LoadedCorpus) {
  const { text, places } = loaded.corpus.knownCodebook;
  const uri = loaded.uriOf(CODEBOOK_FILE);
  const rangeOf = fileRanges(text);
  return (key: string) => ({ uri, range: rangeOf(places.get(key) ?? START) });
}
