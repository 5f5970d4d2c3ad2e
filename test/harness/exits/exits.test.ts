suite('A host', () => {
  test('that ends itself', () => process.exit(7));
});
