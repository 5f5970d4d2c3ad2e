import { realOutside } from './output/outside';
import { printableLines, printedLine } from './output/printable';
import { run } from './run';

// A reader such as `head` may close the pipe early, which is no error. Any other error means that
// the output is incomplete.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(
    printedLine(`policy-annotator: Standard output cannot be written (${error.message}).`),
  );
  process.exit(2);
});
// A closed standard error cannot be reported anywhere.
process.stderr.on('error', () => undefined);

run(process.argv.slice(2), realOutside()).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    // A bug in the program: not 1, which would mean that the output is valid except for what was
    // omitted.
    process.stderr.write(
      printableLines(
        `policy-annotator: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      ),
    );
    process.exitCode = 2;
  },
);
