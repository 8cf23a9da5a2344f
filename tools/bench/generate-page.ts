import { randomOf, wordsOf } from "./random.ts";
import type { Random } from "./random.ts";

const WORDS = wordsOf(
  "備品 調達 仕様 納入 保守 一式 屋外用 ネットワーク 電源 ケーブル 箱 白 黒 office chair printer paper steel stand cable white black set series",
);
const NAMES = wordsOf("ハイクビジョン HUAWEI Dahua DS-2CD2143G2-I 海康威視 ZTE 大華技術");

/** A generated page: its HTML, and the blocks whose `textContent` is the whole of its text. */
export interface GeneratedPage {
  readonly html: string;
  /** Selector of those blocks, none inside another. */
  readonly blocks: string;
}

function page(body: string, blocks: string): GeneratedPage {
  const html = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>bench</title><body>${body}</body></html>`;
  return { html, blocks };
}

function phrase(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick(WORDS)).join(" ");
}

/** True so many times in all, evenly spread. */
function every(count: number, named: number): (at: number) => boolean {
  const step = named === 0 ? Infinity : Math.max(1, Math.floor(count / named));
  return (at) => named > 0 && at % step === 0;
}

/** A catalogue page with about so many elements, of which so many offers name a listed supplier. */
export function offersPage(elements: number, named: number): GeneratedPage {
  const random = randomOf(12345);
  const offers = Math.floor(elements / 5);
  const isNamed = every(offers, named);
  const rows = Array.from({ length: offers }, (_, at) => {
    const name = isNamed(at) ? `${random.pick(NAMES)} カメラ ` : "";
    const model = `AB-${String(random.below(99_999))}`;
    return offer(`${name}${phrase(random, 8)}`, `型番 <b>${model}</b>`, price(random));
  });
  return page(rows.join("\n"), OFFER_BLOCKS);
}

/** The same page with nothing in it in which a name might begin: offers that `isQuiet` says no to are drawn again. */
export function quietPage(elements: number, isQuiet: (text: string) => boolean): GeneratedPage {
  const random = randomOf(54321);
  const rows = Array.from({ length: Math.floor(elements / 5) }, () => {
    for (;;) {
      const [words, cost] = [phrase(random, 8), price(random)];
      if ([words, cost, `${words} 型番 未定 ${cost}`].every(isQuiet))
        return offer(words, "型番 <b>未定</b>", cost);
    }
  });
  return page(rows.join("\n"), OFFER_BLOCKS);
}

const OFFER_BLOCKS = "h3, p, span";

function offer(title: string, model: string, cost: string): string {
  return `<div class="offer"><h3>${title}</h3><p>${model}</p><span>${cost}</span></div>`;
}

function price(random: Random): string {
  return `¥${String(random.below(99_999))}`;
}

/** A page with one offer, of a listed supplier under its strong name. */
export function offerPage(): GeneratedPage {
  return page("<p>Hikvision camera $5</p>", "p");
}

/** A page of 1,000,000 characters in 100,000 text nodes, five to a paragraph, of which so many name a listed supplier. */
export function nodesPage(nodes: number, characters: number, named: number): GeneratedPage {
  const random = randomOf(777);
  const size = Math.round(characters / nodes);
  const isNamed = every(nodes / 5, named);
  const text = (): string => {
    let made = "";
    while (made.length < size - 1) made += `${random.pick(WORDS)} `;
    return `${made.slice(0, size - 1)} `;
  };
  const paragraphs = Array.from({ length: nodes / 5 }, (_, at) => {
    const last = isNamed(at) ? `${random.pick(NAMES)} ${text()}` : text();
    return `<p>${text()}<b>${text()}</b>${text()}<i>${text()}</i>${last}</p>`;
  });
  return page(paragraphs.join(""), "p");
}

/** A table of so many rows of twenty cells under a header that names the maker's column. */
export function tablePage(rows: number, named: number): GeneratedPage {
  const random = randomOf(4242);
  const isNamed = every(rows, named);
  const columns = ["品名", "メーカー", "型番", "数量", "単価", ...WORDS.slice(0, 15)];
  const head = columns.map((column) => `<th>${column}</th>`).join("");
  const body = Array.from({ length: rows }, (_, at) => {
    const maker = isNamed(at) ? random.pick(NAMES) : phrase(random, 1);
    const rest = Array.from({ length: 15 }, () => `<td>${phrase(random, 2)}</td>`).join("");
    return `<tr><td>${phrase(random, 3)}</td><td>${maker}</td><td>AB-${String(random.below(9999))}</td><td>${String(random.below(99))}</td><td>¥${String(random.below(99_999))}</td>${rest}</tr>`;
  });
  return page(
    `<table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`,
    "td",
  );
}

/** One text of so many characters in one element, and a listed name before it. */
export function longTextPage(characters: number): GeneratedPage {
  const words = "lorem ipsum dolor ";
  const text = words.repeat(Math.ceil(characters / words.length));
  return page(`<p>Dahua camera</p><pre>${text}</pre>`, "p, pre");
}

/**
 * A page to which messages come: `chat(perSecond, seconds, burst)` of its own script adds them one by one, then the burst
 * at once, one message in ten with a listed name.
 */
export function chatPage(): GeneratedPage {
  const random = randomOf(99);
  const messages = Array.from({ length: 200 }, (_, at) =>
    at % 10 === 0 ? `${random.pick(NAMES)} カメラ ${phrase(random, 6)}` : phrase(random, 10),
  );
  const script = `
    const messages = ${JSON.stringify(messages)};
    let count = 0;
    const add = () => {
      const item = document.createElement("p");
      item.textContent = messages[count++ % messages.length] + " " + count;
      document.querySelector("#log").append(item);
    };
    window.chat = (perSecond, seconds, burst) => new Promise((resolve) => {
      let left = perSecond * seconds;
      const timer = setInterval(() => {
        add();
        if (--left > 0) return;
        clearInterval(timer);
        for (let each = 0; each < burst; each++) add();
        setTimeout(resolve, 1500);
      }, 1000 / perSecond);
    });`;
  const history = Array.from({ length: 300 }, () => `<p>${phrase(random, 10)}</p>`).join("");
  return page(`<div id="log">${history}</div><script>${script}</script>`, "p");
}
