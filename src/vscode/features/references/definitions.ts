import * as vscode from 'vscode';
import {
  addAll,
  annotationEntryAt,
  annotationPlaces,
  placesOfId,
  readFileIds,
  runCooperatively,
} from '../../../core';
import { findMentions, findUses, mentionsIn } from '../../../project';
import { documentText, fileRanges, toOffset, toRange } from '../../documents/articleDocuments';
import { annotationsAt } from '../../ui/currentAnnotation';
import type { Services } from '../../services';
import { locationsOf } from './locations';
import { documentRange, namesAt } from '../../ui/naming/namesAt';
import { codebookEntries, openedFile, rangesIn } from '../../ui/naming/openedFiles';
import { registerForCorpora } from '../../ui/naming/perCorpus';

/** *Go to Definition*, *Peek Definition*, *Find All References* and the highlights of one actor or
 * issue: between words of articles, ids of files, and entries of the codebook. */
export function registerDefinitions(services: Services): vscode.Disposable {
  const { corpora, environment } = services;

  const definitions: vscode.DefinitionProvider = {
    async provideDefinition(document, position) {
      const here = await namesAt(services, document, position);
      if (!here) return quoteOrEntry(document, position);
      const entries = await codebookEntries(services, here.loaded);
      return here.names.flatMap((name): readonly vscode.LocationLink[] => {
        const entry = entries?.entry(name);
        if (!entries || !entry) return [];
        return [
          {
            originSelectionRange: name.range,
            targetUri: entries.uri,
            targetRange: entry.range,
            targetSelectionRange: entry.id,
          },
        ];
      });
    },
  };

  const quoteOrEntry = async (
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.LocationLink[] | undefined> =>
    corpora.stateOf(document.uri)
      ? entriesOfQuote(document, position)
      : quoteOfEntry(document, position);

  /** From an entry of an annotation file to its words in the article. */
  const quoteOfEntry = async (
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.LocationLink[] | undefined> => {
    const file = await openedFile(services, document);
    const entry = file && annotationEntryAt(file.ids, document.offsetAt(position));
    if (!entry || file.article === undefined) return undefined;
    const { loaded, article } = file;
    const placed = loaded.corpus.index
      .article(article)
      ?.annotations.find(({ annotation }) => annotation.id === entry.id);
    const spans = placed?.places.flatMap(({ span }) => span ?? []) ?? [];
    if (spans.length === 0) return undefined;
    const originSelectionRange = documentRange(document, entry.span);
    const targetUri = loaded.uriOf(article);
    const ranges = await rangesIn(loaded, article, spans);
    return ranges?.map((targetRange) => ({ originSelectionRange, targetUri, targetRange }));
  };

  /** From quoted words to their entries in the annotation file, the smallest quote first. */
  const entriesOfQuote = async (
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.LocationLink[] | undefined> => {
    const located = corpora.stateOf(document.uri);
    if (!located) return undefined;
    const { loaded, path, state } = located;
    const offset = toOffset(documentText(document).lines, position);
    const quoted = annotationsAt(state.placed, { start: offset, end: offset });
    if (quoted.length === 0) return undefined;
    const { corpus } = loaded;
    const file = corpus.annotationPath(path);
    const text = (await loaded.files.read(file))?.text;
    if (text === undefined) return undefined;
    const task = readFileIds(text, 'annotations', corpus.codebook);
    const ids = await runCooperatively(task, environment.yieldToHost);
    const places = new Map((ids ? annotationPlaces(ids) : []).map((one) => [one.id, one]));
    const rangeOf = fileRanges(text);
    return quoted.flatMap(({ annotation }): readonly vscode.LocationLink[] => {
      const place = places.get(annotation.id);
      if (!place) return [];
      const [targetRange, targetSelectionRange] = [rangeOf(place.entry), rangeOf(place.idSpan)];
      return [{ targetUri: loaded.uriOf(file), targetRange, targetSelectionRange }];
    });
  };

  const references: vscode.ReferenceProvider = {
    async provideReferences(document, position, { includeDeclaration }, token) {
      const here = await namesAt(services, document, position);
      if (!here) return undefined;
      const { loaded } = here;
      const isCancelled = (): boolean => token.isCancellationRequested;
      const needs = { corpus: loaded.corpus, files: loaded.files, environment };
      const locations: vscode.Location[] = [];
      const entries = await codebookEntries(services, loaded);
      for (const name of here.names) {
        if (entries) {
          const places = placesOfId(entries, name).filter(
            ({ entry }) => includeDeclaration || entry === undefined,
          );
          for (const { span } of places) {
            locations.push(new vscode.Location(entries.uri, entries.rangeOf(span)));
          }
        }
        const { of, id } = name;
        if (of === 'actor' || of === 'issue') {
          const mentions = findMentions(needs, { kind: of, id }, isCancelled);
          for await (const found of mentions) addAll(locations, locationsOf(loaded, found));
        }
        const uses = findUses(needs, name, isCancelled);
        for await (const found of uses) addAll(locations, locationsOf(loaded, found));
      }
      return isCancelled() ? undefined : locations;
    },
  };

  const highlights: vscode.DocumentHighlightProvider = {
    async provideDocumentHighlights(document, position) {
      const here = await namesAt(services, document, position);
      if (!here) return undefined;
      const state = corpora.stateOf(document.uri)?.state;
      if (state) {
        const { lines } = documentText(document);
        return mentionsIn(state)
          .filter(({ layer, ids }) =>
            here.names.some(({ of, id }) => of === layer && ids.includes(id)),
          )
          .map((mention) => new vscode.DocumentHighlight(toRange(lines, mention)));
      }
      const file = await openedFile(services, document);
      if (!file) return undefined;
      return placesOfId(file.ids, here.names[0]).map(({ span, entry }) => {
        const { Read, Write } = vscode.DocumentHighlightKind;
        return new vscode.DocumentHighlight(documentRange(document, span), entry ? Write : Read);
      });
    },
  };

  return registerForCorpora(services, ({ articles, annotationFiles, codebooks }) => {
    const all = [...articles, ...annotationFiles, ...codebooks];
    return vscode.Disposable.from(
      vscode.languages.registerDefinitionProvider(all, definitions),
      vscode.languages.registerReferenceProvider(all, references),
      vscode.languages.registerDocumentHighlightProvider(all, highlights),
    );
  });
}
