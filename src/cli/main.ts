import { realOutside } from './outside';
import { run } from './run';

// A reader that has seen enough (`| head`) closes the pipe: no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

void run(process.argv.slice(2), realOutside()).then((exitCode) => {
  process.exitCode = exitCode;
});
