import type { Codebook } from '../model/codebook';
import type { Problem } from '../model/problem';
import { forEachTask, type Task } from '../util/task';
import { applyEdits, inverseEdits } from '../text/textEdit';
import type { YamlMap } from '../yaml/node';
import { readYaml } from '../yaml/read/readYaml';
import { lineEndingOf } from '../yaml/splice/spliceLayout';
import type { SpliceContext } from '../yaml/splice/spliceParts';
import { patchMap } from '../yaml/splice/splicePatch';
import { mapValue } from '../yaml/write/write';
import type { Written, WrittenMap } from '../yaml/write/write';
import { isWrittenSteps, writtenNode } from '../yaml/write/writeNode';
import { hasLoneSurrogate } from '../yaml/write/writeScalar';
import { oppositeOf, withEdit } from './editEntries';
import { hasAlias } from './editAliases';
import type { CodebookEdit, CodebookInverse, CodebookRefusal, EditedCodebook } from './editTypes';
import { parseCodebook } from './parse';

export type {
  CodebookEdit,
  CodebookInverse,
  CodebookRefusal,
  EditedCodebook,
  EntryKey,
  SetEdit,
} from './editTypes';
export { freeId } from './editIds';
export { newCodebook } from './editNew';

/** Makes edits by splices of a codebook's text; bytes that no edit concerns are unchanged. Either
 * all edits are made or none. The result is read again and compared with the intention before it
 * can be written. Never throws. A task, which yields while the text is read. `isRead`: the text is
 * known to be a readable codebook, which saves one of two readings. */
export function* editCodebook(
  text: string,
  edits: readonly CodebookEdit[],
  isRead = false,
): Task<EditedCodebook> {
  const yaml = yield* readYaml(text);
  if (!isRead) {
    const parsed = yield* parseCodebook(text, yaml);
    if (parsed.kind === 'foreign') return refused('unreadable', []);
    if (parsed.kind === 'refused') return refused('unreadable', parsed.problems);
  }
  const { root } = yaml;
  if (root?.kind !== 'map') return refused('unreadable', []);
  const before = yield* writtenSteps(text, root);

  let meant = before;
  const done: CodebookEdit[] = [];
  const opposites: CodebookEdit[] = [];
  for (const edit of edits) {
    if (hasUnwritable(edit)) return refused('lone-surrogate', []);
    const changed = withEdit(meant, edit);
    if (typeof changed === 'string') return refused(changed, []);
    if (changed !== meant) {
      done.push(edit);
      opposites.unshift(oppositeOf(edit, meant));
    }
    meant = changed;
  }
  const splice: SpliceContext = { text, lineEnding: lineEndingOf(text), edits: [] };
  yield undefined;
  yield* patchMap(splice, root, before, meant);
  const result = applyEdits(text, splice.edits);
  yield undefined;

  const yamlAfter = yield* readYaml(result);
  const after = yield* parseCodebook(result, yamlAfter);
  if (after.kind !== 'codebook') {
    return refused('not-as-intended', after.kind === 'refused' ? after.problems : []);
  }
  const read = yamlAfter.root;
  yield undefined;
  const isMeant =
    read !== undefined &&
    (yield* isWrittenSteps(meant, read)) &&
    edits.every((edit) => isInCodebook(after.codebook, edit));
  if (!isMeant) return refused('not-as-intended', after.problems);
  const splices = inverseEdits(text, splice.edits);
  const inverse = { text: result, splices, edits: opposites, again: done };
  return { kind: 'edited', text: result, splices: splice.edits, read: after, inverse };
}

/** Undoes edits, or redoes them: the text that they made is restored byte for byte, any other is
 * changed by the opposite edits, all of which are refused if one is. */
export function* takeBackCodebookEdits(
  text: string,
  { text: made, splices, edits, again }: CodebookInverse,
): Task<EditedCodebook> {
  if (text !== made) return yield* editCodebook(text, edits);
  const before = applyEdits(text, splices);
  const read = yield* parseCodebook(before);
  if (read.kind !== 'codebook') return refused('not-as-intended', []);
  const inverse = {
    text: before,
    splices: inverseEdits(text, splices),
    edits: again,
    again: edits,
  };
  return { kind: 'edited', text: before, splices, read, inverse };
}

/** The content of a codebook, some entries of a section per step. */
function* writtenSteps(text: string, root: YamlMap): Task<WrittenMap> {
  const sections: [string, Written][] = [];
  for (const { key, value } of root.entries) {
    if (value.kind === 'map') {
      const entries: [string, Written][] = [];
      yield* forEachTask(value.entries, (entry) => {
        entries.push([entry.key.value, writtenNode(text, entry.value)]);
      });
      sections.push([key.value, mapValue(entries)]);
    } else sections.push([key.value, writtenNode(text, value)]);
  }
  return mapValue(sections);
}

function refused(reason: CodebookRefusal, problems: readonly Problem[]): EditedCodebook {
  return { kind: 'refused', reason, problems };
}

/** Checks every typed text in an edit. */
function hasUnwritable(value: unknown): boolean {
  if (typeof value === 'string') return hasLoneSurrogate(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnwritable);
}

/** An entry that is refused by itself leaves the codebook readable, but is missing from it. Changed
 * and removed entries are as intended, since the whole file is compared. */
function isInCodebook(codebook: Codebook, edit: CodebookEdit): boolean {
  const { actors, issues, coders } = codebook;
  switch (edit.kind) {
    case 'add-actor': {
      const { id, name, aliases = [] } = edit.actor;
      const actor = actors.get(id);
      return actor?.name === name && aliases.every((alias) => hasAlias(actor.aliases, alias, name));
    }
    case 'add-issue': {
      const { id, name, keywords = [] } = edit.issue;
      const issue = issues.get(id);
      return issue?.name === name && keywords.every((word) => hasAlias(issue.keywords, word, name));
    }
    case 'add-coder':
      return coders.get(edit.coder.id)?.name === edit.coder.name;
    case 'add-stance':
      return codebook.stances.has(edit.stance.id);
    case 'add-act':
      return codebook.acts.includes(edit.act);
    case 'add-type':
      return codebook.types.has(edit.type.id);
    case 'alias': {
      const { layer, id, to } = edit;
      const entry = layer === 'actor' ? actors.get(id) : issues.get(id);
      if (to === undefined || !entry) return to === undefined;
      return hasAlias('aliases' in entry ? entry.aliases : entry.keywords, to, entry.name);
    }
    case 'set':
    case 'remove':
      return true;
  }
}
