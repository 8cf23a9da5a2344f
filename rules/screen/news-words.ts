import { anyCase, pattern, withLetters } from "./pattern.ts";

/** Words that only a report about somebody has: one of them is enough. */
const REPORTS: readonly RegExp[] = [
  /ニュース|速報|【特集】|特集：|報道(?!機関|用|関係|陣|各社|部)|報じ|社説|株価|日経平均|新聞(?:によ|社によ)|記者(?!会見)|関係者によ|経済紙|専門誌|業界紙|業界誌|週刊誌|通信社|番組|アナリスト|評論家|インタビュー|ドキュメンタリー|コラム[:：｜]|と語っ|と述べ|明らかにした|論説|寄稿|書評/u,
  /新闻[:：|｜]|新聞[:：|｜]|快讯|快訊|据报|據報|据悉|據悉|报道|報導|股价|股價|涨停|漲停|跌停|财经|財經|外媒|记者|記者|评论员|社论|社論|财报|財報|专访|專訪|采访|採訪|电视台|電視台|头条|頭條|周刊|週刊|日报|日報|晚报|晚報|媒体(?!中心|广告|服务)|媒體(?!中心)|分析师|分析師/u,
  /뉴스|\[?속보\]?|보도|주가|외신|특집|기자(?!재)|사설|칼럼|매체|언론|인터뷰|전문가들|애널리스트|다큐멘터리|방송은|신문은|라고 (?:밝혔|말했|전했)/u,
  withLetters(
    String.raw`\bnews(?:paper|room|letter)?\b\s*[:|]|\bnewspapers?\b|\b(?:trade|local|business|foreign) press\b|\bpress (?:review|reports?|coverage)\b|\breportedly\b|\b(?:journalists?|reporters?|columnists?|correspondents?)\b|\bop-ed\b|\beditorial\b|\bblog (?:post|entry)\b|\btrade secrets? (?:case|trial|suit)|\b(?:founder|spokes(?:man|woman|person)|chief (?:executive|financial|technology) officer)\b|^(?:why|inside|how) (?=\p{Lu})|\bpodcast\b|\b(?:broadcaster|newsreel|newscast|tabloid|gazette|wire service|commentator|pundits?)\b|\bthe (?:paper|magazine|weekly|daily|programme|article|author|report) (?:says|said|notes|noted|claims|describes|reports|quotes|writes|asks)|^(?:\p{L}+[ -]){0,2}(?:market|industry|trade|press|news|media|weekly|daily|morning|evening|stock|tech|business|radio|tv|television|broadcast|wire|court|trial|verdict|conference|show|fair|opinion|reader|guest|investor|analyst|financial|finance|economic|politics|world|foreign|local)[ -](?:report|recap|digest|notes?|bulletin|column|commentary|opinion|feature|newsletter|round-?up|episode|brief|briefing|watch|update|review|interview|desk|wrap|summary|letter|talk)s?\s*[:|–—-]|\bdocumentary\b|\bheadlines?\b|\banalysts? (?:say|said|told|expect|note|warn)|\bshares? (?:rose|fell|sales?|price|jumped|dropped|slid|surged|climbed)|\bstocks? (?:price|rose|fell)|\baccording to (?:the |a )?(?:press|media|newspapers?|magazine|(?:news|press|media) reports?|reports?|analysts?|researchers?)\b|\bmagazine (?:reports?|says|writes|profile)|\b(?:told|interview with|in an interview)\b`,
    "imu",
  ),
  anyCase`\b(?:noticias?[:|]|(?:el|los|un) (?:periódicos?|diario)|según (?:el|la|los|un) (?:diarios?|prensa|periódicos?|medios|informe|analistas)|la prensa|prensa económica|reportaje|periodistas?|noticiero|telediario|columnista|crónica|medios (?:locales|internacionales|de comunicación)|agencia de noticias|informó (?:el|la) (?:diario|agencia|cadena|prensa)|notícias?[:|]|(?:o|os|do|um) jorna(?:l|is)|segundo (?:o|a|os) (?:jornal|imprensa|revista|analistas)|a imprensa|reportagem|jornalistas?|telejornal|emissora|colunista|noticiou|de acordo com (?:o|a) (?:jornal|imprensa|revista)|agência de notícias|mídia|selon (?:le|la|les) (?:journal|quotidien|presse|médias|analystes)|la presse|journalistes?)(?!\p{L})`,
  pattern`(?<!\p{L})(?:(?:Tages|Wochen)?[Zz]eitung(?:en)?|Nachrichten:|Presse(?:bericht|schau|stimmen)\p{L}*|(?:Magazin|Blatt|Portal|Agentur|Sender) (?:schreibt|schrieb|berichtet|meldet)|laut (?:Medien|Presse|Zeitung|Bericht|Analyst)\p{L}*|Journalist\p{L}*|Schlagzeile\p{L}*|Aktien? (?:steig|stieg|fiel|fällt|legt)|Leitartikel|Podcast|(?:Fach|Wirtschafts|Lokal)presse|Fachzeitschrift|Reportage|Agenturmeldung|Rundfunk(?:sender|beitrag)|Fernsehbericht|Korrespondent\p{L}*|Kommentator\p{L}*|Analyst\p{L}*|berichtet(?:e|en)?|heißt es|zufolge)(?!\p{L})`,
  pattern`(?<!\p{L})(?:газет\p{L}*|новост\p{L}*\s*:|журналист\p{L}*|СМИ|пресс[аеуы]|по данным (?:газет|издани|агентств|аналитик)\p{L}*|(?:пишет|пишут|сообща[ею]т) \p{L}+|акции \p{Lu}|аналитик\p{L}*|телеканал\p{L}*|обозревател\p{L}*|эксперт\p{L}* (?:считают|говорят|отмечают)|журнал (?:пишет|сообщает)|репортаж\p{L}*|колонк[аеи]|корреспондент\p{L}*|информагентств\p{L}*)`,
];

