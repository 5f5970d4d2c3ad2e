import { dayOfNumber } from '../../model/dayNumber';
import type { ViewContext } from '../facts/facts';
import { labelText } from '../words/label';
import type { TimelineLane } from './timeline';
import { isWithin, type Days } from './timelineZoom';

/** "Shown: 1 Mar 2023 – 26 Apr 2024; 3 positions outside are not drawn." */
export function zoomNote(
  { localizer }: ViewContext,
  lanes: readonly TimelineLane[],
  zoom: Days,
): string {
  const [first, last] = zoom.map((day) => dayOfNumber(day));
  const span = labelText(localizer.period(first ?? '', last ?? ''));
  const outside = lanes.reduce(
    (sum, { marks }) => sum + marks.filter(({ days }) => !isWithin(days, zoom)).length,
    0,
  );
  return outside > 0
    ? localizer.text(
        [
          'Shown: {1}; {0} position outside is not drawn.',
          'Shown: {1}; {0} positions outside are not drawn.',
        ],
        outside,
        span,
      )
    : localizer.text('Shown: {0}.', span);
}
