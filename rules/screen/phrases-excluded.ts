import { anyCase, pattern } from "./pattern.ts";

/**
 * Phrases by which a text leaves a name out, or does not allow it. They attach to the name: a phrase that speaks of a cost, a
 * part or a service (取付費を除く, shipping excluded) says nothing of a maker. In doubt a phrase is not read, so that nothing
 * on offer is lost.
 */

/** A phrase and what may not stand between it and the name; the first group is what stands between. */
export interface Phrase {
  readonly says: RegExp;
  readonly not?: RegExp;
}

/** Further names of an enumeration before the one in question: each begins as a name does. */
export const NAMES =
  "(?:[\\p{L}\\p{N}][\\p{L}\\p{N}.&-]*(?:\\s*[,/]\\s*|\\s+(?:and|or|nor|y|e|o|ou|et|ni|nem|und|oder|noch|и|или|ни)\\s+)){0,6}";
/** Words that may stand between a phrase and the name it speaks about. */
export const LINK =
  "(?:(?:for|any|all|the|and|or|most|selected|products?|equipment|items?|hardware|software|from|of|by|made|manufactured|produced|devices?|components?|componentes?|piezas|peças|produits|equipos?|productos?|produtos?|equipamentos?|Produkte[n]?|Geräte[n]?|Kameras|von|vom|der|die|das|de|da|do|del|des|du|los|las|les|os|as|la|el|alle)\\s+){0,5}";
/** Any words without punctuation between a phrase and the name. */
export const WORDS = "(?:[\\p{L}\\p{N}'’-]+\\s+)";

/** A Japanese enumeration that goes on after the name; no item holds what separates items, so that there is one way to read it. */
export const JA_MORE =
  "(?:(?:社製?|製)?\\s?(?:[、，,・/／＆&]|及び|および|または|又は|もしくは|並びに|ならびに|と|や)\\s?[^\\s、。，,・/／＆&をはがにとや及おま又も並な]{1,24}){0,6}";
/** What a maker's name is continued with before a particle: 製, 社の通信機器, 等の日本語入力ソフト. No blank, no other clause. */
const JA_OWN =
  "\\s?(?:社製?|製|ブランド)?(?:の)?[^\\s、。，をはがに（(]{0,12}?\\s?(?:等|など)?(?:の[^\\s、。，をはが（(]{1,18})?";
const JA_NOT =
  "(?:除[くきい]|除外|以外|含ま(?:ない|れない|ず)|含んでいない|含めない|(?:導入|使用|利用|採用|設置|調達|搭載|購入|納入|接続|提案)(?:でき(?:ない|ません)|し(?:ない|ていない|てはならない|ては)|せず|できない|不可|を認めない|を禁)|納入不可|使用不可|不可|認め(?:ない|られ(?:ない|ません)|ません)|受け付け(?:ない|ません)|用い(?:ない|ず)|外す|停止(?:する|し)|禁止(?!\\p{Script=Han})|対象外|対象とし(?:ない|ません)|対象とならない|であっては(?:ならない|いけない|なりません)|(?:で|では)ない)";
/** Being built in or put on, said of the name: 〜がプリインストールされていない. */
const JA_PASSIVE =
  "(?:プリインストール|インストール|導入|使用|利用|採用|搭載|内蔵|同梱|組み込ま|含ま|用いら|使わ)(?:され|れ)て?い?ない";
/** An offer that has the name in it is not taken: 〜を含む提案は認めない. */
const JA_OFFERS =
  "(?:含む|含んだ|使用する|使用した|利用する|搭載する|搭載した|採用する|採用した|内蔵する)[^。、]{0,16}?(?:不可|禁止|除[くき]|除外|認め(?:ない|られない)|対象外|失格|無効|受け付けない)";
