suite('A host', () => {
  test('in an endless loop', () => {
    for (;;);
  });
});
