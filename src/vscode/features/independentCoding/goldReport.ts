import * as vscode from 'vscode';
import {
  againstGold,
  GOLD,
  keysOf,
  inQuotationMarks,
  labelText,
  nameOf,
  runCooperatively,
  type ArticlePath,
  type GoldComparison,
  type GoldEntry,
  type GoldOutcome,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { currentCoder } from '../../corpora/currentCoder';
import { localizer } from '../../derived/viewContext';
import { sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { currentArticle } from '../../ui/currentAnnotation';

/** *Compare with Gold Standard*: what the current coder found in a training article beside its
 * standard, with the reasons that its notes give. Not before the coder has completed the article.
 * `isAutomatic` in the argument: says nothing where there is no standard. */
export async function compareWithGold(services: Services, argument: unknown): Promise<void> {
  const article = currentArticle(services, argument);
  if (!article) return;
  const { loaded, path } = article;
  const isAutomatic = keysOf(argument)?.get('isAutomatic') === true;
  const compared = await comparison(services, loaded, path);
  if (typeof compared === 'string') {
    if (!isAutomatic) sayBriefly(REASONS[compared]());
    return;
  }
  if (!compared) return;
  const title = vscode.l10n.t('Gold standard of {0}', labelText(path));
  const text = [title, '', ...reportLines(loaded, compared), ''].join('\n');
  const name = vscode.l10n.t('Gold Standard');
  await services.shownTexts.show(text, `${name}.txt`, vscode.ViewColumn.Beside);
}

type NotCompared = 'no standard' | 'not complete';

const REASONS: Readonly<Record<NotCompared, () => string>> = {
  'no standard': () => vscode.l10n.t('This article has no gold standard.'),
  'not complete': () =>
    vscode.l10n.t('Mark the article as complete first. Then you see how the standard differs.'),
};

/** One article at a time, so that nothing is revealed of those that are not completed. Undefined
 * where the coder is not known, or codes the standard. */
async function comparison(
  services: Services,
  loaded: LoadedCorpus,
  path: ArticlePath,
): Promise<GoldComparison | NotCompared | undefined> {
  const { corpus } = loaded;
  const article = await corpus.coders.of(path, true);
  if (article?.readings.get(GOLD) === undefined) return 'no standard';
  const coder = await currentCoder(services, loaded);
  if (coder === undefined || coder === GOLD) return undefined;
  const state = article.readings.get(coder)?.state ?? 'unfinished';
  if (state === 'unfinished') return 'not complete';
  const one = { codebook: corpus.codebook, articles: [article] };
  const { yieldToHost } = services.environment;
  const compared = await runCooperatively(againstGold(one, coder, true), yieldToHost);
  return compared.kind === 'compared' ? compared : 'not complete';
}

const OUTCOMES: Readonly<Record<GoldOutcome, () => string>> = {
  miss: () => vscode.l10n.t('Missed'),
  different: () => vscode.l10n.t('Coded differently'),
  extra: () => vscode.l10n.t('Not in the standard'),
  hit: () => vscode.l10n.t('As in the standard'),
};

/** What is to be learned first. */
const ORDER: readonly GoldOutcome[] = ['miss', 'different', 'extra', 'hit'];

function reportLines(loaded: LoadedCorpus, compared: GoldComparison): readonly string[] {
  return ORDER.flatMap((outcome) => {
    const entries = compared.entries.filter((entry) => entry.outcome === outcome);
    const heading = `${OUTCOMES[outcome]()}: ${localizer.number(compared.counts[outcome])}`;
    return [heading, ...entries.flatMap((entry) => entryLines(loaded, entry)), ''];
  });
}

function entryLines({ corpus }: LoadedCorpus, entry: GoldEntry): readonly string[] {
  const { codebook } = corpus;
  const issue =
    entry.issue === undefined ? [] : [nameOf(codebook, 'issue', entry.issue, localizer)];
  const who = [nameOf(codebook, 'actor', entry.actor, localizer), ...issue].join(' · ');
  const record = entry.coder[0] ?? entry.gold[0];
  const words = record?.annotation.quote.map(({ exact }) => exact).join(' … ') ?? '';
  return [
    `  ${who}: ${inQuotationMarks(labelText(words, 200))}`,
    ...entry.differences.map(({ field, gold, coder }) =>
      indented(
        vscode.l10n.t(
          '{0}: the standard has {1}, you have {2}',
          ...[field, valuesText(gold), valuesText(coder)],
        ),
      ),
    ),
    ...entry.notes.map((note) => indented(vscode.l10n.t('Note: {0}', labelText(note, 500)))),
  ];
}

function indented(line: string): string {
  return `    ${line}`;
}

function valuesText(values: readonly string[]): string {
  return values.length === 0
    ? vscode.l10n.t('no value')
    : values.map((value) => labelText(value)).join(', ');
}
