import { crc32, deflateRawSync } from "node:zlib";

type Cell = string | number | null;

/** One part of a zip archive, with the sizes it claims where they are not its own. */
export interface Part {
  readonly name: string;
  readonly data: Uint8Array;
  readonly claimed?: number;
}

/** Packs parts as a zip archive. */
export function makeZip(parts: readonly Part[]): Uint8Array {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, data, claimed = data.byteLength } of parts) {
    const packed = deflateRawSync(data);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(packed.byteLength, 14);
    head.writeUInt32LE(claimed, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), head, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    entries.push(
      Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), head, tail, Buffer.from(name)]),
    );
    locals.push(local);
    at += local.byteLength;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.byteLength, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, directory, Buffer.from("PK\u0005\u0006"), end]);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function cellOf(value: Cell, reference: string): string {
  if (value === null) return "";
  if (typeof value === "number") return `<c r="${reference}"><v>${String(value)}</v></c>`;
  // A formula with the value that Excel last showed.
  const [formula, shown] = value.startsWith("=") ? value.split("|") : [];
  if (formula !== undefined && shown !== undefined)
    return `<c r="${reference}" t="str"><f>${escaped(formula.slice(1))}</f><v>${escaped(shown)}</v></c>`;
  return `<c r="${reference}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
}

/** A workbook of one sheet. A cell `=FORMULA|SHOWN` is a formula with the value that Excel last showed. */
export function makeWorkbook(rows: readonly (readonly Cell[])[], sheet = "Sheet1"): Uint8Array {
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const body = rows.map((cells, row) => {
    const line = cells.map((value, column) =>
      cellOf(value, `${String.fromCharCode(65 + column)}${String(row + 1)}`),
    );
    return `<row r="${String(row + 1)}">${line.join("")}</row>`;
  });
  const texts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${documents}"><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${documents}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${body.join("")}</sheetData></worksheet>`,
  };
  return makeZip(
    Object.entries(texts).map(([name, text]) => ({ name, data: Buffer.from(`${head}${text}`) })),
  );
}
