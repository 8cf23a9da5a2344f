import type { Role } from "../vocabulary.ts";
import { withLetters } from "./pattern.ts";

/**
 * Words of table headers and field labels by the role they give: Japanese, Chinese in both scripts, Korean, English,
 * Spanish, Portuguese, German, French, Italian, Russian, Arabic, Thai. A word of Han, kana or Hangul is looked for anywhere in a label,
 * any other at the beginning of a word; `$` asks for its end as well. All in lower case and NFKC.
 */
const words = (...lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => line.split(",").map((word) => word.trim()));

/** Who sells, delivers or was awarded the contract. */
export const SELLER_WORDS = words(
  "販売,出品,納入業者,納入者,納品業者,供給者,仕入,取扱,落札,受注者,受託者,請負者,契約の相手,契約相手,契約業者,契約先,発注先,支払先,購入先,調達先,応札者,入札者,ベンダ,代理店,販社,出店,取引先",
  "供应商,供應商,供货,供貨,卖家,賣家,销售商,銷售商,经销商,經銷商,分销商,代理商,承包商,承包人,中标,中標,得标,得標,决标,決標,成交人,成交供,投标人,投標人,投標廠商,乙方,店铺,店鋪,立約商,收款",
  "판매,공급,낙찰,계약업체,계약상대,계약 상대,납품,수주,입찰업체,입찰자,총판,대리점,유통사",
  "sold by,seller,vendor,supplier,supplied by,distribut,reseller,dealer$,retailer,merchant,ships from,shipped by,contractor,awardee,awarded to,winning bidder,successful bidder,bidder,tenderer,payee,offered by,store$",
  "proveedor,vendedor,vendido por,distribuid,adjudicat,contratista,licitador,licitante,oferente,suministrador,fornecedor,contratad,vencedor,empresa vencedora",
  "lieferant,verkäufer,anbieter,händler,auftragnehmer,zuschlagsempf,bieter$,verkauf durch,vendeur,vendu par,fournisseur,titulaire,attributaire,revendeur,soumissionnaire,prestataire,fornitore,venditore,aggiudicatari",
  "المورد,البائع,المقاول,ผู้ขาย,ผู้จำหน่าย,ผู้ชนะ",
  "поставщик,продавец,исполнител,победител,подрядчик,дистрибьютор,дилер,участник",
);

/** What is built into the goods. */
export const COMPONENT_WORDS = words(
  "部品,搭載,内蔵,組込,チップ,モジュール,cpu$,soc$,gpu$,プロセッサ",
  "芯片,晶片,模块,模塊,模组,模組,处理器,處理器,零部件,零件,元件,元器件,内置,内建,內建",
  "부품,칩셋,칩$,모듈,프로세서,내장,탑재",
  "component,chip$,chips$,chipset,processor,modem$,module,contains,built-in,built in,embedded,integrated",
  "componente,procesador,processador,módulo,integrado,incorporad,embutid,bauteil,komponente,verbaut,prozessor,modul$,eingebaut,composant,processeur,intégré",
  "компонент,комплектующ,процессор,чип$,модул,встроен",
);

/** The maker itself: a name that stands alone under such a label is a maker's. */
export const MAKER_WORDS = words(
  "メーカ,製造,ブランド,銘柄",
  "品牌,制造商,製造商,制造厂,製造廠,厂商,廠商,廠牌,厂家,廠家,生产厂,生产商,生產商,生产企业",
  "제조,브랜드,메이커",
  "manufactur,maker$,makers$,brand,make$,mfr,mfg,oem$,producer,produced by,made by",
  "marca,fabricante,productor,fabricant,marque,constructeur,hersteller,fabrikat,marke$,produttore,produtor",
  "производител,изготовител,бренд,марка",
  "الشركة المصنعة,المصنع,الصانع,العلامة التجارية,الماركة,ماركة,ผู้ผลิต,ยี่ห้อ,ตราสินค้า",
);

