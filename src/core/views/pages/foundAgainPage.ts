import {
  CONTRADICTIONS,
  MORE_NOT_LISTED,
  NOTHING_COUNTED_YET,
  WHAT_FINDINGS_STAND_ON,
} from '../words/shared';
import type { Analysis } from '../../analysis/analyse';
import {
  contradictionsOn,
  isCountedContradiction,
  type Contradiction,
} from '../../analysis/contradictions';
import { countedPairs } from '../../analysis/disagreements/findRows';
import { rowOfPeriod } from '../../analysis/disagreements/rowSides';
import { pairRowAt, type Disagreement } from '../../analysis/disagreements/whoDisagrees';
import type { IssueAnalysis } from '../../analysis/issueAnalysis';
import { fragilityOf, fragilityOfContradiction } from '../../intercoder/fragility/fragility';
import { drawnClaims } from '../../intercoder/recoding/drawnMeasures';
import { foundAgain, type FoundAgain } from '../../intercoder/recoding/foundAgain';
import type { Progress } from '../../intercoder/recoding/measuredCoders';
import { foundByOne } from '../../intercoder/recoding/foundByOne';
import type { Share } from '../../networks/share';
import type { CodersCorpus } from '../../intercoder/readings';
import { addAll } from '../../util/lists';
import { pauses, type Task } from '../../util/task';
import { measureSteps } from '../board/boardMeasures';
import { boardSort, sortedIssues } from '../board/boardOrder';
import type { ViewContext } from '../facts/facts';
import { bothSides } from '../trees/contradictionRows';
import { pairWithSigns } from '../trees/pairRow';
import { joinedCounts, plainCounts } from '../words/countedText';
import {
  drawnRemarks,
  foundAgainRemarks,
  foundAgainText,
  fragilityText,
} from '../words/foundAgainText';
import { actorLabel, issueLabel } from '../words/nameLabels';
import { periodText } from '../words/periodText';
import { tieLines } from './foundAgainTies';

/** Whether other coders would find each result again, as a text: what the shares claim, then the
 * findings, the least certain first. */
export function* foundAgainPage(
  context: ViewContext,
  coders: CodersCorpus,
  seed: number,
  progress: Progress,
): Task<string> {
  const { facts, localizer } = context;
  const { analysis } = facts;
  const found = yield* foundAgain(analysis, coders, seed, progress, 2);
  const byOne = yield* foundByOne(analysis, coders);
  const lines = [localizer.text('Would another coder find it again?'), ''];
  for (const remark of foundAgainRemarks(localizer, found, byOne, analysis.reader.codebook))
    lines.push(remark, '');
  if (countsNoFileYet(facts)) {
    lines.push(localizer.text(NOTHING_COUNTED_YET), '');
    return lines.join('\n');
  }
  if (found.kind === 'too-few') {
    lines.push(
      localizer.text(
        'Passages to Code Twice First lists what a second coder should read: the passages on which findings stand.',
      ),
      '',
    );
    return lines.join('\n');
  }
  const entries = yield* entriesOf(analysis, found);
  const isEmpty = entries.length === 0;
  lines.push(
    localizer.text(
      isEmpty
        ? 'No disagreement, contradiction or shift is counted in what the views show.'
        : WHAT_FINDINGS_STAND_ON,
    ),
    '',
  );
  for (const { share, texts } of entries.slice(0, MOST_ENTRIES)) {
    const { name, more } = texts(context);
    lines.push(name, `    ${foundAgainText(localizer, share)}`);
    for (const line of more) lines.push(`    ${line}`);
    lines.push('');
    yield undefined;
  }
  const more = entries.length - MOST_ENTRIES;
  if (more > 0) lines.push(localizer.text(MORE_NOT_LISTED, more), '');
  addAll(lines, yield* measureLines(context, coders, seed));
  addAll(lines, yield* tieLines(context, coders, seed));
  return lines.join('\n');
}

/** How divided actors are on each issue, and how many articles speak of it, as coded, in resampled
 * articles, and in draws. The views have the draws from then on. */
