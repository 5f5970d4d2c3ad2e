suite('A host', () => {
  test('that comes to its end', () => {
    // Nothing can go wrong here.
  });
});
