suite('A host', () => {});
