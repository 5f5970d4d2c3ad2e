/** A JSON list with one member a line, in pieces: easy to compare, and never one huge string. */
export function* jsonList(members: Iterable<unknown>): Generator<string> {
  let first = true;
  for (const member of members) {
    yield `${first ? '[' : ','}\n${JSON.stringify(member)}`;
    first = false;
  }
  yield first ? '[]' : '\n]';
}