/** The goods on offer: what stands there is what would be bought. */
export const PRODUCT_WORDS = words(
  "製品,品名,商品,型番,型式,型名,型格,機種,品番,規格,品目,物品,機器名,機材名,装置名,モデル",
  "型号,型號,产品,產品,货物,貨物,设备名称,設備名稱,品名,品项,品項,规格,規格",
  "모델,품명,제품,품목,물품,상품,규격,기종",
  "model,product,item,part no,part number,part #,article,goods,description",
  "modelo,producto,artículo,articulo,descripción,descripcion,produto,artigo,descrição,modell,produkt,artikel,bezeichnung,typ$,modèle,produit,désignation,modello,prodotto",
  "модель,товар,наименование,изделие",
);

/** Labels of a price, a day, a number or a text about a party or part, and not of it: 販売価格, vendor part no, 판매가. */
export const MEASURE_WORDS = words(
  "価格,単価,金額,料金,日$,期間,期限,時間,番号,コード,件数,個数,数量,実績,単位,状況,条件,説明,評価,住所,電話,担当",
  "价,價,金额,金額,日期,时间,時間,编号,編號,编码,編碼,数量,數量,量$,地址,电话,電話,资格,資格,要求,联系,聯絡",
  "가격,판매가,금액,일자,번호,수량,판매량,기간,주소,전화,담당",
  "no$,number,#,price,date,qty,quantity,code,sku,id$,rating,status,address,phone,contact,item,part,reference,ref$,email,score,evaluation",
  "precio,fecha,número,numero,código,codigo,cantidad,dirección,preço,data$,quantidade,endereço,preis,datum,nummer,menge,anschrift,prix,numéro,quantité,adresse,prezzo",
  "цена,дата,номер,код$,количество,адрес,телефон,артикул",
);

const CJK = /^[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]/;

/** One pattern that finds any of the words in a label made plain by `plainLabel`. */
export function anyOf(list: readonly string[]): RegExp {
  const escape = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const whole = list.filter((word) => word.endsWith("$")).map((word) => escape(word.slice(0, -1)));
  const anywhere = list.filter((word) => CJK.test(word) && !word.endsWith("$")).map(escape);
  const starts = list.filter((word) => !CJK.test(word) && !word.endsWith("$")).map(escape);
  // One look behind for all words of a kind: one for each would take long to compile.
  const groups = [
    `(?<!\\p{L})(?:${starts.join("|")})`,
    anywhere.join("|"),
    `(?:${whole.map((word) => (CJK.test(word) ? word : `(?<!\\p{L})${word}`)).join("|")})(?!\\p{L})`,
  ];
  return withLetters(
    groups.filter((_, at) => [starts, anywhere, whole][at]?.length !== 0).join("|"),
    "u",
  );
}

/** A label in NFKC and lower case, without the blanks that spread its letters over a cell. */
export function plainLabel(label: string): string {
  return label
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(?<=[\u30a0-\u30ff\u3400-\u9fff])\s+(?=[\u30a0-\u30ff\u3400-\u9fff])/g, "")
    .trim();
}

const IS_MEASURE = anyOf(MEASURE_WORDS);
const IS_MAKER = anyOf(MAKER_WORDS);

/** Roles by what a label says, the first that holds; what is about a party or part, and is not it, only tells of goods. */
const BY_WORDS: readonly (readonly [Role, RegExp, RegExp | null])[] = [
  ["seller", anyOf(SELLER_WORDS), IS_MEASURE],
  ["component", anyOf(COMPONENT_WORDS), IS_MEASURE],
  ["maker", IS_MAKER, null],
  ["maker", anyOf(PRODUCT_WORDS), null],
];

/** The role that the words of a plain label give, or null. Labels of other goods are not known here. */
export function roleOfWords(plain: string): Role | null {
  for (const [role, says, not] of BY_WORDS)
    if (says.test(plain) && !(not?.test(plain) ?? false)) return role;
  return null;
}

/** True for a label of the maker itself, as against one of the goods: under it stands a name, be it an everyday word. */
export function isMakerLabel(label: string): boolean {
  return IS_MAKER.test(plainLabel(label));
}
