// The output of tests on its way to the terminal: VS Code's stack traces have lines of a megabyte.

const longest = 300;

/**
 * The default destination of output.
 * @param {string} text
 */
export const toTerminal = (text) => {
  process.stdout.write(text);
};

/**
 * @param {string} line
 * @returns {string}
 */
export function cutLine(line) {
  if (line.length <= longest) return line;
  return `${line.slice(0, longest)} … (${line.length} characters)`;
}

/**
 * Passes on whole lines, each cut to a readable length.
 * @param {(text: string) => void} write
 */
export function lineCutter(write) {
  let rest = '';
  return {
    /** @param {string} text any piece of the output */
    push(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) write(`${cutLine(line)}\n`);
    },
    /** Passes on the rest without a line end. */
    end() {
      if (rest !== '') write(`${cutLine(rest)}\n`);
      rest = '';
    },
  };
}