/** Head nouns that are not the maker's goods: what is left out then is a cost, a service, a part or somebody else. */
const JA_OTHER =
  /費|料|税|代金|送料|運賃|工事|返品|返却|交換|キャンセル|取消|電源|付属|ケーブル|カード|電池|ポイント|クーポン|割引|値引|他社|同等|転売|個人|祝日|離島|沖縄|北海道|一部|保証|保守|サポート|ライセンス|設定|設置|配送|梱包|在庫|代引|分割|領収|請求|見積/u;
/** What is left out in Chinese and is no maker: taxes, freight, installation. */
const ZH_OTHER = /税|稅|费|費|运|運|安装|安裝|邮|郵|保险|保險|发票|發票|票/u;
const KO_OTHER =
  /세\s|부가세|비용|운임|배송|설치|반품|교환|취소|환불|전원|케이블|보증|재고|할인|카드|공휴일|도서|산간|HDD|SSD|하드|디스크|배터리|SD\s?카드|충전기|브라켓|별도/iu;
const EN_OTHER =
  /\b(?:tax|taxes|vat|gst|duty|duties|ship\w*|freight|deliver\w*|returns?|refunds?|resale|install\w*|batter\w*|cables?|licen[cs]es?|warrant\w*|mount\w*|power|smoking|support|charges?|fees?|costs?|late|weekends?|holidays?|cards?|accessor\w*|labou?r|training|alternatives?|equivalents?|substitut\w*|dis[ck]s?|hdds?|drives?|power cords?)\b/iu;

/** The same in Romance and Slavic languages and in German. */
const EU_OTHER = anyCase`(?<!\p{L})(?:IVA|ICMS|IPI|TVA|MwSt|USt|НДС|env[íi]os?|gastos|transporte|portes|instalación|instalação|frete|frais|livraison|port|Versand|Fracht|Porto|Lieferung|Montage|Installation|доставк\p{L}*|монтаж\p{L}*|установк\p{L}*|devoluciones|devoluções|cambios|trocas)(?!\p{L})`;

const COST = anyCase`${EN_OTHER.source}|${EU_OTHER.source}`;

