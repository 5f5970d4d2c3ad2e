import { realOutside } from './output/outside';
import { printableLines, printedLine } from './output/printable';
import { run } from './run';

// A reader that has seen enough (`| head`) closes the pipe: no error of ours. Anything else means
// that the output is cut off.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(
    printedLine(`policy-annotator: Standard output cannot be written (${error.message}).`),
  );
  process.exit(2);
});
// Where nobody listens to problems there is nobody to tell that.
process.stderr.on('error', () => undefined);

run(process.argv.slice(2), realOutside()).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    // A mistake of ours: not 1, which would say that the output is good but for something left out.
    process.stderr.write(
      printableLines(
        `policy-annotator: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      ),
    );
    process.exitCode = 2;
  },
);
