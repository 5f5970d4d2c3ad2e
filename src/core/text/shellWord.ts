/** A word as the shell of a terminal reads it, quoted so that nothing in it is obeyed. `shell` is
 * the path of the shell's program; one that is not known quotes as POSIX does.
 *
 * POSIX: “Shell Command Language”, section 2.2, quoting.
 * PowerShell, which also takes typographic signs for quotation marks:
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 * The command prompt has no sign that keeps %NAME% as it is. */
export function shellWord(text: string, shell: string): string {
  const [, program = ''] = /([^\\/]*?)(?:\.exe)?$/i.exec(shell) ?? [];
  if (/^(?:pwsh|powershell)\b/i.test(program)) return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
  if (/^cmd$/i.test(program)) return `"${text}"`;
  if (/^fish$/i.test(program)) return `'${text.replace(/['\\]/g, '\\$&')}'`;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
