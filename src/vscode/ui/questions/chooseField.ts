import * as vscode from 'vscode';
import { headed, pickOne, type PickRow } from '../quickPick';

/** A field of something, as its list shows it. */
export interface ShownField {
  readonly key: string;
  readonly label: string;
  /** Its purpose, in half a line. */
  readonly hint: string;
  /** "" where it is not used. */
  readonly shown: string;
}

interface FieldListOptions {
  /** Rows for what is not changed here. */
  readonly more?: readonly PickRow<string>[];
  /** A row before the fields, which should be done first. */
  readonly before?: PickRow<string> | undefined;
  /** The words that are asked about, where the list covers them. */
  readonly covered?: string | undefined;
}

/** Asks for the key of the field to change, or the value of another row; undefined when done.
 * Unused fields are listed below a line, with their purpose. `last`: the one changed before. */
export async function chooseField(
  title: string,
  fields: readonly ShownField[],
  last: string | undefined,
  { more = [], before, covered }: FieldListOptions = {},
): Promise<string | undefined> {
  const row = ({ key, label, hint, shown }: ShownField): PickRow<string> => ({
    label,
    description: shown === '' ? hint : shown,
    value: key,
  });
  const used = fields.filter(({ shown }) => shown !== '');
  const unused = fields.filter(({ shown }) => shown === '');
  const picked = await pickOne({
    title,
    covered,
    placeholder: vscode.l10n.t('Choose a field to change it, and press Escape when done'),
    rows: [
      ...(before ? [before] : []),
      ...used.map(row),
      ...headed(vscode.l10n.t('Not used'), unused.map(row)),
      ...headed(vscode.l10n.t('More'), more),
    ],
    ...(last === undefined ? {} : { first: last }),
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

/** Whether a field holds a text of several lines. An input box would show it without its line
 * breaks, and the first letter typed would remove them from the file. */
export function hasSeveralLines({
  editor,
  values,
}: {
  readonly editor: { readonly kind: string };
  readonly values: readonly string[];
}): boolean {
  const isTyped = editor.kind === 'text' || editor.kind === 'list';
  return isTyped && values.some((value) => /[\r\n]/.test(value.trim()));
}
