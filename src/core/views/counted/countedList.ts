import { COUNTS } from '../words/shared';
import type { Claim } from '../../analysis/claims/claims';
import type { Contradiction } from '../../analysis/contradictions';
import type { Disagreement } from '../../analysis/disagreements/whoDisagrees';
import { recordCount } from '../../analysis/disagreements/recordCount';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import { coderName } from '../../codebook/lookUp';
import type { Counted } from '../../counted/counted';
import { countedEntries, type CountedEntry } from '../../counted/countedEntries';
import type { ActorId, AnnotationId, ArticlePath, IssueId } from '../../model/ids';
import { pauses, type Task } from '../../util/task';
import { hitRow } from '../trees/searchRows';
import { pairWithSigns } from '../trees/pairRow';
import type { ViewContext } from '../facts/facts';
import { labelText } from '../words/label';
import { actorLabel, issueLabel, joinCounts } from '../words/nameLabels';
import { netLook, netSign } from '../words/netLook';
import { STANCE_SIGN, type StanceLook } from '../words/stanceLook';
import { countedTitle } from './countedLink';

/** The list that a number opens. All texts are safe labels. */
export interface CountedList {
  readonly title: string;
  /** Number of entries; `rows` has only the first of them. */
  readonly count: number;
  readonly rows: readonly CountedRow[];
}

export interface CountedRow {
  readonly label: string;
  readonly description: string;
  /** The quote of a position; else empty. */
  readonly detail: string;
  readonly icon: StanceLook | 'lost' | undefined;
  readonly leadsTo: CountedPlace;
}

export type CountedPlace =
  | { readonly kind: 'annotation'; readonly article: ArticlePath; readonly id: AnnotationId }
  | { readonly kind: 'article'; readonly article: ArticlePath }
  /** The quotes of two actors beside each other. */
  | {
      readonly kind: 'pair';
      readonly issue: IssueId | undefined;
      readonly actors: readonly [ActorId, ActorId];
      readonly row: Disagreement['kind'];
    }
  | {
      readonly kind: 'contradiction';
      readonly issue: IssueId;
      readonly actor: ActorId;
      readonly row: Contradiction['kind'];
    }
  | { readonly kind: 'counted'; readonly counted: Counted };

/** The comparison that *Compare Quotes* opens for a place. */
export function comparedAt(
  place: Extract<CountedPlace, { kind: 'pair' | 'contradiction' }>,
): object {
  const { issue, row: kind } = place;
  return place.kind === 'pair'
    ? { issue, actors: place.actors, kind }
    : { issue, actor: place.actor, kind };
}

/** The most rows of a list: in a large corpus a number may count a million pairs. */
export const MOST_COUNTED = 5000;

/** Entries for each step. */
const STEP = 200;

export function* countedList(context: ViewContext, counted: Counted): Task<CountedList> {
  const rows: CountedRow[] = [];
  const isTime = pauses(STEP);
  let count = 0;
  for (const entry of countedEntries(context.facts.analysis, counted)) {
    if (++count <= MOST_COUNTED) rows.push(countedRow(context, entry));
    if (isTime(1)) yield undefined;
  }
  return { title: countedTitle(context, counted, count), count, rows };
}

/** The row of one counted entry. */
export function countedRow(context: ViewContext, entry: CountedEntry): CountedRow {
  const { facts, localizer } = context;
  switch (entry.kind) {
    case 'position': {
      const { record, claim } = entry;
      const { article, placed, position } = record;
      const { icon, ...texts } = hitRow(facts.codebook, localizer, { article, placed });
      const description = joinCounts(texts.description, ...otherCoders(context, record, claim));
      return { ...texts, description, icon, leadsTo: annotation(article.path, position.id) };
    }
    case 'actor': {
      const { actor, issue, positions } = entry.stance;
      return {
        label: `${actorLabel(context, [actor])} ${netSign(entry.stance)}`,
        description: localizer.text(COUNTS.positions, positions.length),
        detail: '',
        icon: netLook(entry.stance),
        leadsTo: { kind: 'counted', counted: { of: 'evidence', actor, issue } },
      };
    }
    case 'pair': {
      const { issue, actors, kind } = entry.row;
      return {
        label: pairWithSigns(context, entry.row),
        description: joinCounts(
          issueLabel(context, issue),
          localizer.text(COUNTS.quotes, recordCount([entry.row])),
        ),
        detail: '',
        icon: undefined,
        leadsTo: { kind: 'pair', issue, actors: [actors[0], actors[1]], row: kind },
      };
    }
    case 'contradiction': {
      const { issue, actor, kind, positions } = entry.row;
      return {
        label: `${actorLabel(context, [actor])} ${STANCE_SIGN.support} ${STANCE_SIGN.oppose}`,
        description: joinCounts(
          issueLabel(context, issue),
          localizer.text(COUNTS.quotes, new Set(positions.flat()).size),
        ),
        detail: '',
        icon: undefined,
        leadsTo: { kind: 'contradiction', issue, actor, row: kind },
      };
    }
    case 'article': {
      const { path, metadata } = entry.article;
      const { title, source, date } = metadata;
      return {
        label: labelText(title ?? path),
        description: joinCounts(
          title === undefined ? undefined : labelText(path),
          source === undefined ? undefined : labelText(source),
          date === undefined ? undefined : labelText(localizer.date(date)),
        ),
        detail: '',
        icon: undefined,
        leadsTo: { kind: 'article', article: path },
      };
    }
  }
}

/** The names of the other coders of a claim. */
function otherCoders(
  { facts }: ViewContext,
  { position: { coder: own } }: PositionRecord,
  claim: Claim | undefined,
): readonly string[] {
  const coders = new Set(claim?.evidence.flatMap(({ record }) => record.position.coder ?? []));
  return [...coders]
    .filter((coder) => coder !== own)
    .map((coder) => labelText(coderName(facts.codebook, coder)));
}

function annotation(article: ArticlePath, id: AnnotationId): CountedPlace {
  return { kind: 'annotation', article, id };
}
