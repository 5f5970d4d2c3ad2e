import * as vscode from 'vscode';
import {
  freeId,
  GOLD,
  labelText,
  type Codebook,
  type Coder,
  type CoderId,
  type DrawOptions,
} from '../../../core';
import { BETWEEN_NAMES, type Person } from '../../corpora/currentCoder';
import { localizer } from '../../derived/viewContext';
import { inTurn, type Place, type Question } from '../../ui/inTurn';
import { pickOne, pickSeveral, type Picked, type PickRow } from '../../ui/quickPick';
import { typeLine } from '../../ui/typeLine';
import type { SharedWork } from './sharedWork';

/** Who is here is the first coder, whose work so far is theirs, or directs the study. */
export interface Here {
  readonly coder?: Coder;
  /** Who said so now, which is to be remembered once the study is set up. */
  readonly person?: Person;
}

/** The answers of *Set Up Coding by Several Coders*. */
export interface SetUp {
  readonly here: Here;
  readonly coders: readonly Coder[];
  /** What becomes of the work that coders share until now: each coder's reading, the adjudicated
   * result, or they go on sharing files. Undefined until it is answered. */
  readonly work: 'own' | 'adjudicated' | 'shared' | undefined;
  /** Whose the entries without a coder become: of who is here, or as who directs the study said. */
  readonly unsigned: CoderId;
  readonly blind: boolean;
  /** From 0 to 1. */
  readonly share: number;
  readonly together: DrawOptions['together'];
}

/** The questions of *Set Up Coding by Several Coders*. */
export interface SetUpQuestions {
  /** Undefined when the user left. Asked again, it begins with the last question. */
  ask(): Promise<SetUp | undefined>;
}

/** What the codebook has is the first answer. `here`: who is here, or how to ask for that.
 * `workOf`: what is shared until now, where entries without a coder are this one's. */
export function setUpQuestions(
  codebook: Codebook,
  here: Here | ((place: Place) => Promise<Picked<Here>>),
  workOf: (unsigned: CoderId) => SharedWork,
): SetUpQuestions {
  const { coding, annotationFiles } = codebook;
  const hasWork = workOf('').articles.length > 0;
  let answers: SetUp = {
    here: typeof here === 'function' ? {} : here,
    coders: [],
    work: hasWork ? undefined : 'adjudicated',
    unsigned: '',
    blind: coding.blind || annotationFiles === 'shared',
    share: coding.share ?? USUAL_SHARE,
    together: 'two',
  };
  let isShareKnown = false;
  let isAgain = false;
  const set = (given: Partial<SetUp>): void => void (answers = { ...answers, ...given });
  const whoIsHere: Question = async (place) => {
    const picked = typeof here === 'function' ? await here(place) : undefined;
    const before = answers.here.coder?.id;
    const others = answers.coders.filter(({ id }) => id !== before);
    if (picked?.kind === 'value') set({ here: picked.value, coders: others });
    return picked ?? { kind: 'back' };
  };
  const who: Question = async (place) => {
    const { coder } = answers.here;
    const onBack = (ticked: readonly Coder[]): void => set({ coders: ticked });
    const picked = await askCoders(codebook, coder, answers.coders, { ...place, onBack });
    if (picked.kind === 'value') {
      set({ coders: picked.value, unsigned: picked.value[0]?.id ?? '' });
    }
    return picked;
  };
  const what: Question = async (place) => {
    // It is not known whose they are where the one who is here does not code.
    const isUnsigned = !answers.here.coder && workOf('').positions.has('');
    const owners = isUnsigned ? answers.coders : answers.coders.slice(0, 1);
    const first = answers.work ?? (isUnsigned ? 'adjudicated' : 'own');
    const picked = await askWork(workOf, owners, { ...answers, work: first }, place);
    if (picked.kind === 'value') set(picked.value);
    return picked;
  };
  const blind: Question = async (place) => {
    const picked = await askBlind(answers.blind, place);
    if (picked.kind === 'value') set({ blind: picked.value === 'blind' });
    return picked;
  };
  const howMany: Question = async (place) => {
    const keep = (typed: string): void => set({ share: shareOf(typed) ?? answers.share });
    const picked = await askShare(answers.share, { ...place, onBack: keep });
    if (picked.kind === 'value') keep(picked.value);
    isShareKnown = picked.kind === 'value';
    return picked;
  };
  const withWhom: Question = async (place) => {
    const picked = await askTogether(answers.coders.length, answers.together, place);
    if (picked.kind === 'value') set({ together: picked.value });
    return picked;
  };
  // Undecided, it may still be asked.
  const mayShare = (): boolean => answers.coders.length !== 2 && !(isShareKnown && !answers.share);
  const questions = (): readonly Question[] => [
    ...(typeof here === 'function' ? [whoIsHere] : []),
    who,
    ...(hasWork ? [what] : []),
    ...(answers.work === 'shared' ? [] : [blind]),
    howMany,
    ...(mayShare() ? [withWhom] : []),
  ];
  return {
    ask: async () => {
      const { kind } = await inTurn(questions, false, isAgain);
      isAgain = true;
      if (kind !== 'value') return undefined;
      return answers.work === 'shared' ? { ...answers, blind: false } : answers;
    },
  };
}

