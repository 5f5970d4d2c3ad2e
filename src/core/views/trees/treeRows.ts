import { unknownIn } from '../../analysis/records/unknownNames';
import type { Annotation } from '../../model/annotation';
import type { Disagreement } from '../../analysis/disagreements/whoDisagrees';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import { recordCount } from '../../analysis/disagreements/recordCount';
import type { RelationRecord } from '../../analysis/records/statedRelations';
import type { ArticleRow } from '../../model/corpus';
import type { Layer } from '../../model/mention';
import type { PlacedAnnotation } from '../../model/place';
import { addAll } from '../../util/lists';
import { annotationLines } from '../cards/annotationCard';
import type { ViewContext } from '../facts/facts';
import { labelText, quoteText } from '../words/label';
import { actorLabel, issueLabel, joinCounts } from '../words/nameLabels';
import { actorName, nameOf } from '../words/names';
import { netSign } from '../words/netLook';
import { placeLabel, sourceLine } from '../cards/recordText';
import { positionLook } from '../words/stanceLook';
import { fileText, joined, safeFileText, words, type TextLine } from '../words/text';
import { childKey, firstRows, targetKey, treeRow, type RowIcon, type TreeRow } from './tree';
import { waitingFor } from '../words/waiting';
import { isWordKey, type WordKey } from '../words/words';

/** Rows that several views share. */

/** A position with its quote. Without a label of the view's own it is named by its place. */
export function positionRow(
  context: ViewContext,
  parentKey: string | undefined,
  record: PositionRecord,
  label?: string,
): TreeRow {
  return annotationRow(context, parentKey, record.article, record.placed, {
    label: label ?? placeLabel(context, record.article, record.placed),
    icon: positionLook(context.facts.codebook, record.position),
  });
}

export function relationRow(
  context: ViewContext,
  parentKey: string | undefined,
  { article, placed, relation }: RelationRecord,
): TreeRow {
  const label = relation.between.map((party) => actorLabel(context, party)).join(' – ');
  return annotationRow(context, parentKey, article, placed, { label, icon: 'stated' });
}

/** The row of any annotation; Enter goes to its words. */
export function annotationRow(
  context: ViewContext,
  parentKey: string | undefined,
  article: ArticleRow,
  placed: PlacedAnnotation,
  given: { readonly label: string; readonly icon: RowIcon; readonly changed?: ReadonlySet<string> },
): TreeRow {
  const { annotation } = placed;
  const { changed } = given;
  const waiting = waitingFor(placed, changed);
  const span = placed.places.find((place) => place.span)?.span;
  return treeRow({
    key: childKey(
      parentKey,
      annotation.kind,
      targetKey({ article: article.path, id: annotation.id }),
    ),
    parentKey,
    label: given.label,
    description: joinCounts(unknownText(context, annotation), quoteText(annotation.quote)),
    icon: waiting === 'lost' ? 'lost' : waiting ? 'review' : given.icon,
    contextValue: waiting ? `${annotation.kind} ${waiting}` : annotation.kind,
    target: { kind: 'annotation', article: article.path, id: annotation.id, span },
    tooltip: () => [
      [safeFileText(quoteText(annotation.quote, 600))],
      ...annotationLines({ ...context, article, ...(changed ? { changed } : {}) }, placed),
      sourceLine(context, article, placed),
    ],
  });
}

/** Before the quote of a record that does not count as it stands. */
function unknownText({ facts, voice }: ViewContext, annotation: Annotation): string | undefined {
  const { names, stance } = unknownIn(annotation, facts.codebook);
  if (names.length > 0 && !facts.analysis.context.filter.unknown)
    return voice.say('unknown not counted');
  return stance === undefined ? undefined : voice.say('unknown stance');
}

/** A heading with the number of rows below it. */
export function sectionRow(
  { voice }: ViewContext,
  key: string,
  title: WordKey,
  count: number,
  children: TreeRow['children'],
): TreeRow {
  return treeRow({
    key,
    parentKey: undefined,
    label: voice.say(title),
    description: voice.number(count),
    icon: 'section',
    contextValue: 'section',
    children,
    tooltip: () => {
      const about = `about ${title}`;
      return isWordKey(about) ? [voice.line(about)] : [];
    },
  });
}

const MOST_UNFOLDED = 5;

/** Rows that stand among others of another kind: more than a few are folded into one row, so that
 * the others stay in sight. `rowsOf` makes as many as are shown. */
export function folded(
  { voice }: ViewContext,
  parentKey: string,
  title: WordKey,
  count: number,
  rowsOf: (parentKey: string, most: number) => readonly TreeRow[],
): readonly (() => TreeRow)[] {
  if (count <= MOST_UNFOLDED) return rowsOf(parentKey, count).map((row) => () => row);
  const key = childKey(parentKey, 'folded', title);
  const fold = () =>
    treeRow({
      key,
      parentKey,
      label: voice.say(title, count),
      icon: 'disagreement',
      contextValue: 'folded',
      children: firstRows(key, voice, count, (most) => rowsOf(key, most)),
    });
  return [fold];
}

/** Everything that the rows of one issue and pair rest on: the quotes of the first actor, those of
 * the second, then the words that state it. */
export function evidenceRows(
  context: ViewContext,
  parentKey: string,
  rows: readonly Disagreement[],
): (most?: number) => readonly TreeRow[] {
  const { facts, voice } = context;
  return (most) => {
    const positions = ([0, 1] as const).flatMap((side) => [
      ...new Set(rows.flatMap((row) => row.positions[side])),
    ]);
    const relations = [...new Set(rows.flatMap((row) => row.records))];
    const first = (few: number): readonly TreeRow[] => [
      ...positions
        .slice(0, few)
        .flatMap((name) => facts.analysis.recordOf.get(name) ?? [])
        .map((record) =>
          positionRow(context, parentKey, record, actorLabel(context, record.actors)),
        ),
      ...relations
        .slice(0, Math.max(0, few - positions.length))
        .flatMap((name) => facts.relation(name) ?? [])
        .map((record) => relationRow(context, parentKey, record)),
    ];
    return firstRows(parentKey, voice, positions.length + relations.length, first)(most);
  };
}

