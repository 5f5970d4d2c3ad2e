/** Milliseconds of computing that some work takes. The clock would count other programs too. */
export function computingTime(work: () => void): number {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}