/** `owners`: whose the entries without a coder may be. */
function askWork(
  workOf: (unsigned: CoderId) => SharedWork,
  owners: readonly Coder[],
  { coders, work: first }: SetUp,
  place: Place,
): Promise<Picked<Partial<SetUp>>> {
  const { t } = vscode.l10n;
  const becoming = (unsigned: CoderId): string =>
    [...workOf(unsigned).positions]
      .map(([coder, count]) => {
        const name = coders.find(({ id }) => id === coder)?.name ?? coder;
        return localizer.text(
          [
            '{0} position of {1} becomes {1}’s reading',
            '{0} positions of {1} become {1}’s reading',
          ],
          count,
          labelText(name),
        );
      })
      .join(', ');
  const own = owners.map(({ id, name }): PickRow<Partial<SetUp>> => {
    const label =
      owners.length === 1
        ? t('Own readings')
        : t('Own readings; without a coder: {0}', labelText(name));
    return { label, description: becoming(id), value: { work: 'own', unsigned: id } };
  });
  const result: PickRow<Partial<SetUp>> = {
    label: t('Count as adjudicated'),
    description: t('the result of the study, which blind coders do not see'),
    value: { work: 'adjudicated' },
  };
  const shared: PickRow<Partial<SetUp>> = {
    label: t('Leave shared'),
    description: t("coders go on in one file, and see each other's work"),
    value: { work: 'shared' },
  };
  const rows = owners.length === 1 ? [...own, result, shared] : [result, ...own, shared];
  const chosen = rows.find(({ value }) => value?.work === first)?.value;
  return pickOne<Partial<SetUp>>({
    ...place,
    title: title(),
    ...(chosen ? { first: chosen } : {}),
    placeholder: t(
      'Articles with annotations in a file that all share: {0}. What becomes of these?',
      localizer.number(workOf('').articles.length),
    ),
    rows,
  });
}

const title = (): string => vscode.l10n.t('Set Up Coding by Several Coders');

