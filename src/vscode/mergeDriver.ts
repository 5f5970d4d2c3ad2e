/** The name under which git's configuration and attributes know how annotation files are merged. */
const DRIVER = 'policy-annotations';

/** The line of `.gitattributes`. Whoever has not set up the driver gets git's own merge. */
export const ATTRIBUTES_LINE = `*.annotations.yaml merge=${DRIVER}`;

/** What the repository's own configuration is to hold, by key. */
export function driverSettings(launcher: string): readonly (readonly [string, string])[] {
  return [
    [`merge.${DRIVER}.name`, 'Merges annotation files by annotation and field'],
    [`merge.${DRIVER}.driver`, driverCommand(launcher)],
    // Where histories cross, git first merges the two ancestors. It may not put markers into what is
    // then the base of the real merge, and takes the ancestor of both instead.
    [`merge.${DRIVER}.recursive`, 'binary'],
  ];
}

/** The launcher lies in the extension's storage and outlives updates, but not necessarily an
 * uninstallation: a driver that cannot start would leave ours as it is, without a sign of theirs. */
function driverCommand(launcher: string): string {
  const file = quoted(launcher);
  const ownMerge = 'git merge-file -L ours -L base -L theirs %A %O %B';
  return `if test -f ${file}; then sh ${file} %O %A %B %P %X %Y; else ${ownMerge}; fi`;
}

/** The script that git starts, with the shell that git brings along on every system. `program` is the
 * command line of the installed version of the extension; `runtime` the program that runs the
 * extension, which is Node on a server and, told so, in VS Code itself. Without either, git's own
 * merge is made. */
export function launcherScript(program: string, runtime: string): string {
  const merge = '"$program" merge "--ours=$5" "--theirs=$6" -- "$1" "$2" "$3" "$4"';
  return `#!/bin/sh
# Written by Policy Annotator, and again after each of its updates. Git calls it with the files of
# base, ours and theirs, their path, and the names of ours and theirs.
program=${quoted(program)}
runtime=${quoted(runtime)}
if test -f "$program" && test -x "$runtime"; then
  ELECTRON_RUN_AS_NODE=1 exec "$runtime" ${merge}
fi
if test -f "$program" && command -v node > /dev/null 2>&1; then
  exec node ${merge}
fi
exec git merge-file -L ours -L base -L theirs "$2" "$1" "$3"
`;
}

/** The text of `.gitattributes` with our line at its end; undefined when it has it already. */
export function withAttributesLine(text: string): string | undefined {
  const lines = text.split(/\r?\n/).map((line) => line.trim().replace(/\s+/g, ' '));
  if (lines.includes(ATTRIBUTES_LINE)) return undefined;
  const lineEnding = text.includes('\r\n') ? '\r\n' : '\n';
  const isOpen = text !== '' && !text.endsWith('\n');
  return `${text}${isOpen ? lineEnding : ''}${ATTRIBUTES_LINE}${lineEnding}`;
}

/** For a shell: backslashes of Windows paths would be read as escapes by git's. */
function quoted(path: string): string {
  return `'${path.replaceAll('\\', '/').replaceAll("'", `'\\''`)}'`;
}