/** A row for what two actors disagree on in one issue: derived, stated and internal rows in one. */
export function pairRow(
  context: ViewContext,
  parentKey: string | undefined,
  rows: readonly Disagreement[],
  given: { readonly label: string; readonly description: string; readonly key?: string },
): TreeRow {
  const [first] = rows;
  const key = given.key ?? childKey(parentKey, 'pair', JSON.stringify(first?.actors ?? []));
  return treeRow({
    key,
    parentKey,
    label: given.label,
    description: given.description,
    icon: rows.every(({ kind }) => kind === 'stated') ? 'stated' : 'disagreement',
    contextValue: 'disagreement',
    pair: first,
    children: evidenceRows(context, key, rows),
    tooltip: () => pairTooltip(context, rows),
  });
}

export function quoteCount({ voice }: ViewContext, rows: readonly Disagreement[]): string {
  return voice.say('quotes', recordCount(rows));
}

/** What "1 : 1" and "mixed" mean beside a row. */
function weightNotes({ facts, voice }: ViewContext, row: Disagreement): readonly TextLine[] {
  const names = row.actors.map((id) => safeFileText(actorName(facts.codebook, id, voice)));
  const [one = [], other = []] = names.map((name) => [name]);
  const [a, b] = row.claims.map((count) => voice.number(count));
  const isTwoSided = row.kind !== 'stated' && row.kind !== 'one-sided';
  const mixed = names.filter((_, at) => row.stances[at]?.mixed === true).map((name) => [name]);
  return [
    ...(isTwoSided ? [voice.line('about claims', a ?? '', b ?? '', one, other)] : []),
    ...(mixed.length > 0
      ? [voice.line('about mixed', joined(mixed, ', '))]
      : row.mixed
        ? [voice.line('mixed')]
        : []),
  ];
}

/** "⊖ – ⊕", where who stands where is said already. */
export function signsOf(row: Disagreement): string {
  const [one, other] = row.stances;
  return one && other ? `${netSign(one)} – ${netSign(other)}` : '';
}

/** "China ⊖ – ⊕ United States" */
export function pairWithSigns(context: ViewContext, row: Disagreement): string {
  const [a, b] = row.actors.map((id) => actorName(context.facts.codebook, id, context.voice));
  // An actor without a coded position has no sign: "none" is not "neutral".
  const [left, right] = row.stances.map((stance) => (stance ? netSign(stance) : ''));
  return [a, left, '–', right, b].filter(Boolean).join(' ');
}

/** What a codebook says of an issue or actor. */
export function codebookTooltip(context: ViewContext, layer: Layer, id: string): TextLine[] {
  const { codebook } = context.facts;
  const { voice } = context;
  const name: TextLine = [safeFileText(nameOf(codebook, layer, id, voice), 'strong')];
  const note = (layer === 'actor' ? codebook.actors : codebook.issues).get(id)?.note;
  const lines: TextLine[] = [name];
  if (layer === 'issue') {
    const issue = codebook.issues.get(id);
    if (!issue) lines.push(voice.line('unknown issue'));
    if (issue?.statement)
      lines.push(voice.line('statement', fileText(issue.statement, 'plain', 300)));
    if (issue?.definition) {
      lines.push(voice.line('definition', fileText(issue.definition, 'plain', 600)));
    }
  } else {
    const actor = codebook.actors.get(id);
    if (actor?.type) lines.push([fileText(actor.type)]);
    const aliases = actor?.aliases.slice(0, 12).map(({ text }) => labelText(text, 40)) ?? [];
    if (aliases.length > 0)
      lines.push(voice.line('also known as', safeFileText(aliases.join(', '))));
  }
  if (note !== undefined) lines.push(voice.line('note is', fileText(note, 'plain', 300)));
  return lines;
}

/** "2 positions", or "5 positions · 2 disagreements"; the short form, for nested rows, is "5 · 2". */
export function countText(
  { voice }: ViewContext,
  positions: number,
  disagreements: number,
  short: boolean,
): string {
  if (positions === 0 && disagreements === 0) return '';
  if (short)
    return disagreements > 0
      ? `${voice.number(positions)} · ${voice.number(disagreements)}`
      : voice.number(positions);
  return joinCounts(
    voice.say('positions', positions),
    disagreements > 0 ? voice.say('disagreements', disagreements) : undefined,
  );
}

function pairTooltip(context: ViewContext, rows: readonly Disagreement[]): TextLine[] {
  const { facts, voice } = context;
  return rows.slice(0, 8).flatMap((row) => {
    const issue = row.issue === undefined ? undefined : facts.codebook.issues.get(row.issue);
    const head: TextLine = [
      safeFileText(pairWithSigns(context, row), 'strong'),
      words(' · '),
      safeFileText(issueLabel(context, row.issue)),
    ];
    const notes: TextLine[] = [];
    if (row.kind === 'internal') notes.push(voice.line('within one side'));
    if (row.kind !== 'stated' && row.stated) notes.push(voice.line('also stated'));
    addAll(notes, weightNotes(context, row));
    const statement = issue?.statement;
    return [
      head,
      ...(statement === undefined
        ? []
        : [voice.line('statement', fileText(statement, 'plain', 300))]),
      ...notes,
    ];
  });
}