/** Who is here and those of the codebook are ticked; a name that is typed is a new coder. */
async function askCoders(
  { coders }: Codebook,
  here: Coder | undefined,
  given: readonly Coder[],
  place: Place & { readonly onBack: (ticked: readonly Coder[]) => void },
): Promise<Picked<readonly Coder[]>> {
  const listed = [...coders.values()].filter(({ id }) => id !== GOLD);
  const first = !here || here.id === GOLD ? [] : [coders.get(here.id) ?? here];
  const known = [...first, ...listed.filter(({ id }) => id !== here?.id)];
  const added = new Map<string, Coder>();
  const newRow = (typed: string): readonly PickRow<Coder>[] => {
    const name = typed.trim();
    if (name === '' || known.some((one) => one.name === name || one.id === name)) return [];
    if (BETWEEN_NAMES.test(name)) {
      return [
        { label: vscode.l10n.t('Several coders: press Enter to add them'), alwaysShow: true },
      ];
    }
    let coder = added.get(name);
    if (!coder) {
      const taken = new Set([GOLD, ...[...known, ...added.values()].map(({ id }) => id)]);
      added.set(name, (coder = { id: freeId(name, taken, 'coder'), name }));
    }
    const label = vscode.l10n.t('New coder “{0}”', labelText(name));
    return [{ label, description: coder.id === name ? '' : coder.id, value: coder }];
  };
  const again = given.map((coder) => known.find(({ id }) => id === coder.id) ?? coder);
  const ticked = given.length > 0 ? [...new Set([...first, ...again])] : known;
  const others = ticked.filter((coder) => !known.includes(coder));
  const picked = await pickSeveral<Coder>({
    title: title(),
    // Longer words would be behind the number of those that are ticked.
    placeholder: vscode.l10n.t("Type each coder's name and press Enter; Enter again when done"),
    ...place,
    least: 2,
    rows: [...known, ...others].map((coder) => ({
      label: labelText(coder.name),
      description: coder.id === coder.name ? '' : coder.id,
      value: coder,
    })),
    ticked,
    typedRows: newRow,
    between: BETWEEN_NAMES,
  });
  if (picked.kind !== 'value') return picked;
  return { kind: 'value', value: inOrder(picked.value, known) };
}

function inOrder(ticked: readonly Coder[], known: readonly Coder[]): readonly Coder[] {
  return [
    ...known.filter((coder) => ticked.includes(coder)),
    ...ticked.filter((coder) => !known.includes(coder)),
  ];
}

function askBlind(isBlind: boolean, place: Place): Promise<Picked<'blind' | 'open'>> {
  return pickOne<'blind' | 'open'>({
    ...place,
    title: title(),
    placeholder: vscode.l10n.t("May coders see each other's work while they code?"),
    rows: [
      {
        label: vscode.l10n.t('No, they code blind'),
        description: vscode.l10n.t('needed for intercoder agreement'),
        value: 'blind',
      },
      {
        label: vscode.l10n.t('Yes'),
        description: vscode.l10n.t('adjudicated results are shown to all'),
        value: 'open',
      },
    ],
    first: isBlind ? 'blind' : 'open',
  });
}

function askShare(
  share: number,
  place: Place & { readonly onBack: (typed: string) => void },
): Promise<Picked<string>> {
  return typeLine({
    ...place,
    title: title(),
    prompt: vscode.l10n.t(
      'What percentage of the articles do several coders code? They are drawn among those not assigned yet.',
    ),
    value: String(percentOf(share)),
    problemOf: (typed) =>
      shareOf(typed) === undefined
        ? vscode.l10n.t('Type a number from 0 to 100, such as 20.')
        : undefined,
  });
}

/** A common share in content analysis. */
const USUAL_SHARE = 0.2;

/** Two decimals of a percentage: 0.07 · 100 is a little more than 7 for a computer. */
function percentOf(share: number): number {
  return Number((share * 100).toFixed(4));
}

function shareOf(typed: string): number | undefined {
  const [, digits] = /^\s*(\d{1,3}(?:[.,]\d{1,4})?)\s*%?\s*$/.exec(typed) ?? [];
  if (digits === undefined) return undefined;
  const percent = Number(digits.replace(',', '.'));
  return percent > 100 ? undefined : Number((percent / 100).toFixed(6));
}

function askTogether(
  coders: number,
  first: SetUp['together'],
  place: Place,
): Promise<Picked<SetUp['together']>> {
  return pickOne<SetUp['together']>({
    ...place,
    first,
    title: title(),
    placeholder: vscode.l10n.t('How many coders code each of these articles?'),
    rows: [
      {
        label: vscode.l10n.t('Two'),
        description: vscode.l10n.t('every pair of coders equally often'),
        value: 'two',
      },
      { label: vscode.l10n.t('All {0}', coders), value: 'all' },
    ],
  });
}
