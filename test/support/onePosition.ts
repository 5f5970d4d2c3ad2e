/** An annotation file with one position, for tests of merging. */
export const ONE_POSITION = `format: policy-annotations/1
positions:
  - id: aaaaaaaa
    actor: union
    issue: night-shifts
    stance: oppose
    quote:
      exact: "rejects night shifts"
      start: 10
...
`;
