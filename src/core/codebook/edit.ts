import type { Codebook } from '../model/codebook';
import type { Problem } from '../model/problem';
import { applyEdits } from '../text/textEdit';
import { readYaml } from '../yaml/readYaml';
import { lineEndingOf } from '../yaml/spliceLayout';
import type { Pen } from '../yaml/spliceParts';
import { patchMap } from '../yaml/splicePatch';
import { sameWritten } from '../yaml/write';
import type { WrittenMap } from '../yaml/write';
import { writtenNode } from '../yaml/writeNode';
import { hasLoneSurrogate } from '../yaml/writeScalar';
import { withEdit } from './editEntries';
import type { CodebookEdit, CodebookRefusal, EditedCodebook, NewAlias } from './editTypes';
import { parseCodebook } from './parse';

export type { CodebookEdit, EditedCodebook } from './editTypes';
export { freeId } from './editIds';
export { newCodebook } from './editNew';

/** Makes edits by splices of a codebook's text: whatever no edit touches keeps every byte. All of
 * them are made or none. The result is read again and compared with what was meant before anybody
 * can write it. Never throws. Costs two readings of the text. */
export function editCodebook(text: string, edits: readonly CodebookEdit[]): EditedCodebook {
  const yaml = readYaml(text);
  const parsed = parseCodebook(text, yaml);
  if (parsed.kind === 'foreign') return refused('unreadable', []);
  if (parsed.kind === 'refused') return refused('unreadable', parsed.problems);
  const { root } = yaml;
  const before = root && writtenNode(text, root);
  if (root?.kind !== 'map' || before?.kind !== 'map') return refused('unreadable', []);

  let meant: WrittenMap = before;
  for (const edit of edits) {
    if (hasUnwritable(edit)) return refused('lone-surrogate', []);
    const changed = withEdit(meant, edit);
    if (typeof changed === 'string') return refused(changed, []);
    meant = changed;
  }
  const pen: Pen = { text, lineEnding: lineEndingOf(text), edits: [] };
  patchMap(pen, root, before, meant);
  const result = applyEdits(text, pen.edits);

  const yamlAfter = readYaml(result);
  const after = parseCodebook(result, yamlAfter);
  if (after.kind !== 'codebook') {
    return refused('not-as-intended', after.kind === 'refused' ? after.problems : []);
  }
  const read = yamlAfter.root;
  const isMeant =
    read !== undefined &&
    sameWritten(meant, writtenNode(result, read)) &&
    edits.every((edit) => isInCodebook(after.codebook, edit));
  if (!isMeant) return refused('not-as-intended', after.problems);
  return { kind: 'edited', text: result, splices: pen.edits };
}

function refused(reason: CodebookRefusal, problems: readonly Problem[]): EditedCodebook {
  return { kind: 'refused', reason, problems };
}

/** Looks at everything in an edit that people typed. */
function hasUnwritable(value: unknown): boolean {
  if (typeof value === 'string') return hasLoneSurrogate(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnwritable);
}

/** An entry that is refused by itself leaves the codebook readable, but is not in it. */
function isInCodebook({ actors, issues, coders }: Codebook, edit: CodebookEdit): boolean {
  switch (edit.kind) {
    case 'add-actor': {
      const { id, name, aliases = [] } = edit.actor;
      const actor = actors.get(id);
      return actor?.name === name && aliases.every((alias) => has(actor.aliases, alias, name));
    }
    case 'add-issue': {
      const { id, name, keywords = [] } = edit.issue;
      const issue = issues.get(id);
      return issue?.name === name && keywords.every((word) => has(issue.keywords, word, name));
    }
    case 'add-coder':
      return coders.get(edit.coder.id)?.name === edit.coder.name;
    case 'add-alias': {
      const actor = actors.get(edit.actor);
      return actor !== undefined && has(actor.aliases, edit.alias, actor.name);
    }
    case 'add-keyword': {
      const issue = issues.get(edit.issue);
      return issue !== undefined && has(issue.keywords, edit.keyword, issue.name);
    }
  }
}

/** The name is always an alias. */
function has(aliases: readonly NewAlias[], { text }: NewAlias, name: string): boolean {
  return text === name || aliases.some((alias) => alias.text === text);
}
