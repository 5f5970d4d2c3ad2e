const DAY = 86_400_000;

/** Days since 1 January 1970 of a day (YYYY-MM-DD that exists, of the years 1 to 9999). */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
}

/** The day of a number, as YYYY-MM-DD. */
export function dayOfNumber(days: number): string {
  return new Date(days * DAY).toISOString().slice(0, 10);
}
