/** The name of the merge driver in git's configuration and attributes. */
const DRIVER = 'policy-annotations';

/** The line of `.gitattributes`. A user who has not set up the driver gets git's own merge. */
export const ATTRIBUTES_LINE = `*.annotations.yaml merge=${DRIVER}`;

/** The settings that the repository's own configuration needs, by key. */
export function driverSettings(launcher: string): readonly (readonly [string, string])[] {
  return [
    [`merge.${DRIVER}.name`, 'Merges annotation files by annotation and field'],
    [`merge.${DRIVER}.driver`, driverCommand(launcher)],
    // Where histories cross, git first merges the two ancestors. That merge may not put markers
    // into the base of the real merge, so it takes their common ancestor instead.
    [`merge.${DRIVER}.recursive`, 'binary'],
  ];
}

/** Git takes any exit code up to 128 for a conflict and keeps ours, without looking for markers in
 * it. A program that is missing, refuses an option or crashes has such a code, and theirs would be
 * lost without a sign. So the program's exit code is ignored: it prints `merged` or `conflict` once
 * its result is in place, a conflict must be marked, and on anything else git is made to fail.
 * `answer` is a variable of the shell, `ours` an expression of it that names the file. */
const exitBy = (ours: string): string =>
  `case $answer in merged) exit 0;; conflict) grep -q "^>>>>>>> " < ${ours} && exit 1;; esac`;

/** Git's own merge of lines, as an answer. 127 is also the code of a git that is missing. */
const ownMerge = (ours: string, base: string, theirs: string): string =>
  `git merge-file -L ours -L base -L theirs ${ours} ${base} ${theirs}; code=$?; ` +
  'if test $code -eq 0; then answer=merged; elif test $code -lt 127; then answer=conflict; fi';

const STOPPED =
  'policy-annotator: This annotation file was not merged. Nothing is lost; both versions are in Git. ' +
  'Run Set Up Git Merging in VS Code, then merge again.';

/** The launcher lies in the extension's storage and outlives updates, but not necessarily an
 * uninstallation: without it git's own merge is used. It may be damaged, too, so its answer is
 * required here as well. */
function driverCommand(launcher: string): string {
  const file = quoted(launcher);
  return (
    `answer=; if test -f ${file}; then answer=$(sh ${file} %O %A %B %P %X %Y); ` +
    `else ${ownMerge('%A', '%O', '%B')}; fi; ${exitBy('%A')}; echo "${STOPPED}" >&2; exit 129`
  );
}

/** The script that git starts, with the shell that git includes on every system. `program` is the
 * command line of the installed version of the extension; `runtime` the program that runs the
 * extension, which is Node on a server and, if asked to, in VS Code itself. Without either, git's
 * own merge is used. The script prints its answer for the setting above, and exits by it for older
 * settings. */
export function launcherScript(program: string, runtime: string): string {
  const merge = '"$program" merge --print-result "--ours=$5" "--theirs=$6" -- "$1" "$2" "$3" "$4"';
  return `#!/bin/sh
# Written by Policy Annotator, and again after each of its updates. Git calls it with the files of
# base, ours and theirs, their path, and the names of ours and theirs.
program=${quoted(program)}
runtime=${quoted(runtime)}
answer=
if test -f "$program" && test -x "$runtime"; then
  answer=$(ELECTRON_RUN_AS_NODE=1 "$runtime" ${merge})
elif test -f "$program" && command -v node > /dev/null 2>&1; then
  answer=$(node ${merge})
else
  ${ownMerge('"$2"', '"$1"', '"$3"')}
fi
echo "$answer"
${exitBy('"$2"')}
exit 129
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

/** Quotes a path for a shell; git's shell would read the backslashes of Windows paths as
 * escapes. */
function quoted(path: string): string {
  return `'${path.replaceAll('\\', '/').replaceAll("'", `'\\''`)}'`;
}
