import { COUNTS } from '../../views/words/shared';
import { actorName, issueName } from '../../codebook/lookUp';
import type { Actor, Alias, Codebook, Example, Examples, Issue, Role } from '../../model/codebook';
import type { Layer } from '../../model/mention';
import type { Localizer } from '../../views/words/localizer';
import { markdownText } from '../brief/markdownText';
import type { CodebookCounts } from './codebookCounts';
import { phrase, type Phrase } from '../../util/phrase';
import { isInCapitals } from '../../text/folding/spelling';

/** The heading and the paragraph of an issue. */
export function* issueLines(
  codebook: Codebook,
  id: string,
  depth: number,
  counts: CodebookCounts,
  localizer: Localizer,
): Generator<string> {
  const issue = codebook.issues.get(id);
  if (!issue) return;
  const { name, statement, definition, keywords, codable, examples, note } = issue;
  yield heading(name, depth);
  yield facts([
    idText(id, localizer),
    codable ? undefined : localizer.text('a heading that only groups'),
    issueLink(codebook, issue, localizer),
    countsText('issue', id, counts, localizer),
  ]);
  if (statement !== undefined) yield `> ${markdownText(statement)}\n\n`;
  if (definition !== undefined) yield `${markdownText(definition)}\n\n`;
  yield listOf([
    aliasLine(phrase('Keywords: {0}'), keywords, localizer),
    noteLine(note, localizer),
  ]);
  yield* exampleLists(examples, localizer);
}

/** The heading and the paragraph of an actor. */
export function* actorLines(
  codebook: Codebook,
  id: string,
  depth: number,
  counts: CodebookCounts,
  localizer: Localizer,
): Generator<string> {
  const actor = codebook.actors.get(id);
  if (!actor) return;
  const { name, type, partOf, aliases, examples, note } = actor;
  yield heading(name, depth);
  yield facts([
    idText(id, localizer),
    type === undefined ? undefined : markdownText(type),
    partOf === undefined ? undefined : localizer.text('part of {0}', actorText(codebook, partOf)),
    countsText('actor', id, counts, localizer),
  ]);
  yield listOf([
    aliasLine(phrase('Aliases: {0}'), aliases, localizer),
    ...roleLines(codebook, actor, localizer),
    ...ruleLines(codebook, actor, localizer),
    ...[...actor.attributes].map(([key, value]) => `${markdownText(key)}: ${markdownText(value)}`),
    noteLine(note, localizer),
  ]);
  yield* exampleLists(examples, localizer);
}

/** Markdown has six levels; below them the depth cannot be seen. */
const DEEPEST = 6;

function heading(name: string, depth: number): string {
  return `${'#'.repeat(Math.min(3 + depth, DEEPEST))} ${markdownText(name)}\n\n`;
}

function facts(all: readonly (string | undefined)[]): string {
  return `${all.filter((one) => one !== undefined).join(' · ')}\n\n`;
}

function listOf(lines: readonly (string | undefined)[]): string {
  const known = lines.filter((line) => line !== undefined);
  return known.length === 0 ? '' : `${known.map((line) => `- ${line}\n`).join('')}\n`;
}

/** Not as code: text from files could end it. */
function idText(id: string, localizer: Localizer): string {
  return localizer.text('id {0}', markdownText(id));
}

function issueLink(
  codebook: Codebook,
  { partOf, sign }: Issue,
  localizer: Localizer,
): string | undefined {
  if (partOf === undefined) return undefined;
  const name = markdownText(issueName(codebook, partOf));
  const above = localizer.text('part of {0}', name);
  if (sign === undefined) return above;
  return localizer.text(
    sign > 0 ? '{0}, where a stance counts too' : '{0}, where a stance counts reversed',
    above,
  );
}

/** Numbers that are not zero. */
function countsText(
  layer: Layer,
  id: string,
  counts: CodebookCounts,
  localizer: Localizer,
): string {
  const positions = counts.positionsOf(layer, id);
  const known = counts.mentionsOf(layer, id);
  const mentions = known ?? 0;
  const texts = [
    ...(positions > 0 ? [localizer.text(COUNTS.positions, positions)] : []),
    ...(mentions > 0 ? [localizer.text(COUNTS.mentions, mentions)] : []),
  ];
  if (texts.length > 0) return texts.join(', ');
  return localizer.text(known === undefined ? 'no positions yet' : 'not used yet');
}

function aliasLine(
  label: Phrase<'Aliases: {0}' | 'Keywords: {0}'>,
  aliases: readonly Alias[],
  localizer: Localizer,
): string | undefined {
  if (aliases.length === 0) return undefined;
  return localizer.text(label, aliases.map((alias) => aliasText(alias, localizer)).join(', '));
}

function noteLine(note: string | undefined, localizer: Localizer): string | undefined {
  return note === undefined ? undefined : localizer.text('Note: {0}', markdownText(note));
}

function roleLines(codebook: Codebook, { roles }: Actor, localizer: Localizer): readonly string[] {
  return roles.map((role) => {
    const title = role.title === '' ? localizer.text('Role') : markdownText(role.title);
    return `${title}, ${actorText(codebook, role.of)}${datesOf(role)}`;
  });
}

function datesOf({ from, to }: Role): string {
  if (from === undefined && to === undefined) return '';
  return ` (${markdownText(from ?? '')}–${markdownText(to ?? '')})`;
}

function ruleLines(codebook: Codebook, actor: Actor, localizer: Localizer): readonly string[] {
  const { side, unspecified, memberOf } = actor;
  const groups = memberOf.map((id) => actorText(codebook, id)).join(', ');
  return [
    ...(groups === '' ? [] : [localizer.text('Member of: {0}', groups)]),
    ...(side
      ? [
          localizer.text(
            'A side of its own: its parts count as this actor, and it never as its parent',
          ),
        ]
      : []),
    ...(unspecified ? [localizer.text('Unspecified: no single actor is meant')] : []),
  ];
}

function* exampleLists({ include, exclude }: Examples, localizer: Localizer): Generator<string> {
  yield* exampleList(localizer.text('Belongs:'), include);
  yield* exampleList(localizer.text('Does not belong:'), exclude);
}

function* exampleList(title: string, examples: readonly Example[]): Generator<string> {
  if (examples.length === 0) return;
  yield `${title}\n\n`;
  for (const { text, why } of examples) {
    yield `- “${markdownText(text)}”${why === undefined ? '' : ` – ${markdownText(why)}`}\n`;
  }
  yield '\n';
}

function actorText(codebook: Codebook, id: string): string {
  return markdownText(actorName(codebook, id));
}

/** An alias with the rules that decide where it is found. */
function aliasText({ text, weak, exactCase }: Alias, localizer: Localizer): string {
  const notes = [
    ...(weak ? [localizer.text('in lists only')] : []),
    ...(exactCase || isInCapitals(text) ? [localizer.text('case-sensitive')] : []),
  ];
  return `“${markdownText(text)}”${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
}
