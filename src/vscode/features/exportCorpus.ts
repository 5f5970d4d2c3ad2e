import * as vscode from 'vscode';
import {
  inScope,
  runCooperatively,
  keysOf,
  editionText,
  exportFileName,
  metadataName,
  OFFERED_FORMATS,
  purposeOf,
  type BesideBrief,
  type BriefLength,
  type DocumentFormat,
  type Edition,
  type ExportInput,
  type Purpose,
  type TextFormat,
  type ExportId,
} from '../../core';
import { chooseLength } from '../derived/briefLength';
import { chooseScope, filterFor, WHOLE_CORPUS, type ChosenScope } from '../derived/chosenScope';
import { activeArticle } from '../ui/currentAnnotation';
import { tellNoCorpus } from '../corpora/exampleCorpus';
import { isBlindHere, isCodedShown } from '../corpora/othersWork';
import type { LoadedCorpus } from '../corpora/corpora';
import { filesBeside, unwrittenEdition } from '../derived/besideBrief';
import { writtenDocument } from '../derived/writtenDocument';
import { exportInput, linksFrom } from '../derived/exportInput';
import { headed, pickOne } from '../ui/quickPick';
import {
  askPlace,
  mayReplaceBeside,
  nameOf,
  offerResult,
  offerUnwritten,
} from '../derived/savePlace';
import type { Services } from '../services';
import { notify } from '../host/notify';
import { throttle } from '../host/throttle';
import { localizer } from '../derived/viewContext';

/** Exports: format, scope and place are asked for and remembered; progress can be cancelled; the
 * result can be opened or revealed. */
export function registerExport(services: Services): vscode.Disposable {
  const run = async (argument: unknown): Promise<void> => {
    const loaded = services.corpora.active;
    if (!loaded) {
      tellNoCorpus();
      return;
    }
    const view = textOf(argument, 'view');
    if (view !== CODEBOOK && !isCodedShown(loaded)) return;
    const query = textOf(argument, 'query');
    const format = await chooseFormat(services, query === undefined ? view : 'positions');
    if (!format) return;
    const length = format.id.startsWith('brief-')
      ? await chooseLength(services, vscode.l10n.t('Export'))
      : 'full';
    if (!length) return;
    const scope =
      query === undefined
        ? await scopeOf(services, loaded, view)
        : ({ kind: 'query', text: query } as const);
    if (!scope) return;
    const fileName = (corpus: string) => exportFileName(corpus, format, partOf(scope));
    const place = await askPlace(services.memory, loaded, fileName, format);
    if (!place) return;
    const beside = place.with({ path: metadataName(place.path) });
    if ('isDescribed' in format && !(await mayReplaceBeside(place, beside))) return;
    const briefFiles = await filesBeside(services, format, place, loaded.corpus.index);
    if (briefFiles === 'refused') return;
    const wanted = { loaded, scope, format, length, place, beside: briefFiles?.beside };
    const written = await write(services, wanted);
    if (!written) return;
    services.walkthrough.done('export');
    const { metadata, losses, edition } = written;
    const text = edition && [...editionText(edition)].join('');
    if (
      text !== undefined &&
      briefFiles?.edition &&
      !(await isWritten(services, briefFiles.edition, text))
    ) {
      void notify('warning', unwrittenEdition(briefFiles.edition));
    }
    if (metadata === undefined) await offerResult(place, undefined, losses);
    else if (await isWritten(services, beside, metadata)) await offerResult(place, beside);
    else await offerUnwritten(place, metadata);
  };
  return vscode.Disposable.from(
    services.guard.command('policyAnnotator.export', run),
    services.guard.command('policyAnnotator.exportCodebook', () => run({ view: CODEBOOK })),
  );
}

type Format = TextFormat | DocumentFormat;

/** In place of a view: only formats of the codebook are offered. */
const CODEBOOK = 'codebook';

/** The format that matches a view is offered first when exporting from there. */
const FORMAT_OF_VIEW = new Map<string, ExportId>([
  ['disagreements', 'disagreements-csv'],
  ['actors', 'matrix-csv'],
  ['thisArticle', 'positions-csv'],
  ['savedSearches', 'positions-csv'],
  ['positions', 'positions-csv'],
]);

async function chooseFormat(
  { memory }: Services,
  view: string | undefined,
): Promise<Format | undefined> {
  const offered = OFFERED_FORMATS.filter(
    ({ id }) => view !== CODEBOOK || id.startsWith('codebook-'),
  );
  const last = FORMAT_OF_VIEW.get(view ?? '') ?? memory.get<string>('export.format');
  const picked = await pickOne({
    title: view === CODEBOOK ? vscode.l10n.t('Export Codebook') : vscode.l10n.t('Export'),
    placeholder: vscode.l10n.t('Which format?'),
    rows: purposes().flatMap(([purpose, heading]) =>
      headed(
        heading,
        offered
          .filter((format) => purposeOf(format) === purpose)
          .map((format) => ({
            label: vscode.l10n.t(format.label),
            description: `.${format.extension}`,
            detail: vscode.l10n.t(format.description),
            value: format,
          })),
      ),
    ),
    ...(last === undefined ? {} : firstOf(offered.find(({ id }) => id === last))),
  });
  if (picked.kind !== 'value') return undefined;
  if (view !== CODEBOOK) await memory.update('export.format', picked.value.id);
  return picked.value;
}

