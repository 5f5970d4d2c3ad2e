import { writtenValue, type QueryProblem } from './parseQuery';

/** The query with the suggestion of a problem ("Did you mean …") in place of what was typed;
 * undefined where the problem has no suggestion. */
export function correctedQuery(
  text: string,
  { code, args, span }: QueryProblem,
): string | undefined {
  const [, second, third] = args;
  const part = text.slice(span.start, span.end);
  const put = (correct: string): string =>
    text.slice(0, span.start) + correct + text.slice(span.end);
  switch (code) {
    case 'misspelt-field':
    case 'misspelt-variable':
      return put(
        part.replace(/^(-?(?:field\.)?)[^:]*/i, (_, before: string) => before + (second ?? '')),
      );
    case 'misspelt-name':
      return put(writtenValue(third ?? ''));
    case 'joined-values':
      return put(second ?? '');
    default:
      return undefined;
  }
}
