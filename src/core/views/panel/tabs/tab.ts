import type { Column } from '../../../drawing/column';
import type { Picture } from '../../../drawing/picture';
import type { ArticlePath } from '../../../model/ids';
import type { Task } from '../../../util/task';
import type { ViewContext } from '../../facts/facts';
import type { CoderState, PositionState } from '../../filter/analysisState';
import type { ComparedCoders } from '../../intercoder/comparedCoders';
import type { Localizer } from '../../words/localizer';
import type { Phrase } from '../../../util/phrase';

/** What every tab of the panel has. */
interface Tab {
  readonly name: Phrase;
  /** The title of the panel while the tab is shown. */
  readonly title: Phrase;
  /** The words for its part of the page, which has none of its own. */
  readonly words: Readonly<Record<string, Phrase>>;
  /** The command that shows it. */
  readonly command: string;
}

/** A tab that shows positions, which the filter applies to. The corpus must not change while a task
 * runs. */
export interface PositionTab<Body> extends Tab {
  /** What the page draws; `width` is that of the web view in pixels. */
  body(context: ViewContext, state: PositionState, width: number): Task<Body>;
  /** The whole content of the picture as lines of text. Headings are between empty lines, and their
   * content is indented. */
  lines(context: ViewContext, state: PositionState, body: Body): readonly string[];
  /** A change of the state without which the body lacks some of its content. */
  readonly stateOfLines?: Partial<Omit<PositionState, 'view'>>;
  /** The view as a picture for print, with the remarks at its foot; undefined where there is
   * nothing to draw. A tab of tables has none, and its page offers none. */
  picture?(
    context: ViewContext,
    state: PositionState,
    remarks: readonly string[],
    column: Column,
  ): Task<Picture | undefined>;
  /** True for a picture that fits the columns of a journal. */
  readonly isFigure?: boolean;
  /** The articles whose text the body needs for its quotes. */
  quotedIn?(body: Body): readonly ArticlePath[];
  /** Computes what takes longer than a view may: the tab is shown before it is done, and again
   * afterwards. */
  compute?(context: ViewContext, state: PositionState): Task<true>;
}

/** A tab that shows what coders coded. It has tables and no picture. */
export interface CoderTab<Body> extends Tab {
  body(content: ComparedCoders, state: CoderState, localizer: Localizer): Body;
  /** The whole body as lines of text. */
  lines(localizer: Localizer, body: Body): readonly string[];
  /** The command that writes its tables. */
  readonly exportCommand: string;
}
