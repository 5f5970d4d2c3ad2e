import type { CoderFigures, EntryFigures } from '../../intercoder/agreement/entryFigures';
import { actorName, issueName } from '../words/names';
import type { ComparedCoders } from './comparedCoders';
import { coderLabel, figureText, type CoderNames } from './intercoderNames';
import { choiceText } from './passageChoice';

/** How far coders agree by issue, about each actor, or each coder with the others. All texts are
 * safe labels. */
export interface GroupTable {
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly means: string | undefined }[];
  readonly rows: readonly GroupRow[];
}

export interface GroupRow {
  readonly name: string;
  /** What its name lists; undefined for coders. */
  readonly lists: { readonly label: string; readonly choice: string } | undefined;
  readonly cells: readonly string[];
}

type Column = GroupTable['columns'][number];

/** Tables without rows are left out; of two coders each agrees with the other equally. */
export function groupTables(
  names: CoderNames,
  { agreement: { issues, actors, byCoder } }: ComparedCoders,
): readonly GroupTable[] {
  const { codebook, localizer } = names;
  const column = (name: string, means?: string): Column => ({ name, means });
  const found = (means: string): readonly Column[] => [
    column(localizer.text('Found (F1)'), means),
    column(localizer.text('Found (α)'), means),
  ];
  const stance = column(localizer.text('Stance (α)'));
  const positions = column(localizer.text('Positions'));
  const stanceAndSize = (one: EntryFigures): readonly string[] => [
    figureText(names, one.stance),
    localizer.number(one.positions),
  ];
  const tables: readonly GroupTable[] = [
    {
      title: localizer.text('By issue'),
      columns: [
        column(localizer.text('Issue')),
        ...found(localizer.text('How far coders find the issue in the same passages')),
        column(
          localizer.text('Same words (α)'),
          localizer.text(
            'How far coders mark the same words for the issue, of the text that two coders marked: (k)u-α',
          ),
        ),
        stance,
        positions,
      ],
      rows: issues.map((one) => ({
        ...nameOf('issue', one.id, issueName(codebook, one.id)),
        cells: [...foundCells(one), figureText(names, one.text), ...stanceAndSize(one)],
      })),
    },
    {
      title: localizer.text('By actor'),
      columns: [
        column(localizer.text('Actor')),
        ...found(localizer.text('How far coders find the actor in the same passages')),
        stance,
        positions,
      ],
      rows: actors.map((one) => ({
        ...nameOf('actor', one.id, actorName(codebook, one.id, localizer)),
        cells: [...foundCells(one), ...stanceAndSize(one)],
      })),
    },
    {
      title: localizer.text('By coder'),
      columns: [
        column(localizer.text('Coder')),
        column(
          localizer.text('Same passages (F1)'),
          localizer.text(
            'How far a coder finds the passages that each of the others finds, on average',
          ),
        ),
        column(
          localizer.text('Stance (α)'),
          localizer.text('Of what the coder found together with others'),
        ),
      ],
      rows: byCoder.length > 2 ? byCoder.map(coderRow) : [],
    },
  ];
  return tables.filter(({ rows }) => rows.length > 0);

  function nameOf(kind: 'issue' | 'actor', id: string, name: string): Omit<GroupRow, 'cells'> {
    const label = localizer.text('List disputed passages on {0}', name);
    return { name, lists: { label, choice: choiceText({ kind, id }) } };
  }

  function foundCells({ f1, alpha }: Pick<EntryFigures, 'f1' | 'alpha'>): readonly string[] {
    return [f1 === undefined ? '' : localizer.decimals(f1), figureText(names, alpha)];
  }

  function coderRow({ coder, f1, stance: alpha }: CoderFigures): GroupRow {
    return {
      name: coderLabel(names, coder),
      lists: undefined,
      cells: foundCells({ f1, alpha }),
    };
  }
}
