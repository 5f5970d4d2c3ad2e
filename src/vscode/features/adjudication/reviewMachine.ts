import * as vscode from 'vscode';
import {
  coderName,
  countDifferences,
  keysOf,
  labelText,
  secondEdits,
  secondReading,
  SOLE_CODER,
  type ArticlePath,
  type CoderId,
  type DifferenceKind,
  type ReadArticle,
  type SecondPassage,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { codesAlone, codingCoder } from '../../corpora/currentCoder';
import { directs } from '../../corpora/director';
import { record } from '../../corpora/record';
import { localizer } from '../../derived/viewContext';
import { mayChange, sayBriefly } from '../../documents/words';
import { mayWrite } from '../../host/mayWrite';
import type { Services } from '../../services';
import { keepInSight } from '../../ui/belowQuestion';
import { currentArticle } from '../../ui/currentAnnotation';
import { passageSpans } from './passageParts';
import { askPassage } from './passageQuestion';
import { decidedBy } from './writeDecisions';

/** *Review the Machine's Reading*: the places where a machine read an article otherwise than the
 * person who has completed it, by the keys of adjudication. What they take over is their decision.
 * `isAutomatic` in the argument: says nothing where there is nothing to review. */
export async function reviewMachine(services: Services, argument: unknown): Promise<void> {
  const article = currentArticle(services, argument);
  if (!article) return;
  const { loaded, path } = article;
  if (!(await mayWrite(loaded.root))) return;
  const isAutomatic = keysOf(argument)?.get('isAutomatic') === true;
  const say = (text: string): void => {
    if (!isAutomatic) sayBriefly(text);
  };
  const { machines } = loaded.corpus.codebook;
  if (machines.size === 0) {
    say(vscode.l10n.t('The codebook has no machine whose reading could be reviewed.'));
    return;
  }
  if (directs(loaded)) {
    say(vscode.l10n.t('Only the person who has coded an article reviews it.'));
    return;
  }
  if (!mayChange(loaded.corpus.index.article(path))) return;
  const coder = codesAlone(loaded) ? SOLE_CODER : await codingCoder(services, loaded);
  if (coder === undefined) return;
  let isRead = false;
  for (const machine of machines.keys()) {
    const read = await readSecond(loaded, path, coder, machine);
    if (!read) continue;
    isRead = true;
    await noteSeen(loaded, path, coder);
    if (!(await askPlaces(services, loaded, { path, coder, machine }))) return;
  }
  if (isRead) return;
  const row = loaded.corpus.index.article(path);
  const state = row?.coded.get(coder)?.state ?? 'in-progress';
  say(
    state === 'in-progress'
      ? vscode.l10n.t('Mark the article as complete first. Then you see what the machine read.')
      : vscode.l10n.t('The machine has not read this article.'),
  );
}

interface Reviewed {
  readonly path: ArticlePath;
  readonly coder: CoderId;
  readonly machine: CoderId;
}

interface Second {
  readonly article: ReadArticle;
  readonly passages: readonly SecondPassage[];
}

async function readSecond(
  { corpus }: LoadedCorpus,
  path: ArticlePath,
  coder: CoderId,
  machine: CoderId,
): Promise<Second | undefined> {
  await corpus.settled();
  const article = await corpus.coders.withMachine(path, machine);
  const decided = article?.readings.get(coder)?.decided;
  const passages = article && secondReading(article, coder, decided);
  return passages && { article, passages };
}

/** From now on the person has seen what machines read of the article. */
async function noteSeen(
  { corpus }: LoadedCorpus,
  path: ArticlePath,
  coder: CoderId,
): Promise<void> {
  const coding = corpus.index.article(path)?.coded.get(coder);
  if (!coding || coding.seen === 'after' || coding.seen === 'before') return;
  await corpus.note(path, [{ kind: 'code', coder, coding: { ...coding, seen: 'after' } }]);
}

/** False where the user left. */
async function askPlaces(
  services: Services,
  loaded: LoadedCorpus,
  reviewed: Reviewed,
): Promise<boolean> {
  const { path, coder, machine } = reviewed;
  const { codebook } = loaded.corpus;
  const name = labelText(coderName(codebook, machine));
  const skipped = new Set<string>();
  const keyOf = ({ positions }: SecondPassage): string => positions.map(({ ref }) => ref).join();
  let at = 0;
  let isAsked = false;
  try {
    for (;;) {
      const read = await readSecond(loaded, path, coder, machine);
      if (!read) return false;
      const { article, passages } = read;
      const open = passages.filter(({ state }) => state === 'waiting');
      if (passages.length === 0 && !isAsked) {
        sayBriefly(vscode.l10n.t('{0} read this article as you did.', name));
        return true;
      }
      at = Math.min(at, open.length);
      const isLeft = (one: SecondPassage): boolean => !skipped.has(keyOf(one));
      const passage = open.slice(at).find(isLeft);
      at = passage ? open.indexOf(passage) : open.length;
      if (!passage) {
        sayBriefly(vscode.l10n.t('What {0} read of this article is reviewed.', name));
        return true;
      }
      isAsked = true;
      const spans = passageSpans(passage);
      const editor = await services.reveal.held(loaded, path, spans, 'below');
      const answer = await askPassage(services, loaded, {
        ...{ passage, at, of: open.length, identical: 0, others: 0, withNames: true },
        text: (await loaded.corpus.readArticle(path))?.text ?? '',
        covered: keepInSight(editor, spans[0]),
        second: {
          names: new Map([[coder, vscode.l10n.t('You')]]),
          placeholder: countsText(open),
          heading: kindText(passage.kind),
          isOwn: passage.kind === 'alone',
        },
      });
      if (answer.kind === 'left') return false;
      if (answer.kind === 'previous') {
        at = Math.max(0, at - 1);
        const before = open[at];
        if (before) skipped.delete(keyOf(before));
      } else if (answer.kind === 'next') skipped.add(keyOf(passage));
      else if (answer.kind === 'results') {
        const takes = answer.results.some(({ from }) => from.some((one) => one.coder === machine));
        const by = codesAlone(loaded) ? { by: undefined, isNoCoder: true } : {};
        const decided = { ...decidedBy(services, loaded, article, coder), ...by };
        const edits = secondEdits(passage, takes, decided);
        if (!(await record(services, loaded, path, edits, answer.label))) return false;
      }
    }
  } finally {
    services.reveal.release();
  }
}

function kindText(kind: DifferenceKind): string {
  const { t } = vscode.l10n;
  switch (kind) {
    case 'missed':
      return t('You do not have this');
    case 'stance':
      return t('Another stance');
    case 'alone':
      return t('Only you have this');
  }
}

function countsText(passages: readonly SecondPassage[]): string {
  const { missed, stance, alone } = countDifferences(passages);
  return vscode.l10n.t(
    '{0} that you do not have, {1} with another stance, {2} that only you have',
    ...[missed, stance, alone].map((count) => localizer.number(count)),
  );
}
