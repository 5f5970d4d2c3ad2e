import * as vscode from 'vscode';
import {
  AGREEMENT_EXPORTS,
  coderText,
  DEFAULT_RESAMPLING,
  type AgreementExport,
  type ComparedCoders,
  describedCsv,
  FORMATS,
  metadataName,
  codedUnits,
  methodsMarkdown,
  quotableCoders,
  runSync,
  type AgreementFormat,
  type DescribedTable,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { askPlace, mayReplaceBeside, nameOf, offerResult } from '../../derived/savePlace';
import { localizer } from '../../derived/viewContext';
import { setting } from '../../host/settings';
import type { Services } from '../../services';
import { pickOne } from '../../ui/quickPick';
import type { AnalysisStates } from './analysisState';
import { currentComparison, type Comparisons } from './comparisons';
import { withDelayedProgress } from '../../derived/delayedProgress';

/** Writes intercoder agreement for a paper or another program: the figures and the values of all
 * coders as tables, or the text for a methods section, which is shown. */
export async function exportAgreement(
  services: Services,
  states: AnalysisStates,
  comparisons: Comparisons,
  argument: unknown,
  column: () => vscode.ViewColumn,
): Promise<void> {
  const loaded = services.corpora.active;
  if (!loaded) return;
  const what = AGREEMENT_EXPORTS.find((one) => one === argument) ?? (await chooseExport());
  if (!what) return;
  const state = states.of(loaded);
  const content = await withDelayedProgress(vscode.l10n.t('Comparing coders'), (token) =>
    currentComparison(comparisons, loaded, state, token),
  );
  if (!content) return;
  if (content.kind !== 'compared') {
    // The reason why there is nothing to export, and what to do.
    await services.shownTexts.show(
      coderText(content, { ...state, view: 'intercoder' }, localizer),
      `${vscode.l10n.t('Intercoder Agreement')}.txt`,
      column(),
    );
    return;
  }
  const table = TABLES.find(({ kind }) => kind === what);
  if (table) await writeTable(services, loaded, table.kind, tableOf(content, table));
  else await showMethods(services, loaded, content, column());
}

function tableOf(
  { agreement, corpus, choice, units }: ComparedCoders,
  format: Exclude<AgreementFormat, { kind: 'script' }>,
): DescribedTable {
  if (format.kind === 'figures') return format.table(agreement, units, DEFAULT_RESAMPLING);
  // Values name actors.
  const printed = quotableCoders(corpus);
  const found = printed === corpus ? units : runSync(codedUnits(printed, choice));
  return format.table(found.kind === 'refused' ? units : found);
}

async function showMethods(
  { shownTexts }: Services,
  { root }: LoadedCorpus,
  { agreement, corpus, units }: ComparedCoders,
  column: vscode.ViewColumn,
): Promise<void> {
  // As on the command line.
  const corpusName = corpus.codebook.title ?? nameOf(root);
  const report = { corpusName, corpus, units, agreement, resampling: DEFAULT_RESAMPLING };
  const text = [...methodsMarkdown(report)].join('');
  await shownTexts.show(text, `${vscode.l10n.t('Methods Section')}.md`, column);
}

async function writeTable(
  { memory }: Services,
  loaded: LoadedCorpus,
  what: string,
  table: DescribedTable,
): Promise<void> {
  const kind = { label: 'CSV', extension: 'csv' };
  const place = await askPlace(memory, loaded, (name) => `${name}-intercoder-${what}.csv`, kind);
  if (!place) return;
  const beside = place.with({ path: metadataName(place.path) });
  if (!(await mayReplaceBeside(place, beside))) return;
  const { root } = loaded;
  const { pieces, metadata } = describedCsv(table, {
    byteOrderMark: setting('export.byteOrderMark', root),
    guardFormulas: setting('export.guardFormulas', root),
  });
  const encoder = new TextEncoder();
  const text = [...pieces].join('');
  await vscode.workspace.fs.writeFile(place, encoder.encode(text));
  await vscode.workspace.fs.writeFile(beside, encoder.encode(metadata(nameOf(place))));
  await offerResult(place, beside);
}

/** Scripts are for the command line: they read the table of values that is beside them. */
const TABLES = FORMATS.agreement.filter((format) => format.kind !== 'script');

async function chooseExport(): Promise<AgreementExport | undefined> {
  const picked = await pickOne<AgreementExport>({
    title: vscode.l10n.t('Export Intercoder Agreement'),
    placeholder: vscode.l10n.t('What is to be exported?'),
    rows: [
      {
        label: vscode.l10n.t('Methods Section'),
        description: vscode.l10n.t('text and tables, each figure with its definition'),
        value: 'methods',
      },
      ...TABLES.map(({ kind, label, description }) => ({
        label: vscode.l10n.t(label),
        description: vscode.l10n.t(description),
        value: kind,
      })),
    ],
  });
  return picked.kind === 'value' ? picked.value : undefined;
}
