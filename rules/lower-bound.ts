/** The first of so many places whose value is no less than `least`, or how many there are; values never fall from place to place. */
export function lowerBound(
  length: number,
  valueAt: (place: number) => number,
  least: number,
): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueAt(middle) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
