import * as vscode from 'vscode';
import {
  freeId,
  GOLD,
  labelText,
  type Codebook,
  type Coder,
  type DrawOptions,
} from '../../../core';
import { sayBriefly } from '../../documents/words';
import { pickOne, pickSeveral, type PickRow } from '../../ui/quickPick';

/** The answers of *Set Up Coding by Several Coders*. */
export interface SetUp {
  readonly coders: readonly Coder[];
  readonly blind: boolean;
  /** From 0 to 1. */
  readonly share: number;
  readonly together: DrawOptions['together'];
}

/** Asks how coders are to code; what the codebook has is the first answer. Undefined when the user
 * left. */
export async function askSetUp(codebook: Codebook): Promise<SetUp | undefined> {
  const coders = await askCoders(codebook);
  if (!coders) return undefined;
  const blind = await askBlind(codebook);
  if (blind === undefined) return undefined;
  const share = await askShare(codebook);
  if (share === undefined) return undefined;
  const together = coders.length > 2 && share > 0 ? await askTogether(coders.length) : 'two';
  return together && { coders, blind, share, together };
}

const title = (): string => vscode.l10n.t('Set Up Coding by Several Coders');

/** Those of the codebook are ticked; a name that is typed is a new coder. */
async function askCoders({ coders }: Codebook): Promise<readonly Coder[] | undefined> {
  const known = [...coders.values()].filter(({ id }) => id !== GOLD);
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
      totalSteps: 3,
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

async function askBlind({ coding, annotationFiles }: Codebook): Promise<boolean | undefined> {
  const picked = await pickOne<'blind' | 'open'>({
    title: title(),
    placeholder: vscode.l10n.t("May coders see each other's work while they code?"),
    step: 2,
    totalSteps: 3,
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

async function askShare({ coding }: Codebook): Promise<number | undefined> {
  const written = await vscode.window.showInputBox({
    title: `${title()} (3/3)`,
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
