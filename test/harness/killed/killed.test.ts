suite('A host', () => {
  test('that is killed', () => process.kill(process.pid, 'SIGKILL'));
});
