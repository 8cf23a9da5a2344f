import { phrasesOf, wordsOf } from "./random.ts";
import type { Random } from "./random.ts";

/** Words of English in about the order of their frequency, then those of shops and tenders. */
const COMMON = wordsOf(`
the of and to in a is for that with on be as by are this it or from at not have an was will which can has all any
your you we if their may more one other new use been than into its must shall no also our but per each such these when where only
they who were should between under would about time after through up out them most two first what there both within over so his her
then some those during how could made make many before while well very same being does here because between good high part work used
way day year years right last without being long still every system data service services product products price order delivery item items
company office quality support information general set number available model type power public supply contract tender unit units
please before between state local world business people list free page order case full small large open home black white blue green
light control network camera cameras device devices battery cable cables board switch router server storage display printer software screen
monitor port ports input output range sensor digital smart standard series version china international national technology technologies
group security safety equipment electronic electronics communication energy industrial advanced global united american central
pacific western eastern northern golden modern star super sun air sea land micro delta universal royal best future bright
required include includes including requirements offer offers bid bids bidder bidders purchase purchasing procurement authority agreement
terms conditions payment invoice warranty months days weeks date ready stock returns shipping packaging weight width height length
steel plastic glass wood paper metal rubber leather cotton cover case box bag chair table desk lamp door window wall floor roof
road city town county region country government department ministry agency university school hospital library museum station airport
project design development research study test tests testing report reports result results measure measures process processes method
training course staff team manager director member members committee council board chair client customers customer user users partner
question questions answer answers note notes comment comments review reviews rating example examples detail details description
search find view show add remove cart account sign register login email phone address contact help language english french german
chinese japanese korean water fire food fuel oil gas heat cooling heating air temperature pressure speed voltage current frequency
mobile wireless wired remote portable compact waterproof indoor outdoor night vision lens resolution zoom audio video speaker microphone
compatible with replacement spare accessory accessories adapter charger mount bracket kit tool tools pack pair piece pieces pcs
approved certified tested sealed original genuine refurbished used brand brands maker manufacturer seller vendor supplier suppliers
january february march april june july august september october november december monday tuesday wednesday thursday friday
increase reduce improve provide provided provides ensure allow allows follow following according based related different important
several possible common special specific particular main major minor early late next previous current former annual monthly daily
open source market markets value cost costs budget fund funding tax rate rates percent total amount sum average minimum maximum
begin began start started end ended continue keep kept hold held turn turned move moved run running set sets change changes changed
said says know known think thought believe found given taken seen called left right east west north south top bottom side back front
under below above near far between across along around behind beyond inside outside upon toward against among despite except
`);

/** Beginnings and ends of the words that a text says once: one in twelve of prose is not in any short list. */
const ROOTS = wordsOf(
  "act adapt agree amplif arch arrang assembl assess balanc bench bind blend brand bridg calibr captur carri centr charg circul clamp classif climat coat collect combin compar compil compos comput concret condens conduct config confirm connect construct consult contain convert coordinat correct coupl craft decor defin demonstrat deploy detect diagnos distribut document drill duct elect elev emit enclos engrav equip estimat evaluat excav extend fabric filtr finish fit flex foam forg formul frag grad graph grind harvest hing hydr illumin implement indic inject inspect insul integr inter invest isol labor lamin licens load lubric magnet maintain manag manufact map mill mix moder modul mount navig negoti not observ oper optim organ pack paint pav permit pilot plat polish pour prepar press print prob propos protect publ pump purif radi react recept record recycl refin regul reinforc relay releas repair respond restor rotat sampl scal schedul seal select separ simul solder solv spec stabil steer stor struct suppl surfac suspend synchron tank terrain therm tight tract transf transmit treat tun valid ventil verif vibrat weld wrap yield",
);
const SUFFIXES = wordsOf(
  "ing ed es er ers ion ions ation able ive al ment ity ly ical ator ors ance ent ary ings ism ist ous ure",
);
const PREFIXES = wordsOf(
  "re pre un over under sub multi inter non semi anti co de dis micro out self trans",
);
const FIRST = wordsOf(
  "The This Our All Each For In With When If You We Please New General International China National Any No At From First Global United Super Smart Star Sun Advanced Delta Pacific Golden Digital",
);
const HEADINGS = phrasesOf(
  "Product Details|General Terms|New Arrivals|China Warehouse|International Delivery|Digital Office|Smart Home|Customer Reviews|Technical Data|First Steps|United States|National Holidays",
);
const UNITS = wordsOf("mm cm kg g W V A Hz GHz GB TB MP m km % pcs inch");

/** One sentence of English as shops and tenders write it, with its full stop and a space or line break after it. */
export function englishSentence(random: Random): string {
  if (random.chance(4)) return `${random.pick(HEADINGS)}\n`;
  const words = Array.from({ length: 5 + random.below(16) }, () => word(random));
  const first = random.chance(50) ? random.pick(FIRST) : capital(words[0] ?? "The");
  const rest = words.slice(1).map((each, at) => (at > 3 && random.chance(8) ? `${each},` : each));
  const end = random.chance(6) ? "?" : random.chance(5) ? "!" : random.chance(5) ? ":" : ".";
  return `${first} ${rest.join(" ")}${end}${random.chance(12) ? "\n" : " "}`;
}

function word(random: Random): string {
  if (random.chance(5)) return figure(random);
  if (random.chance(9)) return rare(random);
  const common = random.zipf(COMMON);
  if (random.chance(2)) return common.toUpperCase();
  if (random.chance(2)) return `“${common}”`;
  return random.chance(5) ? capital(common) : common;
}

function rare(random: Random): string {
  const word = random.pick(ROOTS) + random.pick(SUFFIXES);
  const whole = random.chance(20) ? random.pick(PREFIXES) + word : word;
  return random.chance(15)
    ? capital(whole)
    : random.chance(6)
      ? `${whole}-${random.zipf(COMMON)}`
      : whole;
}

function figure(random: Random): string {
  switch (random.below(6)) {
    case 0:
      return `$${String(random.below(2000))}.${String(10 + random.below(90))}`;
    case 1:
      return `${String(1 + random.below(999))} ${random.pick(UNITS)}`;
    case 2:
      return String(1990 + random.below(40));
    case 3:
      return `${random.pick(ROOTS).slice(0, 2).toUpperCase()}-${String(100 + random.below(9900))}`;
    case 4:
      return `(${String(1 + random.below(30))})`;
    default:
      return String(random.below(100_000));
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
