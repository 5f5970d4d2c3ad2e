import { COUNTS } from '../../words/shared';
import { PRINT_WIDTH } from '../../../drawing/sheet';
import { dayOfNumber } from '../../../model/dayNumber';
import type { ViewContext } from '../../facts/facts';
import type { AnalysisState } from '../../filter/analysisState';
import { positionTimeline, timelineTask, type PositionTimeline } from '../../timeline/timeline';
import { timelinePicture, type TimelineDrawing } from '../../timeline/timelinePicture';
import { isWithin } from '../../timeline/timelineZoom';
import { contradictionLists } from '../../trees/contradictionRows';
import { plainCounts } from '../../words/countedText';
import { labelText } from '../../words/label';
import { textSection } from '../../words/textSection';
import type { PositionTab } from './tab';
import { phrase, phrases } from '../../../util/phrase';

export interface TimelineBody extends Omit<
  PositionTimeline,
  'lanes' | 'articles' | 'days' | 'zoom'
> {
  readonly kind: 'timeline';
  /** Undefined where nothing has a date. */
  readonly picture: TimelineDrawing | undefined;
  /** The zoomed days, as a window of the filter; undefined where all are drawn. */
  readonly window: Pick<AnalysisState, 'from' | 'to'> | undefined;
}

export const timelineTab = {
  name: phrase('Timeline'),
  title: phrase('Timeline of Positions'),
  command: 'policyAnnotator.showTimeline',
  words: phrases({
    'an actor': 'Actor',
    'an issue': 'Issue',
    'compare dates': 'Compare Two Dates…',
    'earlier days': 'Earlier',
    'later days': 'Later',
    'timeline keys':
      'Drag over days to zoom in; + and − zoom, Shift+← and Shift+→ move, 0 shows all.',
    'timeline of': 'Timeline of',
    'window these days': 'Count Only These Days',
  }),
  *body(context, state, width) {
    yield* contradictionLists(context);
    const timeline = yield* timelineTask(context, state);
    yield;
    const { subject, choices, chosen, name, notes, giveDates, zoom } = timeline;
    const picture = timelineOnPage(context, timeline, width, []);
    const window = zoom && { from: dayOfNumber(zoom[0]), to: dayOfNumber(zoom[1]) };
    return {
      ...{ kind: 'timeline', subject, choices, chosen, name, notes, giveDates },
      ...{ picture, window },
    };
  },
  /** Each lane in the order of time: its marks with their dates, then its shifts. */
  lines: (context, state) => {
    const { name, lanes, notes, zoom } = positionTimeline(context, state);
    return [
      ...textSection(name, notes.map(plainCounts)),
      ...lanes.flatMap((lane) => {
        const shown = lane.marks.filter(({ days }) => isWithin(days, zoom));
        const shifts = lane.shifts.map(({ label }) => label);
        const head = `${lane.name} · ${context.localizer.text(COUNTS.positions, shown.length)}`;
        return textSection(head, [...shown.map(({ label }) => label), ...shifts]);
      }),
    ];
  },
  *picture(context, state, remarks) {
    yield* contradictionLists(context);
    const timeline = positionTimeline(context, state);
    yield;
    return timelineOnPage(context, timeline, PRINT_WIDTH, [
      ...timeline.notes.map(plainCounts),
      ...remarks,
    ]);
  },
} satisfies PositionTab<TimelineBody>;

/** A timeline as a picture with localized words; undefined where nothing has a date. `width` is in
 * pixels, `said` is at the foot. */
export function timelineOnPage(
  { localizer }: ViewContext,
  timeline: PositionTimeline,
  width: number,
  remarks: readonly string[],
): TimelineDrawing | undefined {
  return timelinePicture(timeline, {
    width,
    date: (written) => labelText(localizer.date(written)),
    articles: localizer.text('Articles'),
    legend: {
      support: localizer.text('for'),
      oppose: localizer.text('against'),
      ambivalent: localizer.text('ambivalent'),
      neutral: localizer.text('neutral'),
      other: localizer.text('unstated'),
      shift: localizer.text('from the last position on one side to the first on the other'),
    },
    remarks,
  });
}
