import * as vscode from 'vscode';
import {
  comparedAt,
  countedList,
  countedPage,
  countedTitle,
  filterUnder,
  CachedFacts,
  runCooperatively,
  type Counted,
  type CountedPage,
  type CountedPlace,
  countedName,
  countedNamed,
  withoutRefused,
  type ExportInput,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { filterFor, type ChosenScope } from '../../derived/chosenScope';
import { contextWith, localizer } from '../../derived/viewContext';
import { pageName } from '../../documents/words';
import type { Services } from '../../services';

/** What the numbers of a previewed brief count, as pages of text beside it. A Markdown preview runs
 * no commands, but follows a relative link to a file: each page is one of the brief's own file
 * system. Its path stores what it lists; the rest of the address is that of the brief
 * (markdown-language-features, `resolveInternalDocumentLink`). No name ends in `.md`, which would
 * open in the preview, in place of the brief. */
export function countLinks({ corpus }: LoadedCorpus): ExportInput['countLink'] {
  return (counted, count) => {
    const title = countedTitle({ facts: { codebook: corpus.codebook }, localizer }, counted, count);
    const written = countedName(counted);
    if (written === undefined) return undefined;
    const parts = [FOLDER, written, `${pageName(title)}.txt`];
    return parts.map(encodedPart).join('/');
  };
}

/** Shown to the user as part of an editor's path. */
const FOLDER = 'Numbers of the brief';

/** A part of a relative link. A bracket would end the link. */
export function encodedPart(part: string): string {
  return encodeURIComponent(part).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** What a page of the file system lists; undefined for a brief. */
export function countedOf({ path }: vscode.Uri): Counted | undefined {
  const [, folder, written = ''] = path.split('/');
  return folder === FOLDER ? countedNamed(written) : undefined;
}

/** Made like the brief: under the filter of its scope, without refused files, and for a row of the
 * table of rules under that rule. */
export async function countedPageOf(
  { environment }: Services,
  loaded: LoadedCorpus,
  scope: ChosenScope,
  counted: Counted,
): Promise<CountedPage> {
  const filter = filterFor(loaded, scope);
  const rule = counted.of === 'pairs' ? counted.rule : undefined;
  const kept = new CachedFacts(rule === undefined ? filter : filterUnder(rule, filter));
  const facts = await runCooperatively(
    kept.update(withoutRefused(loaded.corpus.index)),
    environment.yieldToHost,
  );
  const list = await runCooperatively(
    countedList(contextWith(loaded, facts), counted),
    environment.yieldToHost,
  );
  return countedPage(list, localizer);
}

/** The links of a page, by its lines. */
export function linksOfPage(
  document: vscode.TextDocument,
  { root }: LoadedCorpus,
  { links }: CountedPage,
): vscode.DocumentLink[] {
  const corpus = root.toString();
  return links.flatMap(({ line, leadsTo }) => {
    // The page may be older than the text that is still shown.
    if (line >= document.lineCount) return [];
    const { range, firstNonWhitespaceCharacterIndex } = document.lineAt(line);
    const command = commandTo(leadsTo);
    if (!command) return [];
    const [name, argument] = command;
    const written = encodeURIComponent(JSON.stringify([{ corpus, ...argument }]));
    const link = new vscode.DocumentLink(
      range.with(new vscode.Position(line, firstNonWhitespaceCharacterIndex)),
      vscode.Uri.parse(`command:policyAnnotator.${name}?${written}`),
    );
    link.tooltip = leadsTo.kind === 'annotation' ? vscode.l10n.t('Go to Quote') : '';
    return [link];
  });
}

function commandTo(place: CountedPlace): readonly [name: string, argument: object] | undefined {
  switch (place.kind) {
    case 'annotation':
      return ['openPlace', { article: place.article, id: place.id }];
    case 'article':
      return ['openPlace', { article: place.article }];
    case 'pair':
    case 'contradiction':
      return ['compareQuotes', comparedAt(place)];
    case 'counted':
      return undefined;
  }
}
