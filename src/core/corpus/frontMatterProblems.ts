import { dateRange } from '../model/date';
import { problem } from '../problems/report';
import { fillMessage } from '../model/problem';
import { PROBLEMS, type KnownProblem } from '../problems/table';
import { reportLostValue } from '../yaml/shape/lostValue';
import type { YamlEntry } from '../yaml/node';
import { isAbsent } from '../yaml/shape/shape';
import { dayOf, valueOf, type FrontMatterYaml } from './frontMatter';

/** Why the front matter of a Markdown article, or a value of it, is ignored; spans are of the
 * article's text. Unknown keys are attributes, and never reported. `yaml` as `frontMatterYaml`
 * reads it. */
export function frontMatterProblems(
  text: string,
  yaml: FrontMatterYaml | undefined,
): readonly KnownProblem[] {
  if (!yaml) return neverEnds(text) ? [problem('front-matter-unclosed', FIRST_LINE)] : [];
  const { root, problems, start } = yaml;
  const [first] = problems;
  const found: KnownProblem[] = [];
  if (first) found.push(problem('front-matter-unread', first.span, detailOf(first)));
  else if (root?.kind === 'map') for (const entry of root.entries) checkEntry(entry, yaml, found);
  else if (root) found.push(problem('front-matter-unread', root.span, 'no names before colons'));
  return found.map((one) => ({
    ...one,
    span: { start: one.span.start + start, end: one.span.end + start },
  }));
}

const FIRST_LINE = { start: 0, end: 3 };

/** Whether front matter is opened and not closed. A line of hyphens may also be a horizontal rule,
 * so one of the known keys must follow before the first blank line. Line by line, since one
 * pattern would not be linear. */
function neverEnds(text: string): boolean {
  if (!/^---[ \t]*\n/.test(text)) return false;
  let start = text.indexOf('\n') + 1;
  for (let line = 0; line < MOST_LINES && start < text.length; line++) {
    const end = text.indexOf('\n', start);
    const head = text.slice(start, Math.min(end < 0 ? text.length : end, start + LONGEST_KEY));
    if (head.trim() === '') return false;
    const key = /^([\w-]+)[ \t]*:(?:[ \t]|$)/.exec(head)?.[1]?.toLowerCase() ?? '';
    if (OURS.has(key) || key === 'tags') return true;
    if (end < 0) return false;
    start = end + 1;
  }
  return false;
}

const MOST_LINES = 100;
const LONGEST_KEY = 40;

const OURS: ReadonlySet<string> = new Set([
  'title',
  'author',
  'authors',
  'source',
  'section',
  'date',
  'url',
  'link',
  'duplicate-of',
  'quotable',
]);

function checkEntry(
  { key, value }: YamlEntry,
  { body }: FrontMatterYaml,
  found: KnownProblem[],
): void {
  const name = key.value.toLowerCase();
  if (!OURS.has(name)) return;
  if (isAbsent(value)) {
    reportLostValue(body, key.span.end, found);
    return;
  }
  const written = valueOf(value);
  const isNested = value.kind === 'list' && value.items.some(({ kind }) => kind !== 'scalar');
  if (written === undefined || isNested)
    found.push(problem('front-matter-value', value.span, key.value));
  else if (name === 'date' && written !== '' && !dateRange(dayOf(written)))
    found.push(problem('bad-date', value.span, written));
}

/** The reason, in English, without the advice. */
function detailOf({ code, args }: KnownProblem): string {
  const [, reason = code] = /: (.*?)\. /.exec(PROBLEMS[code].message) ?? [];
  return fillMessage(reason, args);
}
