import * as vscode from 'vscode';
import { idAt, type IdPlace, type Span } from '../../../core';
import { mentionsAround } from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';
import { documentText, toOffset, toRange } from '../../documents/articleDocuments';
import type { Services } from '../../services';
import { openedFile } from './openedFiles';

/** What a place of an article or file names. */
export interface NamesHere {
  readonly loaded: LoadedCorpus;
  /** Never empty; several for an ambiguous mention, or an actor within an issue. */
  readonly names: readonly [Name, ...Name[]];
}

export interface Name extends Pick<IdPlace, 'of' | 'id'> {
  /** The words or the id in the document. */
  readonly range: vscode.Range;
}

/** The entries of the codebook that are named at a position: by a mention of an article, or by an
 * id of a codebook or annotation file. Undefined where there are none. */
export async function namesAt(
  services: Pick<Services, 'corpora' | 'environment'>,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<NamesHere | undefined> {
  const located = services.corpora.stateOf(document.uri);
  if (located) {
    const { lines } = documentText(document);
    const offset = toOffset(lines, position);
    const around = { start: offset - 1, end: offset + 1 };
    const names = mentionsAround(located.state, [around])
      .filter(({ start, end }) => start <= offset && offset <= end)
      .flatMap((mention) =>
        mention.ids.map((id) => ({ of: mention.layer, id, range: toRange(lines, mention) })),
      );
    return withNames(located.loaded, names);
  }
  const file = await openedFile(services, document);
  const place = file && idAt(file.ids, document.offsetAt(position));
  if (!place) return undefined;
  const range = documentRange(document, place.span);
  return withNames(file.loaded, [{ of: place.of, id: place.id, range }]);
}

/** The range of a span of a document's own text. */
export function documentRange(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function withNames(loaded: LoadedCorpus, names: readonly Name[]): NamesHere | undefined {
  const [first, ...rest] = names;
  return first && { loaded, names: [first, ...rest] };
}
