import { describe, expect, test } from "vitest";
import { foldText } from "../../rules/fold/fold.ts";
import { legalFormAhead, legalFormBehind } from "../../rules/names/legal-form-in-text.ts";
import { bundled } from "../fixtures/bundled.ts";

const { table } = bundled;

/** What of `text` is taken for the form beside the name that stands between bars. */
function formBeside(text: string): string {
  const start = text.indexOf("|");
  const stop = text.indexOf("|", start + 1) - 1;
  const plain = text.replaceAll("|", "");
  const folded = foldText(plain, table);
  const at = (source: number) => {
    for (let from = 0; from < folded.length; from++)
      if ((folded.starts[from] ?? 0) >= source) return from;
    return folded.length;
  };
  return [
    plain.slice(legalFormBehind(plain, folded, at(start), start), start),
    plain.slice(stop, legalFormAhead(plain, folded, at(stop), stop)),
  ].join("…");
}

describe("a legal form beside a name in running text", () => {
  test.each([
    ["by |ZTE|, Ltd. of Shenzhen", "…, Ltd."],
    ["by |ZTE| Co., Ltd. of Shenzhen", "… Co., Ltd."],
    ["by |ZTE|\n  CO.,LTD", "…\n  CO.,LTD"],
    ["by |ZTE| co ltd", "… co ltd"],
    ["by |ZTE| Corporation's", "… Corporation"],
    ["|中兴|有限公司供货", "…有限公司"],
    ["|中興|股份有限公司", "…股份有限公司"],
    ["|イモ|株式会社の製品", "…株式会社"],
    ["|イモ|（株）", "…（株）"],
    ["|イモ| K.K.", "… K.K."],
    ["納入業者：株式会社|イモ|", "株式会社…"],
    ["㈱|イモ|", "㈱…"],
    ["㈱ |イモ|", "㈱ …"],
    ["㍿|イモ|", "㍿…"],
    ["㈜|한화|", "㈜…"],
    ["주식회사 |한화|", "주식회사 …"],
    ["поставщик ООО «|ZTE|»", "ООО «…"],
    ["ТОВ |ZTE|", "ТОВ …"],
    ["по PT |ZTE| Indonesia", "PT …"],
    ["Công ty TNHH |ZTE|", "Công ty TNHH …"],
    ["|ZTE| (Thailand) Co., Ltd.", "… (Thailand) Co., Ltd."],
    ["|Hikvision|(China)Co.,Ltd", "…(China)Co.,Ltd"],
    ["|中興|（深圳）有限公司", "…（深圳）有限公司"],
    ["|ZTE| S.p.A. ha", "… S.p.A."],
    ["|ZTE| S.A. de C.V.", "… S.A. de C.V."],
    ["|ZTE| A/S leverer", "… A/S"],
    ["|ZTE| GmbH & Co. KG.", "… GmbH & Co. KG."],
    ["|ZTE| AG liefert", "… AG"],
    ["|ZTE| Oy toimittaa", "… Oy"],
    ["|ZTE| sp. z o.o., Warszawa", "… sp. z o.o."],
    ["บริษัท |ZTE| จำกัด", "บริษัท … จำกัด"],
  ])("%j", (text, expected) => {
    expect(formBeside(text)).toBe(expected);
  });

  test.each([
    "|ZTE| Corporately",
    "|ZTE| Incline",
    "|BOE| Limited-edition panel",
    "|Honor| as a brand",
    "|Honor| AS A BRAND",
    "|Honor| se presenta",
    "|HONOR| SE PRESENTA",
    "|Honor| sa configuration",
    "|Honor| co-branding",
    "|Honor| company",
    "|Imou| ag",
    "|Imou| Ag plating",
    "|Imou| oy",
    "|Imou|Ltd",
    "|Imou| (limited stock)",
    "|Imou| (new) limited-edition",
    "|Imou| (a remark that is far too long for a place) Ltd.",
    "|Imou| ( Co., Ltd.",
    "この会社|イモ|",
    "по ао |ZTE|",
    "in pt |ZTE|",
    "|中兴|公司债",
    "|中兴|的有限公司",
    "GmbH |ZTE|",
  ])("none in %j", (text) => {
    expect(formBeside(text)).toBe("…");
  });
});