/** Right after a name: this is left out, or not allowed. */
export const EXCLUDED_AHEAD: readonly Phrase[] = [
  {
    says: pattern`^(${JA_MORE}${JA_OWN})(?:(?:[をはも]、?|については、?)?([^\s。、（(]{0,8}?)${JA_NOT}|が[^。、（(]{0,8}?${JA_PASSIVE}|[をが]${JA_OFFERS})`,
    not: JA_OTHER,
  },
  {
    says: pattern`^(${JA_MORE}(?:社|グループ)?)との?[^。、]{0,12}(?:関係|関連|取引|資本)[^。、]{0,6}(?:ない|無い|有しない)`,
  },
  {
    says: anyCase`^((?:['’]s)?(?:\s*(?:,|/|&|and|or|nor)\s*[\p{L}\p{N}.-]+){0,6}(?:\s+[\p{L}\p{N}-]+){0,4}?)\s+(?:(?:is|are|remains?|have been|has been|will be|shall be|must be) (?:likewise |also |hereby |expressly |strictly |automatically |specifically )?(?:not (?:be )?(?:allowed|accepted|acceptable|permitted|eligible|used|considered|approved|authori[sz]ed|on (?:the|our) approved)|excluded|prohibited|rejected|barred|banned|forbidden|disqualified|ineligible|inadmissible|unacceptable|debarred|blacklisted|blocked|ruled out|out of the question)|(?:may|must|shall|will|should|can) ?not be (?:accepted|considered|offered|quoted|proposed|used|supplied|installed|purchased|procured|deployed|included|delivered|connected|part|present|evaluated|approved|permitted|allowed|eligible)|(?:is|are) (?:not to|to) be (?:not )?(?:accepted|offered|proposed|quoted|used|supplied|installed|purchased|deployed|included|removed|replaced|decommissioned|dismantled|uninstalled)|must be (?:removed|uninstalled|disconnected|decommissioned)|(?:is|are) (?:off the table|suspended|void|on the (?:exclusion|banned|prohibited|block) list)|not (?:accepted|acceptable|permitted|allowed|eligible)|need not (?:apply|be (?:quoted|offered|proposed))|excluded|prohibited|banned)\b`,
    not: EN_OTHER,
  },
  { says: /^(-)free\b/iu },
  // The verdict stands in brackets or after a colon: "Hikvision (not acceptable)".
  {
    says: anyCase`^((?:\s+[\p{L}\p{N}-]+){0,3}?)\s*[(:：（]\s*(?:not (?:accepted|acceptable|permitted|allowed|eligible|approved)|excluded|prohibited|banned|ineligible|不可|除外|対象外|使用禁止|不接受|禁用|제외|불가|금지|nicht zugelassen|ausgeschlossen|excluid[oa]s?|excluíd[oa]s?|prohibid[oa]s?|proibid[oa]s?|no admitid[oa]s?|исключено|запрещено)(?!\p{L})`,
    not: EN_OTHER,
  },
  {
    says: pattern`^((?:[、,，/和与與及或][\p{L}\p{N}（）()]{2,14}){0,6}(?:等)?(?:的|品牌|产品|產品|设备|設備|厂商|廠商|公司)*)(?:除外|以外|均?不(?:接受|予)|均?不得(?:投标|投標|参与|參與|使用|提供|采购|採購)|禁止(?:使用|采购|採購|投标|投標)|(?:一律|将|均)?(?:被)?(?:排除|拒绝|拒絕)|一律不|不采用|不採用|(?:均|之间|之間)?[无無](?:任何)?[^。，,；]{0,10}(?:关系|關係|关联|關聯|合作|往来|往來))`,
    not: ZH_OTHER,
  },
  {
    says: pattern`^((?:\s*(?:[,·/]|및|와|과)\s*[\p{L}\p{N}]+){0,6}\s*(?:사|제|제품|장비|기기|브랜드)?(?:은|는|을|를)?\s*)(?:제외|사용\s?금지|납품\s?(?:불가|금지)|이외|허용하지)`,
    not: KO_OTHER,
  },
  {
    says: pattern`^((?:\s*(?:[,·/]|및|와|과)\s*[\p{L}\p{N}]+){0,6}[\p{L}\p{N}\s]{0,30}?)(?:제외(?!\s?[:：품])|금지(?!\s?품목)|불가|불허|(?:허용|사용|포함|설치|탑재)(?:되지|하지) (?:않|아니)|할 수 없|있지 않|않아야|않은|않는|말 것|배제|미포함|미사용|사용\s?제한|외\s?(?:제조사|업체|브랜드|제품)|아니어야|아닌|아닐 것|없어야)`,
    not: KO_OTHER,
  },
  {
    says: pattern`^((?:[\s,]+(?:und|oder|noch|sowie|[\p{Lu}][\p{L}\p{N}-]*)|-[\p{L}\p{N}-]+){0,8})\s+(?:(?:sind|ist|werden|wird|bleiben|bleibt)\s+(?:\p{L}+\s+){0,4}?(?:ausgeschlossen|ausgenommen|unzulässig|untersagt|verboten|abgelehnt|nicht (?:zugelassen|zulässig|erlaubt|gestattet|akzeptiert|berücksichtigt|gewertet|angenommen|gewünscht))|(?:dürfen|darf|können|kann|sollen|soll)\s+(?:\p{L}+\s+){0,4}?nicht|(?:ist|sind) zu (?:verzichten|vermeiden)|kommen nicht in|kommt nicht in|scheiden aus|scheidet aus|nicht zugelassen|nicht zulässig|ausgeschlossen|ausgenommen)`,
    not: EU_OTHER,
  },
  {
    says: pattern`^((?:[\s,]+(?:y|e|o|u|ni|nem|et|ou|[\p{Lu}][\p{L}\p{N}-]*)){0,8}\s*(?:produits|productos|produtos)?)\s*,?\s+(?:(?:quedan?|están?|serán?|son|resultan?|são|serão|será|ficam?|é|estão|sont|est|seront|sera)\s+(?:\p{L}+\s+)?(?:excluid|excluíd|exclu|prohibid|proibid|rechazad|rejeitad|vetad|vedad|descartad|interdit|refusé|écarté)|(?:no|não)\s+(?:(?:serán?|son|es|están?|se|serão|será|são|é)\s+)?(?:acept|aceit|admi[ts]|permit|autoriz|consider)|(?:no|não)\s+(?:podr|pued|deber|deb|pod|dev)\p{L}+\s+(?:ser|utiliz|usar|ofert|emple|instal|suministr|fornec|particip)|ne\s+(?:sont|seront|sera|est) pas (?:accept|admis|autoris)|excluid|excluíd|exclus)`,
    not: EU_OTHER,
  },
  {
    says: pattern`^((?:[\s,]+(?:и|или|[\p{Lu}][\p{L}\p{N}-]*)){0,8})\s*,?\s+(?:(?:к\s+\p{L}+\s+)?не\s+(?:допуска|принима|рассматрива|разреша|использу|подлеж|мо[гж]|долж)|исключ|запрещ|под запретом|недопустим)`,
    not: EU_OTHER,
  },
];

