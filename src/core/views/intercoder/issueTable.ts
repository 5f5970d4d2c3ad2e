import type { IssueId } from '../../model/ids';
import { issueName } from '../words/names';
import type { ComparedCoders } from './comparedCoders';
import { figureText, type CoderNames } from './intercoderNames';
import { choiceText } from './passageChoice';

/** How far coders agree by issue. All texts are safe labels. */
export interface IssueTable {
  readonly columns: readonly { readonly name: string; readonly means: string | undefined }[];
  readonly rows: readonly IssueRow[];
}

export interface IssueRow {
  readonly issue: IssueId;
  readonly name: string;
  /** "List disputed passages on Exports" */
  readonly label: string;
  /** The state that lists its passages. */
  readonly lists: string;
  readonly cells: readonly string[];
}

export function issueTable(names: CoderNames, { agreement }: ComparedCoders): IssueTable {
  const { codebook, localizer } = names;
  const means = localizer.text('How far coders find the issue in the same passages');
  return {
    columns: [
      { name: localizer.text('Issue'), means: undefined },
      { name: localizer.text('Found (F1)'), means },
      { name: localizer.text('Found (α)'), means },
      {
        name: localizer.text('Same words (α)'),
        means: localizer.text(
          'How far coders mark the same words for the issue, of the text that two coders marked: (k)u-α',
        ),
      },
      { name: localizer.text('Stance (α)'), means: undefined },
      { name: localizer.text('Positions'), means: undefined },
    ],
    rows: agreement.issues.map(({ issue, positions, alpha, f1, text, stance }) => {
      const name = issueName(codebook, issue);
      return {
        issue,
        name,
        label: localizer.text('List disputed passages on {0}', name),
        lists: choiceText({ kind: 'issue', issue }),
        cells: [
          f1 === undefined ? '' : localizer.decimals(f1),
          figureText(names, alpha),
          figureText(names, text),
          figureText(names, stance),
          localizer.number(positions),
        ],
      };
    }),
  };
}