function* measureLines(
  context: ViewContext,
  coders: CodersCorpus,
  seed: number,
): Task<readonly string[]> {
  const { facts, localizer } = context;
  const drawn = yield* drawnClaims(facts.analysis, coders, seed);
  const [meaning = ''] = drawnRemarks(localizer, drawn, facts.codebook);
  const lines = [
    localizer.text('How divided actors are on each issue, and how many articles speak of it:'),
    '',
    ...[meaning, ''],
  ];
  const shown = sortedIssues(context, facts.analysis.stances.keys(), boardSort('divisiveness'));
  for (const { issue, name } of shown.slice(0, MOST_ISSUES)) {
    const measures = yield* measureSteps(context, issue);
    lines.push(name);
    for (const { figure, of } of measures)
      lines.push(`    ${plainCounts(joinedCounts([figure, of], ' · '))}`);
    lines.push('');
  }
  const more = shown.length - MOST_ISSUES;
  if (more > 0) lines.push(localizer.text(MORE_NOT_LISTED, more), '');
  return lines;
}

const MOST_ISSUES = 100;

/** Whether there are no positions in the views because each coder has a file of their own: the user
 * is no coder and nothing is adjudicated, or has not coded yet. */
export function countsNoFileYet({
  analysis,
  codebook,
}: Pick<ViewContext['facts'], 'analysis' | 'codebook'>): boolean {
  return analysis.survivingCount === 0 && codebook.annotationFiles === 'one-per-coder';
}

/** More are not read; the command line lists all. */
const MOST_ENTRIES = 1000;

/** A finding with its share; its texts are made when it is listed. */
interface Entry {
  readonly share: Share;
  readonly texts: (context: ViewContext) => {
    readonly name: string;
    /** What it stands on; its periods. */
    readonly more: readonly string[];
  };
}

function* entriesOf(analysis: Analysis, found: FoundAgain): Task<readonly Entry[]> {
  const entries: Entry[] = [];
  const isTime = pauses(ENTRIES_AT_ONCE);
  for (const on of analysis.issues.values()) {
    for (const [one, other, kind] of countedPairs(on)) {
      const actors = [
        on.pairs.stances[one]?.actor ?? '',
        on.pairs.stances[other]?.actor ?? '',
      ] as const;
      const share = found.ofDisagreement({ issue: on.issue, actors, kind });
      if (share) {
        entries.push({
          share,
          texts: (context) => pairTexts(context, on, pairRowAt(on, kind, one, other), found),
        });
      }
      if (isTime(0)) yield undefined;
    }
    for (const row of contradictionsOn(on)) {
      const share = isCountedContradiction(row) ? found.ofContradiction(row) : undefined;
      if (share) entries.push({ share, texts: (context) => contradictionTexts(context, row) });
    }
    yield undefined;
  }
  return entries.sort((a, b) => a.share.mean - b.share.mean);
}

const ENTRIES_AT_ONCE = 2000;

function pairTexts(context: ViewContext, on: IssueAnalysis, row: Disagreement, found: FoundAgain) {
  const { localizer } = context;
  const stands = fragilityOf(on, row);
  const shares = row.periods.length > 1 ? found.ofPeriods(row) : [];
  const periods = row.periods.flatMap((period, at) => {
    const share = shares[at];
    const pair = pairWithSigns(context, rowOfPeriod(row, period));
    const when = periodText(localizer, period);
    return share ? [`${pair} · ${when}: ${foundAgainText(localizer, share)}`] : [];
  });
  return {
    name: `${issueLabel(context, row.issue)}: ${pairWithSigns(context, row)}`,
    more: [...(stands ? [fragilityText(context, stands)] : []), ...periods],
  };
}

function contradictionTexts(context: ViewContext, row: Contradiction) {
  const stands = fragilityOfContradiction(row);
  const { localizer } = context;
  const on = localizer.text(
    '{0} on {1}',
    actorLabel(context, [row.actor]),
    issueLabel(context, row.issue),
  );
  return {
    name: `${on}: ${localizer.text(CONTRADICTIONS[row.kind])}, ${bothSides(context, row)}`,
    more: stands ? [fragilityText(context, stands)] : [],
  };
}
