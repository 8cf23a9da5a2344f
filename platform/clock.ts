/** The calendar date where the person is, `YYYY-MM-DD`: the one place that reads the clock for a decision. */
export function today(now: Date = new Date()): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