/** Right before a name: this is left out, or not allowed. The first group holds further names, where there is one. */
export const EXCLUDED_BEHIND: readonly Phrase[] = [
  {
    says: anyCase`\b(?:except(?:ing)?|excluding|excludes?|exclud(?:e|es|ed)|apart from|aside from|absence of|other than|not including|no|not|non|without|free of|free from|does not (?:use|contain|include)|do not (?:use|contain|include|offer)|(?:may|must|shall) not (?:be|use|contain|include|offer)|excluy\p{L}*|excluindo|excepto|exceto|salvo|sin|sem|außer|ausgenommen|mit Ausnahme (?:von|der)|frei von|Verzicht auf|ausgeschlossen sind|keine?[nr]?|ohne|andere Hersteller als|exent[oa]s? de|a excepción de|con exclusión de|con excepción de|distint[oa]s? (?:de|a)|ajen[oa]s? a|libre de|com exceção de|à exceção de|livre de|exempt de|sauf|hors|sans)\s+${LINK}(${NAMES})$`,
  },
  // "no video surveillance equipment produced by A, B or": the noun may be of any length, so the participle is asked for.
  {
    says: anyCase`\b(?:no|not|never)\b[^.;:]{0,80}\b(?:produced|made|manufactured|provided|supplied|offered|developed)\s+(?:by|from)\s+(${NAMES})$`,
  },
  {
    says: anyCase`\b(?:(?:may|must|shall|should|can|do|does|did|will) ?not|no longer|refrain from) (?:to )?(?:accept|quot|offer|propos|submit|suppl|buy|purchas|procur|us|deploy|consider|includ|contain|provid|incorporat|originat|install|recommend|stock|sell|resell|distribut|carry|come from|made by|manufactured by|produced by|sourced from|rely on|depend on|subcontract to|be bought from|be purchased from|be (?:made|manufactured|produced|supplied|sourced|sold) (?:by|from))(?:e|es|ing|ed|y|ies|s)?\s+${WORDS}{0,6}(${NAMES})$`,
    not: EN_OTHER,
  },
  {
    says: anyCase`\b(?:(?:prohibition|ban|restrictions?|embargo) (?:on|against|of)|anything but|any (?:brand|make|vendor|maker|supplier) but)\s+${WORDS}{0,5}(${NAMES})$|\bnon-(${NAMES})$`,
  },
  // The term of art of section 889 and the Covered List, with the firms in brackets or after "such as".
  {
    says: /\bcovered (?:telecommunications |video surveillance )?(?:equipment|entit(?:y|ies)|compan(?:y|ies)|suppliers?|products?|services?)\b[^.;!?]{0,80}$/iu,
  },
  {
    says: anyCase`\b(?:prohibit(?:s|ed|ing)?|bans?|banned|banning|bars?|reject(?:s|ed)?|forbid(?:s|den)?|disallow(?:s|ed)?)\s+(?:the (?:use|purchase|supply|installation) of\s+)?(?!on\b)${WORDS}{0,3}(${NAMES})$`,
  },
  {
    says: anyCase`\b(?:no|not any|without any)\s+(?:\p{L}+\s+){0,2}(?:affiliation|relationship|relations|connection|ties|links?|business|contracts?)\s+(?:with|to)\s+(${NAMES})$|\b(?:ineligible|disqualified|debarred|excluded|banned) (?:\p{L}+\s+){0,2}(?:include|are|such as|like)\s+(${NAMES})$|\bnot (?:affiliated|associated|related|connected) (?:with|to)\s+(${NAMES})$|\b(?:removal|remove|removing|dismantl(?:e|ing)|decommission(?:ing)?|uninstall(?:ing)?)\s+(?:and \p{L}+ )?(?:of )?${WORDS}{0,4}(${NAMES})$`,
  },
  {
    says: anyCase`(?<!\p{L})(?:n(?:o|ão) (?:utiliz|us|emple|empreg|incorpor|conten|conter|ofert|suministr|fornec|integr)(?:ar|er|a|an|e|em|en|)|(?:que )?n(?:o|ão) (?:sea[n]?|seja[m]?|procedan?|provengan?|provenham?) (?:de|da|do)|que n(?:o|ão) (?:sean?|sejam?)|se (?:descarta|excluye|proh[ií]be|rechaza)n?|prohibid[oa]s?|proibid[oa]s?|abst(?:enerse|er-se|enha-se) de|(?:todas?|cualquiera?|qualquer) (?:\p{L}+\s+){0,3}menos|no se (?:acept|admit|permit|autoriz|utiliz)\p{L}+|no (?:pod|pued|deb)\p{L}+ (?:ser|contener|incluir|incorporar|usar|utilizar|integrar|llevar|proceder|emplear|suministrar|ofertar|ofrecer|instalar|contratar)|(?:quedan?|están?|se) (?:expresamente )?(?:proh[ií]b|exclu|vetad|descartad)\p{L}*|não (?:ser(?:ão|á)|são|é) (?:aceit|admit|permit)\p{L}+|não (?:pod|dev)\p{L}+ (?:ser|conter|incluir|usar|utilizar|integrar|vir|possuir)|(?:é|são|ficam?|estão) (?:expressamente )?(?:proibid|vedad|excluíd)\p{L}*|ne (?:sont|seront|sera) pas (?:accept|admis)\p{L}*|ne (?:doi|peu)\p{L}* pas (?:être|contenir|inclure|utiliser|provenir|comporter)|(?:interdi[ts]\p{L}*|à l[’']exception d\p{L}*|à l[’']exclusion d\p{L}*))\s+${WORDS}{0,6}(${NAMES})$`,
  },
  {
    says: anyCase`\b(?:d(?:a|ü)rf(?:en)?\s+${WORDS}{0,4}(?:nicht|keine?\p{L}*)|nicht (?:von|aus)|(?:ausgeschlossen|ausgenommen|untersagt|unzulässig|verboten|nicht zugelassen) (?:ist|sind))\s+${WORDS}{0,5}(${NAMES})$|\bkeine[nr]?\s+${WORDS}{1,3}(?:von|der Marke|des Herstellers|der Firma)\s+(${NAMES})$|\bnicht\s+(?:angeboten|eingesetzt|verwendet|geliefert|verbaut)\s+${WORDS}{0,4}(${NAMES})$|\bnicht\s+(${NAMES})$`,
  },
  {
    says: anyCase`(?<!\p{L})(?:не (?:применя|закуп|поставля|допуска|принима|разреша|долж|мо[гж]|использ|подлеж)\p{L}*|запрещ\p{L}+|исключ\p{L}+|недопустим\p{L}*|отсутстви\p{L}*|отличн\p{L}+ от)\s+${WORDS}{0,8}(${NAMES})$|(?<!\p{L})(?:кроме|за исключением|без (?:компонентов|оборудования|продукции|изделий|техники|деталей|камер|устройств))\s+${WORDS}{0,3}(${NAMES})$`,
  },
  {
    says: pattern`(?:除了?|不得[与與和]|不含|不包括|不接受|不得以?(?:提供|使用|采用|採用|采购|採購|选用|選用|含有)?|禁止(?:使用|采购|採購|提供)|禁用|严禁|嚴禁|拒绝|拒絕)(?:[\p{L}\p{N}（）()·]{2,12}[、,，／/和与與及或]){0,6}$|非$`,
    not: ZH_OTHER,
  },
  // The clause may say more before the name; a comma ends it unless an example follows.
  {
    says: /(?:不得|不能|不可|不应|不應|禁止|严禁|嚴禁|不接受|不允许|不允許)(?:提供|使用|采用|採用|选用|選用|采购|採購|购置|購置|包含|包括|含有|来自|來自|属于|屬於|配备|配備|安装|安裝|搭载|搭載|为|為|是)[^。；;，,、！!：:]{0,20}(?:[、][^。；;，,、]{1,14}|[，,](?:包括|包含|例如|如|尤其是|特别是|特別是)[^。；;，,、]{0,14}){0,6}$/u,
    not: /税|稅|费|費|运输|運輸|邮|郵|保险|保險|发票|發票/u,
  },
  // The makers stand after a colon: "are excluded: A, B".
  {
    says: anyCase`[^.;。；]{0,40}(?<!\p{L})(?:excluded|prohibited|banned|not (?:accepted|permitted|allowed)|ausgeschlossen|nicht zugelassen|excluíd\p{L}+|excluid\p{L}+|prohibid\p{L}+|proibid\p{L}+|exclu[es]{0,2}|исключены|запрещены|не допускаются)\s*[:：]\s*(${NAMES})$`,
    not: COST,
  },
  { says: /(?<!(?:세|비|료|임)\s?)(?:제외|금지)\s*[:：]?\s*$/iu },
];

