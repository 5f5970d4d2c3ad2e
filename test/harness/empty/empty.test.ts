suite('A host', () => {
  // Without a test.
});
