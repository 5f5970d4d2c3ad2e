suite('A host', () => {
  test('that comes to its end', () => {});
});
