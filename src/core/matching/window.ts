import type { Mention } from '../model/mention';
import type { Span } from '../model/span';
import { lastSpanBefore, spansFrom, type SpanList } from '../text/spanList';
import type { Dictionary } from './dictionary';
import { matchesOf, mentionOf, mentionsOf, mergeLayers } from './match';
import { beginsCluster, normalView } from '../text/folding/normalView';
import type { LiveMatches } from './rematch';
import { newScan, scanText } from './scan';

/** The mentions that overlap a stretch, in text order, from known matches. The cost depends on the
 * stretch, not on the text. */
export function liveMentionsWithin(
  dictionary: Dictionary,
  { actor, issue }: LiveMatches,
  stretch: Span,
): Mention[] {
  return mergeLayers(
    spansWithin(dictionary, actor, stretch),
    spansWithin(dictionary, issue, stretch),
  );
}

/** Like `liveMentionsWithin`, for a text that is not matched yet, so that the visible part need not
 * wait for the rest. `begin` is where matching begins (behind the front matter). Reads a little
 * before the stretch, as names may overlap and the left one counts; only for a longer chain of
 * overlapping names the full pass may differ. */
export function mentionsWithin(
  dictionary: Dictionary,
  text: string,
  { start, end }: Span,
  begin = 0,
): Mention[] {
  const around = Math.max(LEAD, 4 * dictionary.longest);
  const first = Math.max(begin, clusterBefore(text, start - around));
  if (first >= end) return [];
  const view = normalView(text, clusterBefore(text, first - 1), clusterAfter(text, end + around));
  const scan = newScan(view.toView(first));
  const limit = view.toView(Math.min(end, text.length));
  scanText(
    dictionary,
    view.text,
    scan,
    limit,
    Math.min(view.toView(text.length), view.text.length),
  );
  const mentions = mentionsOf(dictionary, matchesOf(view, scan));
  return mentions.filter((mention) => start < mention.end && mention.start < end);
}

/** Some ten sentences, in UTF-16 units. */
const LEAD = 1000;

/** Matches in a list do not overlap: at most one extends into the stretch from before. */
function spansWithin({ groups }: Dictionary, list: SpanList, { start, end }: Span): Mention[] {
  const mentions: Mention[] = [];
  const before = lastSpanBefore(list, start);
  const first = before && before.end > start ? before.start : start;
  for (const span of spansFrom(list, first)) {
    if (span.start >= end) break;
    const group = groups[span.value];
    if (group) mentions.push(mentionOf(group, span.start, span.end));
  }
  return mentions;
}

function clusterBefore(text: string, offset: number): number {
  let at = Math.max(offset, 0);
  while (at > 0 && !beginsCluster(text, at)) at--;
  return at;
}

function clusterAfter(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !beginsCluster(text, at)) at++;
  return Math.min(at, text.length);
}
