import { phrasesOf, wordsOf } from "./random.ts";
import type { Random } from "./random.ts";

const STARTS = wordsOf(
  "Вол Нов Пет Крас Рос Зел Мос Бор Свет Рад Тор Ков Сок Мир Яр Кам Ур Сиб Ал Вос Гор Дем Зар Тер Пол Кир Лом Бес Стан Таг Дон Вят Ладо Онеж Азов Балт",
);
const MIDDLES = wordsOf("о а е и ос ар ин ен ол ер ун ив ес ян");
const ENDS = wordsOf(
  "город тех пром маш строй энерго связь нефть хим ский ов ин бор лес трон прибор авто сервис снаб торг радио оптика дизель сталь газ авиа порт ресурс",
);
const TRADES = wordsOf(
  "завод Технологии Электроника Системы Компания Приборы Связь Концерн Институт Автоматика Группа Инжиниринг Логистика Сервис Холдинг Безопасность Энергия Промышленность Торговля",
);
const PLACES = wordsOf(
  "Москва Петербург Новосибирск Урал Сибирь Казань Минск Восток Самара Томск Пермь Рязань",
);
const FORMS = phrasesOf("ООО|АО|ПАО|ЗАО|НПО|ОАО|ФГУП|ТОО|НПП|ГК");

/** A name in Cyrillic letters, its legal form before it, often in guillemets. */
export function cyrillicName(random: Random): string {
  const word =
    random.pick(STARTS) +
    random.pick(MIDDLES) +
    (random.chance(40) ? random.pick(MIDDLES) : "") +
    random.pick(ENDS);
  const stem = random.chance(18) ? `${word}-${String(1 + random.below(99))}` : word;
  const words = [
    ...(random.chance(20) ? [random.pick(PLACES)] : []),
    stem,
    ...(random.chance(45) ? [random.often(TRADES)] : []),
  ].join(" ");
  if (random.chance(15)) return words;
  const form = random.often(FORMS);
  return random.chance(60) ? `${form} «${words}»` : `${form} ${words}`;
}
