/** Words that only a report about somebody has: one of them is enough. */
const REPORTS: readonly RegExp[] = [
  /ニュース|速報|【特集】|特集：|報道(?!機関)|報じ|社説|株価|日経平均|新聞(?:によ|社によ)|記者(?!会見)/u,
  /新闻[:：|｜]|新聞[:：|｜]|快讯|快訊|据报|據報|报道|報導|股价|股價|涨停|漲停|跌停|财经|財經|外媒|记者|記者/u,
  /뉴스|\[?속보\]?|보도|주가|외신|특집|기자(?!재)/u,
  /\bnews(?:paper|room|letter)?\b\s*[:|]|\bnewspapers?\b|\b(?:trade|local|business|foreign) press\b|\bpress (?:review|report|reports)\b|\breportedly\b|\bjournalists?\b|\bcolumnists?\b|\bop-ed\b|\bblog post\b|\bheadlines?\b|\banalysts (?:say|said|told|expect)|\bshares? (?:rose|fell|sales?|price|jumped|dropped)|\bstock price\b|\baccording to (?:the )?(?:press|media|newspapers?|(?:news|press|media) reports?)\b/iu,
  /\b(?:noticias?[:|]|(?:el|los) periódicos?|según (?:el|la|los) (?:diarios?|prensa|periódicos?|medios)|prensa económica|reportaje|periodistas?|notícias?[:|]|(?:o|os|do) jorna(?:l|is)|segundo (?:o|a) (?:jornal|imprensa|revista)|reportagem|jornalistas?|selon (?:le|la|les) (?:journal|quotidien|presse|médias)|journalistes?)(?!\p{L})/iu,
  /(?<!\p{L})(?:Zeitung(?:en)?|Nachrichten:|Pressebericht\p{L}*|(?:Magazin|Blatt|Portal|Agentur) (?:schreibt|berichtet|meldet)|laut (?:Medien|Presse|Zeitung)\p{L}*|Journalist\p{L}*|Schlagzeile\p{L}*|Aktien? (?:steig|stieg|fiel|fällt|legt))/u,
  /(?<!\p{L})(?:газет\p{L}*|новост\p{L}*\s*:|журналист\p{L}*|СМИ|пресс[аеуы]|по данным (?:газет|издани|агентств)\p{L}*|(?:пишет|пишут|сообща[ею]т) \p{L}+|акции \p{Lu})/u,
];

/** Words of reports that offers have too: two different ones are taken for a report. */
const EVENTS =
  /発表|公開|急騰|急落|反落|続伸|市場シェア|首位|提携|業績|買収|訴訟|提訴|判決|登場|发布|發布|亮相|市值|营收|營收|销量|銷量|走强|新高|业内|業內|专家|專家|板块|诉讼|起诉|媒体|媒體|举办|舉辦|大会|峰会|发表|공개|점유율|실적|급등|급락|인수|분쟁|소송|판결|출시|announce[ds]?\b|unveil(?:s|ed)\b|lawsuit|\bcourt\b|\bjury\b|verdict|\btrial\b|witness|investors?\b|market share|quarter(?:ly)?\b|revenues?\b|lawmakers?\b|wiretapping|anunci[óa]\p{L}*|presentó|presentaron|lanzó|acciones|subieron|cayeron|tribunal|juicio|ações|lançou|liderança|mercado mundial|promotores|investigam|kündigt\p{L}*|Gericht|Urteil|Aktien?\b|Quartal\p{L}*|Umsatz|объявил\p{L}*|выросл\p{L}*|упал\p{L}*|партнёрств\p{L}*|квартал\p{L}*|рынк\p{L}*|(?<!\p{L})суд(?:е|а|у|ом)?(?!\p{L})/giu;

/** True for a text that reports about somebody and offers nothing: news, stock prices, a trial. */
export function readsAsNews(text: string): boolean {
  if (REPORTS.some((each) => each.test(text))) return true;
  const events = new Set(Array.from(text.matchAll(EVENTS), ([word]) => word.toLowerCase()));
  return events.size >= 2;
}
