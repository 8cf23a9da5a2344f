/** The Han characters that readings are kept of: CJK Unified Ideographs with extension A. */
export const FIRST_HAN = 0x3400;
export const LAST_HAN = 0x9fff;

/** Toneless pinyin by Han character: `syllables[numbers[unit - FIRST_HAN]]`, an empty syllable where none is known. */
export interface Readings {
  readonly numbers: Uint16Array;
  readonly syllables: readonly string[];
}

/** Views the baked readings without copying; throws a RangeError when the bytes are not that. */
export function openReadings(buffer: ArrayBuffer): Readings {
  const size = LAST_HAN - FIRST_HAN + 1;
  if (buffer.byteLength <= size * 2) throw new RangeError("readings cut short");
  const numbers = new Uint16Array(buffer, 0, size);
  let words = "";
  for (const byte of new Uint8Array(buffer, size * 2)) words += String.fromCharCode(byte);
  return { numbers, syllables: words.split(" ") };
}

/** Words that are read otherwise than character by character. */
const TOGETHER: ReadonlyMap<string, string> = new Map([
  ["重庆", "chongqing"],
  ["重慶", "chongqing"],
]);

/** The pinyin of a run of folded Han characters, syllables joined; characters without a reading are left out. */
export function pinyinOf(han: string, readings: Readings): string {
  let latin = "";
  for (let at = 0; at < han.length; at++) {
    const together = TOGETHER.get(han.slice(at, at + 2));
    if (together !== undefined) {
      latin += together;
      at++;
    } else latin += readings.syllables[readings.numbers[han.charCodeAt(at) - FIRST_HAN] ?? 0] ?? "";
  }
  return latin;
}