/** Words of reports that an offer may have too: two different ones make a report. */
const EVENTS = withLetters(
  [
    "発表|公開|急騰|急落|反落|続伸|市場シェア|首位|提携|業績|買収|訴訟|提訴|判決|登場|によると|創業者|最高経営責任者|資金調達|上場|制裁|輸出規制|疑惑|批判|前年同期|四半期|昨日|先週|研究者|スパイ|同社は|人気ブログ|論文",
    "发布|發布|亮相|市值|营收|營收|销量|銷量|走强|新高|业内|業內|专家|專家|板块|诉讼|訴訟|起诉|媒体|媒體|举办|舉辦|大会|峰会|创始人|創辦人|董事长|董事長|融资|融資|制裁|出口管制|指控|间谍|間諜|同比|季度|近日|日前|上周|透露|宣布|市场份额|論壇|论坛",
    "발표|공개|점유율|실적|급등|급락|인수|분쟁|소송|판결|출시|창업자|투자 유치|상장|제재|수출 통제|의혹|비판|지난해|분기|어제|지난주|전망|업계|밝혔다|전했다",
    "\\b(?:announce[ds]?|unveil(?:s|ed)|lawsuits?|sued|court|jury|verdict|trial|witness(?:es)?|investors?|market share|quarter(?:ly)?|revenues?|earnings|profits?|lawmakers?|senators?|wiretapping|appeals?|pentagon|said|says|claims|denied|warned|urged|criticis\\w+|criticiz\\w+|testified|spokes\\w+|ceo|founder|chairman|chief executive|acquisition|merger|takeover|stake|ipo|valuation|sanctions|export controls?|blacklist\\w*|allegations?|alleged(?:ly)?|accus\\w+|probe|espionage|spying|hackers?|researchers|overtook|overtakes|rivals?|shipments|trade show|keynote|sponsor\\w*|minister|parliament|senate|congress|yesterday|last (?:week|month|year)|this week|year[- ]on[- ]year|discuss(?:es|ed)|debate[sd]?|history of|documentary)\\b",
    "(?<!\\p{L})(?:anunci(?:ó|ou|aron|aram)|present(?:ó|aron|ou|aram)|lanz(?:ó|aron)|lançou|acciones|ações|actions|subieron|cayeron|tribunal|juicio|liderança|liderazgo|mercado mundial|promotores|fiscales|investigam?|investiga|dijo|disse|afirm(?:ó|ou)|señaló|portavo[zc]\\p{L}*|porta-voz|fundador\\p{L}*|acus\\p{L}+|sanciones|sanções|espiona\\p{L}+|investigadores|pesquisadores|cuota de mercado|rival(?:es)?|ayer|ontem|semana pasada|semana passada|entrevista|ministr[oa]|gobierno|governo|debate|inaugur(?:ó|ou)|trimestre|ganancias|lucros|bolsa de|a annoncé|procès|porte-parole|ministre)(?!\\p{L})",
    "(?<!\\p{L})(?:kündigt\\p{L}*|Gericht|Urteil|Prozess|Aktien?|Quartal\\p{L}*|Umsatz|Gewinn|habe|hätten|hätte|seien|sagte|teilte|erklärte|warnte|Sprecher\\p{L}*|Gründer\\p{L}*|Übernahme|Börse\\p{L}*|Sanktionen|Exportkontrollen|Vorw[uü]rf\\p{L}*|Spionage|Forscher\\p{L}*|Marktanteil\\p{L}*|Rivale\\p{L}*|Konkurrent\\p{L}*|gestern|Interview|Kommentar|Minister\\p{L}*|Bundestag|Debatte|debattiert|diskutiert|eröffnet\\p{L}*|Messe)(?!\\p{L})",
    "(?<!\\p{L})(?:объявил\\p{L}*|выросл\\p{L}*|упал\\p{L}*|партнёрств\\p{L}*|квартал\\p{L}*|рынк\\p{L}*|суд[еауо]?м?|заявил\\p{L}*|рассказал\\p{L}*|отметил\\p{L}*|представител[ьи]\\p{L}*|основател\\p{L}*|санкци\\p{L}*|шпион\\p{L}*|исследовател\\p{L}*|конкурент\\p{L}*|вчера|интервью|министр\\p{L}*|выставк\\p{L}*|по словам|акции)(?!\\p{L})",
  ].join("|"),
  "giu",
);

