/** The calendar date of a moment where the person is, `YYYY-MM-DD`. */
export function calendarDate(now: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
