import * as vscode from 'vscode';
import {
  acceptedResults,
  labelText,
  passageText,
  positionItem,
  readingItems,
  sharedQuote,
  shownReadings,
  type ReadPosition,
  type QueuedPassage,
  type Result,
  type ShownReading,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { localizer } from '../../derived/viewContext';
import type { Services } from '../../services';
import { draftOf, type CodebookDraft } from '../../ui/questions/codebookDraft';
import { askPosition } from '../../ui/questions/positionQuestions';
import { headed, pickOne, pickSeveral, type PickRow } from '../../ui/quickPick';
import { askMerged } from './mergeQuestions';
import { differentPositions, lettersOf, type PassageQuestion, passageSpans } from './passageParts';

/** What the adjudicator chose for a passage. */
export type Answered =
  | {
      readonly kind: 'results';
      /** Empty: none of these. */
      readonly results: readonly Result[];
      /** For the question why: the positions, as a list names them. */
      readonly chosen: string;
      /** For the undo history. */
      readonly label: string;
      /** Entries of the codebook that were named on the way. */
      readonly draft?: CodebookDraft | undefined;
    }
  | { readonly kind: 'identical' | 'names' | 'next' | 'others' | 'previous' | 'left' };

type Action =
  'choose' | 'merge' | 'anew' | 'none' | 'keep' | 'identical' | 'names' | 'next' | 'others';
type Choice = ShownReading | Action;

/** The order of readings hides whose they are; it is the same whenever a passage is shown again. */
const SEED = 2718;

/** Asks about one passage until there is an answer: leaving a further question leads back to it. */
export async function askPassage(
  services: Services,
  loaded: LoadedCorpus,
  question: PassageQuestion,
): Promise<Answered> {
  const { passage, second } = question;
  const readings = second ? namedReadings(passage) : shownReadings(passage, SEED);
  for (;;) {
    const picked = await pickPassage(loaded, question, readings);
    if (picked.kind === 'left') return { kind: 'left' };
    if (picked.kind === 'back') return { kind: 'previous' };
    const answer = await answerTo(services, loaded, question, picked.value, readings);
    if (answer) return answer;
  }
}

/** The person's own reading first: nothing is hidden from them. */
function namedReadings({ readings }: QueuedPassage): readonly ShownReading[] {
  return readings.map(({ coder, positions }) => ({ letters: [], coders: [coder], positions }));
}

function pickPassage(
  loaded: LoadedCorpus,
  { passage, text, at, of, identical, others, withNames, covered, second }: PassageQuestion,
  readings: readonly ShownReading[],
) {
  const { codebook } = loaded.corpus;
  const shown = { codebook, localizer, withNames, names: second?.names, text };
  const letters = new Map<string, Choice>();
  const action = (key: string, label: string, value: Action): PickRow<Choice> => {
    letters.set(key.toLowerCase(), value);
    return { label: `${key}  ${label}`, value };
  };
  // Their own reading is the first row, which Enter chooses, and the other's key is always 2.
  const isOwn = ({ coders }: ShownReading): boolean =>
    coders.some((coder) => second?.names.has(coder));
  const items = readingItems(readings, shown)
    .filter(({ reading }) => second?.isOwn !== true || isOwn(reading))
    .toSorted((a, b) => Number(isOwn(b.reading)) - Number(isOwn(a.reading)));
  const readingRows = items.map(({ reading, label, detail }, index): PickRow<Choice> => {
    // Where a coder marked nothing, *None of These* is their reading.
    if (reading.positions.length === 0) return action('N', label, 'none');
    const key = String(index + 1);
    if (index < 9) letters.set(key, reading);
    return { label: `${index < 9 ? key : ' '}  ${label}`, detail, value: reading };
  });
  const { t } = vscode.l10n;
  const several = differentPositions(passage).length > 1;
  const isRead = passage.positions.length > 0;
  const decided = passage.adjudicated.map(
    ({ annotation }) => positionItem(annotation, shown).label,
  );
  return pickOne<Choice>({
    title: `${labelText(passage.article)}: ${passageText(passage)}`,
    placeholder: second?.placeholder ?? (withNames ? placeholderOf(passage) : withLetters(passage)),
    covered,
    step: at + 1,
    totalSteps: of,
    canGoBack: at > 0,
    escapeEnds: true,
    rows: [
      // A long heading would cut off the words below the first row.
      ...headed(second?.heading ?? t('Readings'), readingRows),
      ...headed(
        t('In the adjudicated file'),
        decided.length > 0 ? [action('K', t('Keep: {0}', decided.join('; ')), 'keep')] : [],
      ),
      ...headed(
        t('Decide otherwise'),
        second
          ? []
          : [
              ...(several ? [action('P', t('Choose Positions…'), 'choose')] : []),
              ...(several ? [action('M', t('Merge Fields…'), 'merge')] : []),
              ...(isRead ? [action('W', t('Write Anew…'), 'anew')] : []),
              ...(letters.has('n')
                ? []
                : [
                    action(
                      'N',
                      isRead ? t('None of These') : t('Remove From the Adjudicated File'),
                      'none',
                    ),
                  ]),
            ],
      ),
      ...headed(t('Go on'), [
        ...(identical > 0
          ? [action('I', t('Accept All Identical Passages ({0})', identical), 'identical')]
          : []),
        action('S', t('Skip This Passage'), 'next'),
        ...(others > 0
          ? [action('O', t('Take Over Other Annotations ({0})…', others), 'others')]
          : []),
        ...(second
          ? []
          : [action('C', withNames ? t("Hide Coders' Names") : t("Show Coders' Names"), 'names')]),
      ]),
    ],
    letters,
  });
}

/** A and B are other coders in each passage. */
function withLetters(passage: QueuedPassage): string {
  const text = placeholderOf(passage);
  if (passage.isIdentical || passage.positions.length === 0) return text;
  return vscode.l10n.t('{0}; letters are drawn anew for each passage', text);
}

function placeholderOf(passage: QueuedPassage): string {
  const { positions, state, isDecidedAlike, isIdentical, decision } = passage;
  const { t } = vscode.l10n;
  if (positions.length === 0) return t('Decided before; all of its readings have been removed');
  if (isDecidedAlike) return t('Decided alike more than once; one result is enough');
  if (state === 'changed') return t('Decided before; readings or the result have changed since');
  if (state === 'decided') {
    return decision?.at === undefined
      ? t('Decided before; a new decision takes its place')
      : t(
          'Decided on {0}; a new decision takes its place',
          localizer.date(decision.at.slice(0, 10)),
        );
  }
  return isIdentical ? t('All coders read the same') : t('Coders read this differently');
}

/** Undefined where the user left a further question. */
async function answerTo(
  services: Services,
  loaded: LoadedCorpus,
  question: PassageQuestion,
  choice: Choice,
  readings: readonly ShownReading[],
): Promise<Answered | undefined> {
  const { passage } = question;
  const accept = (positions: readonly ReadPosition[]): Answered =>
    resultsOf(loaded, acceptedResults(passage, positions));
  if (typeof choice === 'object') return accept(choice.positions);
  switch (choice) {
    case 'none':
      return resultsOf(loaded, []);
    case 'keep':
      return resultsOf(
        loaded,
        passage.adjudicated.map(({ annotation }) => ({ position: annotation, from: [] })),
      );
    case 'choose': {
      const chosen = await choosePositions(loaded, question, readings);
      return chosen && accept(chosen);
    }
    case 'merge': {
      const merged = await askMerged(loaded, question, readings);
      return merged && resultsOf(loaded, [merged]);
    }
    case 'anew':
      return writeAnew(services, loaded, question);
    default:
      return { kind: choice };
  }
}

function resultsOf(
  { corpus }: LoadedCorpus,
  results: readonly Result[],
  draft?: CodebookDraft,
): Answered {
  const codebook = draft?.codebook ?? corpus.codebook;
  const named = results.map(
    ({ position }) => positionItem(position, { codebook, localizer }).label,
  );
  const chosen = named.length === 0 ? vscode.l10n.t('None of These') : named.join('; ');
  const label =
    named.length === 0
      ? vscode.l10n.t('Decide: none of these')
      : vscode.l10n.t('Decide: {0}', chosen);
  return { kind: 'results', results, chosen, label, draft };
}

async function choosePositions(
  { corpus }: LoadedCorpus,
  { passage, covered }: PassageQuestion,
  readings: readonly ShownReading[],
): Promise<readonly ReadPosition[] | undefined> {
  const { codebook } = corpus;
  const picked = await pickSeveral<ReadPosition>({
    title: vscode.l10n.t('Choose Positions'),
    placeholder: vscode.l10n.t('Select the positions that count'),
    covered,
    rows: differentPositions(passage).map((one) => ({
      ...positionItem(one.placed.annotation, { codebook, localizer }),
      description: lettersOf(one, readings),
      value: one,
    })),
    canGoBack: true,
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

async function writeAnew(
  services: Services,
  loaded: LoadedCorpus,
  { passage, covered }: PassageQuestion,
): Promise<Answered | undefined> {
  const quote = sharedQuote(passage.positions);
  const [part] = quote;
  if (!part) return undefined;
  const draft = draftOf(loaded);
  const selection = passageSpans(passage)[0] ?? { start: 0, end: 0 };
  const state = loaded.corpus.state(passage.article);
  const context = { draft, loaded, state, selection, covered };
  const picked = await askPosition(services, context, part, { hasBefore: true });
  if (picked.kind !== 'value') return undefined;
  return resultsOf(loaded, [{ position: { ...picked.value, quote }, from: [] }], draft);
}
