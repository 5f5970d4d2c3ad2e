import { parseQuery, type QueryTerm } from '../../../src/core/query/parseQuery';
import { dateRange } from '../../../src/core/model/date';
import type { Position } from '../../../src/core/model/annotation';
import type { ArticleRow, CorpusReader } from '../../../src/core/model/corpus';

/** The rules of docs/reference/search.md written down as plainly as can be, for the corpus of the
 * tests: no compiling, no order, nothing remembered. Gives the ids. */
export function plainlyFound(text: string, reader: CorpusReader): string[] {
  const terms = parseQuery(text).terms.filter(isUnderstood);
  const ids: string[] = [];
  for (const article of reader.articles()) {
    for (const { annotation } of article.annotations) {
      if (annotation.kind !== 'position') continue;
      const holds = (term: QueryTerm) => holdsFor(term, article, annotation, reader);
      const isFound = terms.every((term) => {
        if (term.negated) return !holds(term);
        if (term.field === undefined) return holds(term);
        return terms.some((other) => other.field === term.field && !other.negated && holds(other));
      });
      if (isFound) ids.push(annotation.id);
    }
  }
  return ids;
}

function isUnderstood({ field, value }: QueryTerm): boolean {
  if (value === '') return field === 'condition';
  if (value === '*' && field !== 'since' && field !== 'until') return true;
  const isDate = ['date', 'since', 'until', 'field.deadline'].includes(field ?? '');
  return !isDate || dateRange(value) !== undefined;
}

function holdsFor(
  { field, value }: QueryTerm,
  article: ArticleRow,
  position: Position,
  { codebook }: CorpusReader,
): boolean {
  const words = [
    ...position.quote.map(({ exact }) => exact),
    position.condition ?? '',
    position.note ?? '',
    ...position.comments.map((comment) => comment.text),
  ];
  const date = dateRange(position.date ?? '') ?? dateRange(article.metadata.date ?? '');
  const isAny = value === '*' || value === '';
  const aboveActor = (id: string): string[] => {
    const actor = codebook.actors.get(id);
    const role = actor?.roles.find(({ from = '' }) => date && date.last >= from);
    const next = role?.of ?? actor?.partOf;
    return next === undefined ? [id] : [id, ...aboveActor(next)];
  };
  const isActor = (ids: readonly string[]): boolean =>
    (isAny && ids.length > 0) ||
    ids.flatMap(aboveActor).some((id) => {
      const actor = codebook.actors.get(id);
      return isCalled(value, id, actor?.name, actor?.aliases, codebook.actors.has(value));
    });
  const isIssue = (ids: readonly string[]): boolean => {
    const above = (id: string): string[] => {
      const next = codebook.issues.get(id)?.partOf;
      return next === undefined ? [id] : [id, ...above(next)];
    };
    const isMeant = (id: string) => {
      const issue = codebook.issues.get(id);
      return isCalled(value, id, issue?.name, issue?.keywords, codebook.issues.has(value));
    };
    return (isAny && ids.length > 0) || ids.flatMap(above).some(isMeant);
  };
  const isDated = (one: typeof date): boolean => {
    const wanted = dateRange(value);
    if (!one || !wanted) return one !== undefined && isAny;
    return one.last >= wanted.first && one.first <= wanted.last;
  };
  const own = [position.fields.get(field?.replace('field.', '') ?? '') ?? []].flat().map(String);
  switch (field) {
    case 'field.ally':
      return isActor(own);
    case 'field.topic':
      return isIssue(own);
    case 'field.deadline':
      return own.some((one) => isDated(dateRange(one)));
    case 'field.mood':
      return own.some((one) => isAny || plain(one).includes(plain(value)));
    case 'field.frame':
    case 'field.weight':
    case 'field.voiced':
    case 'field.lost':
      return own.some((one) => isAny || plain(one) === plain(value));
    case 'speaker':
      return isActor([position.speaker ?? []].flat());
    case 'according-to':
      return isActor([position.accordingTo ?? []].flat());
    case 'target':
    case 'addressee':
      return isActor(position[field]);
    case 'note':
    case 'condition': {
      const held = position[field];
      return held !== undefined && (isAny || plain(held).includes(plain(value)));
    }
    case 'date':
      return isDated(date);
    case undefined: {
      const names = [
        ...position.actors.map((id) => codebook.actors.get(id)?.name ?? id),
        ...position.issues.map((id) => codebook.issues.get(id)?.name ?? id),
        position.stance ?? '',
        article.path,
        article.metadata.title ?? '',
      ];
      return [...words, ...names].some((one) => plain(one).includes(plain(value)));
    }
    case 'text':
      return words.some((one) => plain(one).includes(plain(value)));
    case 'actor':
      return isActor(position.actors);
    case 'issue':
      return isIssue(position.issues);
    case 'stance':
    case 'act':
    case 'channel':
    case 'speech':
    case 'certainty':
    case 'coder':
    case 'status': {
      const held = position[field];
      return held !== undefined && (isAny || plain(held) === plain(value));
    }
    case 'tag':
      if (isAny) return position.tags.length > 0;
      return position.tags.some((tag) => plain(tag) === plain(value));
    case 'since':
      return date !== undefined && date.last >= (dateRange(value)?.first ?? '');
    case 'until':
      return date !== undefined && date.first <= (dateRange(value)?.last ?? '');
    case 'in':
      // The globs of someQuery.ts only.
      if (value === '*.md') return article.path.endsWith('.md');
      if (value === 'wire/**') return article.path.startsWith('wire/');
      if (value === '[') return false;
      if (value === '*') return true;
      return `/${article.path.toLowerCase()}/`.includes(`/${value.toLowerCase()}/`);
    default:
      throw new Error(`no plain rule for ${field}`);
  }
}

function isCalled(
  value: string,
  id: string,
  name = id,
  aliases: readonly { readonly text: string }[] = [],
  isId = false,
): boolean {
  if (isId) return id === value;
  return [id, name, ...aliases.map(({ text }) => text)].some(
    (call) => plain(call) === plain(value),
  );
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('’', "'").replaceAll('é', 'e').replaceAll('ß', 'ss');
}
