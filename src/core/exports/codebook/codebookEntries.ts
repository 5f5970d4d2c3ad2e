import { actorName, issueName } from '../../codebook/lookUp';
import type { Actor, Alias, Codebook, Example, Examples, Issue, Role } from '../../model/codebook';
import type { Layer } from '../../model/mention';
import { markdownText } from '../brief/markdownText';
import type { CodebookCounts } from './codebookCounts';
import { aliasText, counted } from './codebookWords';

/** The heading and the paragraph of an issue. */
export function* issueLines(
  codebook: Codebook,
  id: string,
  depth: number,
  counts: CodebookCounts,
): Generator<string> {
  const issue = codebook.issues.get(id);
  if (!issue) return;
  const { name, statement, definition, keywords, codable, examples, note } = issue;
  yield heading(name, depth);
  yield facts([
    idText(id),
    codable ? undefined : 'a heading that only groups',
    issueLink(codebook, issue),
    countsText('issue', id, counts),
  ]);
  if (statement !== undefined) yield `> ${markdownText(statement)}\n\n`;
  if (definition !== undefined) yield `${markdownText(definition)}\n\n`;
  yield listOf([aliasLine('Keywords', keywords), noteLine(note)]);
  yield* exampleLists(examples);
}

/** The heading and the paragraph of an actor. */
export function* actorLines(
  codebook: Codebook,
  id: string,
  depth: number,
  counts: CodebookCounts,
): Generator<string> {
  const actor = codebook.actors.get(id);
  if (!actor) return;
  const { name, type, partOf, aliases, examples, note } = actor;
  yield heading(name, depth);
  yield facts([
    idText(id),
    type === undefined ? undefined : markdownText(type),
    partOf === undefined ? undefined : `part of ${actorText(codebook, partOf)}`,
    countsText('actor', id, counts),
  ]);
  yield listOf([
    aliasLine('Aliases', aliases),
    ...roleLines(codebook, actor),
    ...ruleLines(codebook, actor),
    ...[...actor.attributes].map(([key, value]) => `${markdownText(key)}: ${markdownText(value)}`),
    noteLine(note),
  ]);
  yield* exampleLists(examples);
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
function idText(id: string): string {
  return `id ${markdownText(id)}`;
}

function issueLink(codebook: Codebook, { partOf, sign }: Issue): string | undefined {
  if (partOf === undefined) return undefined;
  const above = `part of ${markdownText(issueName(codebook, partOf))}`;
  if (sign === undefined) return above;
  return `${above}, where a stance counts ${sign > 0 ? 'too' : 'reversed'}`;
}

function countsText(layer: Layer, id: string, counts: CodebookCounts): string {
  const mentions = counts.mentionsOf(layer, id);
  const positions = counted(counts.positionsOf(layer, id), 'position');
  return mentions === undefined ? positions : `${positions}, ${counted(mentions, 'mention')}`;
}

function aliasLine(label: string, aliases: readonly Alias[]): string | undefined {
  return aliases.length === 0 ? undefined : `${label}: ${aliases.map(aliasText).join(', ')}`;
}

function noteLine(note: string | undefined): string | undefined {
  return note === undefined ? undefined : `Note: ${markdownText(note)}`;
}

function roleLines(codebook: Codebook, { roles }: Actor): readonly string[] {
  return roles.map((role) => {
    const title = role.title === '' ? 'Role' : markdownText(role.title);
    return `${title}, ${actorText(codebook, role.of)}${datesOf(role)}`;
  });
}

function datesOf({ from, to }: Role): string {
  if (from === undefined && to === undefined) return '';
  return ` (${markdownText(from ?? '')}–${markdownText(to ?? '')})`;
}

function ruleLines(codebook: Codebook, actor: Actor): readonly string[] {
  const { side, unspecified, memberOf } = actor;
  return [
    ...(memberOf.length === 0
      ? []
      : [`Member of: ${memberOf.map((id) => actorText(codebook, id)).join(', ')}`]),
    ...(side
      ? ['A side of its own: its parts count as this actor, and it never as its parent']
      : []),
    ...(unspecified ? ['Unspecified: no single actor is meant'] : []),
  ];
}

function* exampleLists({ include, exclude }: Examples): Generator<string> {
  yield* exampleList('Belongs:', include);
  yield* exampleList('Does not belong:', exclude);
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
