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
import { localizer } from '../../derived/viewContext';
import { sayBriefly } from '../../documents/words';
import { pickOne, pickSeveral, type PickRow } from '../../ui/quickPick';
import type { SharedWork } from './sharedWork';

/** The answers of *Set Up Coding by Several Coders*. */
export interface SetUp {
  readonly coders: readonly Coder[];
  /** What becomes of the work that coders share until now: each coder's reading, the adjudicated
   * result, or they go on sharing files. */
  readonly work: 'own' | 'adjudicated' | 'shared';
  readonly blind: boolean;
  /** From 0 to 1. */
  readonly share: number;
  readonly together: DrawOptions['together'];
}

/** Asks how coders are to code; what the codebook has is the first answer. `here`: who is coding,
 * the first coder; '' where nobody has said it. `workOf`: what is shared until now, where entries
 * without a coder are this one's. Undefined when the user left. */
export async function askSetUp(
  codebook: Codebook,
  here: CoderId,
  workOf: (unsigned: CoderId) => SharedWork,
): Promise<SetUp | undefined> {
  const totalSteps = workOf(here).articles.length > 0 ? 4 : 3;
  const coders = await askCoders(codebook, here, totalSteps);
  if (!coders) return undefined;
  const work = totalSteps === 4 ? await askWork(workOf(coders[0]?.id ?? here)) : 'adjudicated';
  if (!work) return undefined;
  const blind = work === 'shared' ? false : await askBlind(codebook, totalSteps);
  if (blind === undefined) return undefined;
  const share = await askShare(codebook, totalSteps);
  if (share === undefined) return undefined;
  const together = coders.length > 2 && share > 0 ? await askTogether(coders.length) : 'two';
  return together && { coders, work, blind, share, together };
}

async function askWork({ articles, positions }: SharedWork): Promise<SetUp['work'] | undefined> {
  const { t } = vscode.l10n;
  const becoming = [...positions].map(([coder, count]) =>
    localizer.text('positions become reading', count, labelText(coder)),
  );
  const picked = await pickOne<SetUp['work']>({
    title: title(),
    placeholder: t(
      'Articles with annotations in a file that all share: {0}. What becomes of these?',
      localizer.number(articles.length),
    ),
    step: 2,
    totalSteps: 4,
    rows: [
      { label: t('Own readings'), description: becoming.join(', '), value: 'own' },
      {
        label: t('Count as adjudicated'),
        description: t('the result of the study, which blind coders do not see'),
        value: 'adjudicated',
      },
      {
        label: t('Leave shared'),
        description: t("coders go on in one file, and see each other's work"),
        value: 'shared',
      },
    ],
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

const title = (): string => vscode.l10n.t('Set Up Coding by Several Coders');

/** Who is here and those of the codebook are ticked; a name that is typed is a new coder. */
async function askCoders(
  { coders }: Codebook,
  here: CoderId,
  totalSteps: number,
): Promise<readonly Coder[] | undefined> {
  const listed = [...coders.values()].filter(({ id }) => id !== GOLD);
  const first = here === '' || here === GOLD ? [] : [coders.get(here) ?? { id: here, name: here }];
  const known = [...first, ...listed.filter(({ id }) => id !== here)];
  const added = new Map<string, Coder>();
  const newRow = (typed: string): readonly PickRow<Coder>[] => {
    const name = typed.trim();
    if (name === '' || known.some((one) => one.name === name || one.id === name)) return [];
    let coder = added.get(name);
    if (!coder) {
      const taken = new Set([GOLD, ...[...known, ...added.values()].map(({ id }) => id)]);
      added.set(name, (coder = { id: freeId(name, taken, 'coder'), name }));
    }
    const label = vscode.l10n.t('New coder “{0}”', labelText(name));
    return [{ label, description: coder.id, value: coder }];
  };
  let ticked: readonly Coder[] = known;
  for (;;) {
    const others = ticked.filter((coder) => !known.includes(coder));
    const picked = await pickSeveral<Coder>({
      title: title(),
      // Longer words would be behind the number of those that are ticked.
      placeholder: vscode.l10n.t("Type each coder's name and press Enter; Enter again when done"),
      step: 1,
      totalSteps,
      rows: [...known, ...others].map((coder) => ({
        label: labelText(coder.name),
        description: coder.id,
        value: coder,
      })),
      ticked,
      typedRows: newRow,
    });
    if (picked.kind !== 'value') return undefined;
    ticked = picked.value;
    if (ticked.length > 1) return inOrder(ticked, known);
    sayBriefly(vscode.l10n.t('Name two coders or more.'));
  }
}

function inOrder(ticked: readonly Coder[], known: readonly Coder[]): readonly Coder[] {
  return [
    ...known.filter((coder) => ticked.includes(coder)),
    ...ticked.filter((coder) => !known.includes(coder)),
  ];
}

async function askBlind(
  { coding, annotationFiles }: Codebook,
  totalSteps: number,
): Promise<boolean | undefined> {
  const picked = await pickOne<'blind' | 'open'>({
    title: title(),
    placeholder: vscode.l10n.t("May coders see each other's work while they code?"),
    step: totalSteps - 1,
    totalSteps,
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
    first: coding.blind || annotationFiles === 'shared' ? 'blind' : 'open',
  });
  return picked.kind === 'value' ? picked.value === 'blind' : undefined;
}

async function askShare({ coding }: Codebook, totalSteps: number): Promise<number | undefined> {
  const written = await vscode.window.showInputBox({
    title: `${title()} (${String(totalSteps)}/${String(totalSteps)})`,
    prompt: vscode.l10n.t(
      'What percentage of the articles do several coders code? They are drawn among those that have no coder yet.',
    ),
    value: String(percentOf(coding.share ?? USUAL_SHARE)),
    ignoreFocusOut: true,
    validateInput: (typed) =>
      shareOf(typed) === undefined
        ? vscode.l10n.t('Type a number from 0 to 100, such as 20.')
        : undefined,
  });
  return written === undefined ? undefined : shareOf(written);
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

async function askTogether(coders: number): Promise<DrawOptions['together'] | undefined> {
  const picked = await pickOne<DrawOptions['together']>({
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
  return picked.kind === 'value' ? picked.value : undefined;
}