/** Words of a purchase: beside them one more event is asked for. */
const PURCHASE =
  /落札|契約|納入|調達|見積|中标|中標|采购|採購|投标|投標|得標|낙찰|계약|납품|구매|입찰|\b(?:award(?:ed)?|contract|tender|bids?|rfq|purchase|invoice|quotation|procurement|supply of)\b|Zuschlag|Vergabe|Auftrag|Lieferung|Beschaffung|adjudic|licita|suministro|fornecimento|contrat|compra|закупк|поставк|контракт|marché public|fourniture/iu;

/** What somebody does in a headline, right after its name. */
const HEADLINE = withLetters(
  [
    "^\\s+(?:opens|closes|loses|wins|denies|sues|faces|plans to|considers|unveils|launches|posts|hires|cuts|raises|beats|ramps up|steps|appeals|returns|matters|pulls|exits|enters|expands|builds|invests|signs|backs|warns|urges|rejects|slams|blames|overtakes|becomes|seeks|acquires|joins|leaves|calls|wants|turns|demonstrates|exhibits|introduces|reveals|celebrates|donates|sponsors|publishes|expects|tops|gains|slips|climbs|surges|rebounds|files|settles|partners with|responds|defends|vows|pledges|says|told|said|grew|became|sold|bought|won|lost|rose|fell|began|held|took|gave|saw|went|(?:is|are) (?:suing|said|planning|facing|building|opening|preparing|expected to)|(?:has|have|had) (?!been)\\p{Ll}{3,}ed|(?:was|were) (?:founded|accused|sued|fined|named|hit|added|placed|ranked|blacklisted|sanctioned|mentioned|quoted|cited))(?!\\p{L})",
    "^\\s+(?:abre|inaugura|niega|nega|anuncia|lanza|lança|pierde|perde|gana|ganha|demanda|processa|deja|deixa|crece|cresce|invierte|investe|planea|planeja|enfrenta|presenta|apresenta|acusa|estudia|estuda|despide|demite|\\p{Ll}{3,}(?:ó|aron|ieron|ou|aram|eram|iram|iu))(?!\\p{L})",
    "^\\s+(?:baut|meldet|eröffnet|verliert|gewinnt|klagt|plant|kündigt|warnt|weist|wächst|investiert|stellt|verkauft|übernimmt|zieht|steigt|zeigt|präsentiert|startet|stellte|meldete|eröffnete|verkaufte|kündigte|präsentierte|zeigte|startete|baute|investierte|gründete|verlegte|wies|gewann|verlor|will|wehrt)(?!\\p{L})",
    '^[»"”]?\\s+(?:открыл|закрыл|заявил|подал|проиграл|выиграл|планиру|вложи|сократи|представи|объяви|отрица|обжалов|построи|верну|(?!модел|кабел|панел|детал)\\p{Ll}{3,}(?:ла|ли|лась|лся|лись)(?!\\p{L}))',
    "^(?:、|が|は).{0,40}(?:開設|退任|就任|買収|提訴|控訴|参入|撤退|否定|上場|設立|検討|表明|増益|減益)(?:した|する|へ|か)?[。」]?$",
    "^(?:은|는|이|가|,).{0,40}(?:설립|퇴임|취임|인수|제소|항소|부인|돌파|급증|개소|진출|철수|상장)(?:했다|한다|키로|하기로)?[.]?$",
    "^[^。，,]{0,20}(?:卸任|上任|收购|收購|上诉|上訴|否认|否認|裁员|裁員|回应|回應|开设|開設|设立|設立)[^。，,]{0,10}[。]?$",
  ].join("|"),
  "u",
);

/** Those who lead a company: a text about them is about the company. */
const LEADERS = anyCase`創業者|创始人|創辦人|董事长|董事長|창업자|창업주|fundador\p{L}*|Gründer\p{L}*|Vorstandschef|основател\p{L}*|fondateur`;

/** True when a text goes on after a name as a headline does, or names those who lead it. */
export function headlines(text: string, ends: readonly number[]): boolean {
  return LEADERS.test(text) || ends.some((end) => HEADLINE.test(text.slice(end, end + 80)));
}

/** How far a text is read for what kind of text it is, UTF-16 units. */
const OPENING = 2000;

/** True for a text that reports about somebody and offers nothing: news, stock prices, a trial. Its opening is read. */
export function readsAsNews(whole: string): boolean {
  const text = whole.slice(0, OPENING);
  if (REPORTS.some((each) => each.test(text))) return true;
  const events = new Set(Array.from(text.matchAll(EVENTS), ([word]) => word.toLowerCase()));
  return events.size >= (PURCHASE.test(text) ? 3 : 2);
}