/** A sentence that says something of the name between its two halves: what holds the name is not taken. */
export interface Frame {
  readonly before: RegExp;
  readonly after: RegExp;
}

/** Bids with the name in them are turned down, whatever else they list. */
export const EXCLUDED_FRAMES: readonly Frame[] = [
  {
    before:
      /\b(?:bids?|offers?|tenders?|proposals?|quotations?|submissions?)\s+(?:that|which|with|containing|including|offering|based on|for|from)\b/iu,
    after:
      /\b(?:will|shall|are|is|must)\s+(?:not be (?:considered|accepted|evaluated)|(?:be )?(?:automatically )?(?:rejected|disqualified|excluded|refused|void|invalid))/iu,
  },
  {
    before: /\b(?:ofertas?|propuestas?|propostas?|offres?)\s+(?:con|com|que|avec|qui|de)\b/iu,
    after:
      /\b(?:será|serán|serão|seront|sera)\s+(?:rechazad|excluid|desestimad|desclassificad|rejeitad|excluíd|rejetée|écartée|éliminée|exclue)|\b(?:no|não)\s+ser(?:án?|ão|á)\s+(?:admitid|consider|aceit)/iu,
  },
  {
    before: /\bAngebote?\s*,?\s+(?:mit|von|die|das|welche)\b/u,
    after:
      /\b(?:werden|wird)\b[^.]{0,40}(?:ausgeschlossen|abgelehnt|nicht berücksichtigt)|(?:ausgeschlossen|abgelehnt|nicht berücksichtigt|unberücksichtigt)\b/u,
  },
  {
    before: anyCase`(?:заявк|предложени)\p{L}*(?:\s|,)`,
    after: /(?:будут|будет|подлежат)\s+(?:отклонен|отклонён)|отклоня[ею]тся/iu,
  },
];
