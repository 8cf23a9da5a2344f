const WORDS =
  "備品 調達 仕様 納入 保守 一式 屋外用 ネットワーク 電源 ケーブル 箱 白 黒 office chair printer paper steel stand cable white black set series".split(
    " ",
  );
const NAMES = [
  "ハイクビジョン",
  "HUAWEI",
  "Dahua",
  "DS-2CD2143G2-I",
  "海康威視",
  "ZTE router",
  "DJI Matrice 300",
];

/** A catalogue page with about so many elements, of which so many name a listed supplier; the same numbers give the same page. */
export function generatePage(elements: number, named: number): string {
  let seed = 12345;
  const draw = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed % below;
  };
  const offers = Math.floor(elements / 5);
  const every = named === 0 ? Infinity : Math.max(1, Math.floor(offers / named));
  const rows: string[] = [];
  for (let offer = 0; offer < offers; offer++) {
    const words = Array.from({ length: 8 }, () => WORDS[draw(WORDS.length)] ?? "").join(" ");
    const name =
      named > 0 && offer % every === 0 ? `${NAMES[draw(NAMES.length)] ?? ""} カメラ ` : "";
    rows.push(
      `<div class="offer"><h3>${name}${words}</h3><p>型番 <b>AB-${String(draw(99999))}</b></p><span>¥${String(draw(99999))}</span></div>`,
    );
  }
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><title>bench</title><body>${rows.join("\n")}</body></html>`;
}