function purposes(): readonly (readonly [Purpose, string])[] {
  return [
    ['reading', vscode.l10n.t('To read and to hand in')],
    ['spreadsheet', vscode.l10n.t('For a spreadsheet')],
    ['network', vscode.l10n.t('For network analysis')],
    ['statistics', vscode.l10n.t('For statistics')],
    ['archive', vscode.l10n.t('For programs and archives')],
  ];
}

/** The view This Article shows one article; the others show the corpus. */
async function scopeOf(
  services: Services,
  loaded: LoadedCorpus,
  view: string | undefined,
): Promise<ChosenScope | undefined> {
  if (view === undefined) {
    const title = vscode.l10n.t('Export');
    return chooseScope(services, loaded, { title });
  }
  const active = view === 'thisArticle' ? activeArticle(services) : undefined;
  return active?.loaded === loaded ? { kind: 'article', path: active.path } : WHOLE_CORPUS;
}

/** The part of the corpus that the name of the file states. */
function partOf(scope: ChosenScope): string | undefined {
  switch (scope.kind) {
    case 'article':
      return nameWithoutEnding(scope.path);
    case 'folder':
      return scope.path;
    case 'query':
      return 'search';
    default:
      return undefined;
  }
}

function nameWithoutEnding(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '');
}

interface Written {
  /** The text file beside it; undefined where there is none. */
  readonly metadata: string | undefined;
  /** What the file cannot hold, a sentence each. */
  readonly losses?: readonly string[];
  readonly edition: Edition | undefined;
}

interface Wanted {
  readonly loaded: LoadedCorpus;
  readonly scope: ChosenScope;
  readonly format: Format;
  /** Of a brief. */
  readonly length: BriefLength;
  readonly place: vscode.Uri;
  readonly beside: BesideBrief | undefined;
}

/** Undefined when the user cancelled. */
async function write(
  { extension, environment }: Services,
  { loaded, scope, format, length, place, beside }: Wanted,
): Promise<Written | undefined> {
  const { corpus } = loaded;
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Exporting {0}', vscode.l10n.t(format.label)),
      cancellable: true,
    },
    async (progress, token) => {
      const isCancelled = (): boolean => token.isCancellationRequested;
      if (scope.kind !== 'article' && !corpus.index.isComplete) {
        progress.report({ message: vscode.l10n.t('waiting until all articles are loaded') });
        if (!(await corpus.readWhole(isCancelled))) return undefined;
      }
      // Cancelling changes nothing: everything is written at the end, in one step.
      const filter = filterFor(loaded, scope);
      const input = exportInput(loaded, filter);
      const reads = 'readsCoders' in format && !isBlindHere(loaded);
      const readings = reads ? await corpus.coders.all(isCancelled, () => undefined) : undefined;
      if (isCancelled()) return undefined;
      const all = corpus.index.articles().filter(({ path }) => inScope(path, filter.scope)).length;
      let read = 0;
      const mentions: ExportInput['mentions'] = (path) => {
        read++;
        return input.mentions(path);
      };
      const given = {
        ...input,
        mentions,
        readings,
        briefLength: length,
        beside,
        articleLink: linksFrom(loaded, place),
      };
      if ('layOut' in format) {
        const made = await writtenDocument(format, given, { extension, environment, isCancelled });
        if (!made || isCancelled()) return undefined;
        await vscode.workspace.fs.writeFile(place, made.bytes);
        return { metadata: undefined, losses: made.losses, edition: made.edition };
      }
      const rendered = await runCooperatively(
        format.render(given),
        environment.yieldToHost,
        isCancelled,
      );
      if (!rendered) return undefined;
      const encoder = new TextEncoder();
      const parts: Uint8Array[] = [];
      let size = 0;
      // Only some formats read the articles, which takes the longest.
      let reported = 0;
      const report = throttle(environment.clock, () => {
        if (read === 0) {
          progress.report({ message: sizeInWords(size) });
          return;
        }
        const message = vscode.l10n.t(
          'Articles: {0} of {1}',
          localizer.number(read),
          localizer.number(all),
        );
        progress.report({ message, increment: (100 * (read - reported)) / all });
        reported = read;
      });
      for await (const piece of rendered.pieces) {
        if (isCancelled()) return undefined;
        const part = encoder.encode(piece);
        parts.push(part);
        size += part.length;
        report();
        await environment.yieldToHost();
      }
      const bytes = await joined(parts, size, environment.yieldToHost);
      if (isCancelled()) return undefined;
      await vscode.workspace.fs.writeFile(place, bytes);
      const { metadata, losses = [], edition } = rendered;
      return { metadata: metadata?.(nameOf(place)), losses, edition };
    },
  );
}

/** Joins all parts, yielding to the host. */
async function joined(
  parts: readonly Uint8Array[],
  size: number,
  yieldToHost: () => Promise<void>,
): Promise<Uint8Array> {
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
    await yieldToHost();
  }
  return all;
}

function sizeInWords(bytes: number): string {
  return vscode.l10n.t('{0} kB', localizer.number(Math.round(bytes / 1000)));
}

/** A browser that was asked for one file does not allow writing another beside it. */
async function isWritten({ log }: Services, place: vscode.Uri, text: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.writeFile(place, new TextEncoder().encode(text));
    return true;
  } catch (error) {
    log.error('what the numbers of an export are', error);
    return false;
  }
}

function firstOf(format: Format | undefined): { readonly first?: Format } {
  return format ? { first: format } : {};
}

function textOf(argument: unknown, key: 'view' | 'query'): string | undefined {
  const value = keysOf(argument)?.get(key);
  return typeof value === 'string' ? value : undefined;
}
