import type { sheets as en } from '../en/sheets.ts'

export const sheets: Readonly<Record<keyof typeof en, string>> = {
  'sheet.contents': 'Содержание',
  'sheet.notes': 'Примечания',
  'sheet.sources': 'Источники',
  'sheet.participation.data': 'Участие',
  'sheet.participation.analysis': 'Участие – анализ',
  'sheet.funding.data': 'Финансирование',
  'sheet.funding.analysis': 'Финансирование – анализ',
  'sheet.seizures.data': 'Изъятия',
  'sheet.seizures.analysis': 'Изъятия – анализ',
  'sheet.assistance.data': 'Правовая помощь',
  'sheet.assistance.analysis': 'Правовая помощь – анализ',
  'sheet.briefing.data': 'Справка – данные',
  'sheet.briefing.analysis': 'Справка',

  'report.participation': 'Участие',
  'report.funding': 'Финансирование',
  'report.seizures': 'Изъятия',
  'report.assistance': 'Правовая помощь',
  'report.briefing': 'Справка',

  'title.participation': 'Участие в {activities, plural, one {# мероприятии} other {# мероприятиях}}: {who}',
  'title.funding': 'Финансирование {activities, plural, one {# мероприятия} other {# мероприятий}}: {who}',
  'title.seizures': 'Изъятия наркотиков: {who}',
  'title.assistance': 'Запросы о правовой помощи и выдаче лиц: {who}',
  'title.participation.none': 'Участие в мероприятиях: данных нет',
  'title.funding.none': 'Финансирование мероприятий: данных нет',
  'title.seizures.none': 'Изъятия наркотиков: данных нет',
  'title.assistance.none': 'Запросы о правовой помощи и выдаче лиц: данных нет',
  'title.analysis': '{title}: диаграмма и сводка',
  'title.briefing': 'Справка о сотрудничестве в области контроля над наркотиками: {families}',
  'title.briefing.data': 'Данные диаграмм справки',
  'title.briefing.none': 'Справка о сотрудничестве в области контроля над наркотиками: данных нет',
  'title.contents': 'Сотрудничество в области контроля над наркотиками: показатели и их источники',
  'title.notes': 'Примечания: обозначения, границы значений, оговорки',
  'title.sources': 'Источники показателей',

  'who.state':
    '{count, plural, one {# государство} few {# государства} many {# государств} other {# государства}}',
  'who.organisation':
    '{count, plural, one {# организация} few {# организации} many {# организаций} other {# организации}}',
  'who.group': '{count, plural, one {# группа} few {# группы} many {# групп} other {# группы}}',
  'who.funding':
    '{count, plural, one {# финансирующая сторона} few {# финансирующие стороны} many {# финансирующих сторон} other {# финансирующей стороны}}',
  'who.seizures':
    '{count, plural, one {# сообщающая сторона} few {# сообщающие стороны} many {# сообщающих сторон} other {# сообщающей стороны}}',
  'who.assistance':
    '{count, plural, one {# сообщающая сторона} few {# сообщающие стороны} many {# сообщающих сторон} other {# сообщающей стороны}}',
  'who.unknown': 'стороны не названы',

  'coverage.participation':
    '{figures, plural, one {# показатель} few {# показателя} many {# показателей} other {# показателя}}; из набора данных: мероприятия – {activities} из {ofActivities}, стороны – {parties} из {ofParties}; {sources, plural, one {# источник} few {# источника} many {# источников} other {# источника}}.',
  'coverage.funding':
    '{figures, plural, one {# показатель} few {# показателя} many {# показателей} other {# показателя}}: с суммой – {with}, без суммы – {without}; финансирующие стороны – {parties} из {ofParties} в наборе данных; {sources, plural, one {# источник} few {# источника} many {# источников} other {# источника}}.',
  'coverage.seizures':
    '{figures, plural, one {# показатель} few {# показателя} many {# показателей} other {# показателя}}: со значением – {with}, без значения – {without}; сообщающие стороны – {parties} из {ofParties} в наборе данных; {sources, plural, one {# источник} few {# источника} many {# источников} other {# источника}}.',
  'coverage.assistance':
    '{figures, plural, one {# показатель} few {# показателя} many {# показателей} other {# показателя}}: со значением – {with}, без значения – {without}; сообщающие стороны – {parties} из {ofParties} в наборе данных; {sources, plural, one {# источник} few {# источника} many {# источников} other {# источника}}.',
  'coverage.briefing':
    '{figures, plural, one {# показатель} few {# показателя} many {# показателей} other {# показателя}} из {sources, plural, one {# источника} other {# источников}}: {families}; без значения – {without}.',
  'coverage.family': '{family} – {figures}',
  'coverage.left-out': 'Данных нет: {families}.',
  'coverage.none': 'Ни один показатель набора данных не подходит под условия.',
  'filter.only': 'Только: {what}.',
  'filter.from': 'с {date}',
  'filter.to': 'по {date}',

  'line.participation': 'Одна строка – одна сторона в одном мероприятии в одной роли.',
  'line.funding': 'Суммы: {units}, как указано в источниках.',
  'line.seizures': 'Единицы: {units}.',
  'line.assistance': 'Число запросов.',
  'line.briefing': 'Границы значений – как в источниках. Отсутствующее значение – не ноль.',
  'line.bounds': 'Границы, как в источниках: {bounds}.',
  'line.see': 'Обозначения и пустые ячейки: лист «Примечания».',
  'line.pivot.participation': 'Сводная таблица считает роли.',
  'line.pivot.funding': 'Неуказанные суммы в сводную таблицу не входят.',
  'line.pivot.seizures': 'Сводная таблица границ не показывает.',
  'line.pivot.assistance': 'Сводная таблица границ не показывает.',
  'caveat.participation': 'У стороны с двумя ролями две строки.',
  'caveat.funding': 'Бюджет, ассигнования и вклады не складываются.',
  'caveat.seizures': 'Это не общегосударственные итоги.',
  'caveat.assistance': 'Удовлетворённые, отклонённые и направленные запросы не складываются.',

  'status.stated': 'указано',
  'status.not-stated': '[x] не указано',
  'status.complete': 'полностью',
  'status.partly': 'значение есть у {with} из {all}',
  'status.query/overlapping-periods': '[x] не сложено: периоды пересекаются',
  'status.query/disagreeing-sources': '[x] не сложено: источники расходятся',
  'symbol.x': '[x]',
  'symbol.z': '[z]',

  'value.exact': '{value}',
  'value.at-least': 'не менее {value}',
  'value.more-than': 'более {value}',
  'value.about': 'около {value}',
  'value.at-most': 'не более {value}',
  'value.less-than': 'менее {value}',
  'value.no-bound': '{value} (граница неизвестна)',
  money: '{amount} {currency}',
  'money.millions': '{amount} млн {currency}',
  'unit.millions': 'млн {unit}',
  'unit.thousands': 'тыс. {unit}',
  'unit.states': 'государства',
  'unit.requests': 'запросы',

  'date.month': '{month} {year}',
  'date.day': '{day} {month} {year} г.',
  'period.range': '{start} – {end}',
  'period.years': '{start}–{end} гг.',
  'period.from': 'начало: {start}',
  'period.until': 'по {end}',
  'month.1': 'январь',
  'month.2': 'февраль',
  'month.3': 'март',
  'month.4': 'апрель',
  'month.5': 'май',
  'month.6': 'июнь',
  'month.7': 'июль',
  'month.8': 'август',
  'month.9': 'сентябрь',
  'month.10': 'октябрь',
  'month.11': 'ноябрь',
  'month.12': 'декабрь',
  'month.of.1': 'января',
  'month.of.2': 'февраля',
  'month.of.3': 'марта',
  'month.of.4': 'апреля',
  'month.of.5': 'мая',
  'month.of.6': 'июня',
  'month.of.7': 'июля',
  'month.of.8': 'августа',
  'month.of.9': 'сентября',
  'month.of.10': 'октября',
  'month.of.11': 'ноября',
  'month.of.12': 'декабря',

  'chart.participation': 'Число государств по мероприятиям, в любой роли',
  'chart.funding': 'Суммы по программам и мероприятиям, {unit}',
  'chart.seizures': 'Изъятия наркотиков по веществам, {unit}',
  'chart.assistance': 'Запросы по виду, направлению и результату',
  'chart.none': 'Диаграммы нет: нет ни одного значения, которое можно было бы показать.',
  'chart.most': 'наибольшие: {count}',
  'axis.participation': 'Мероприятие',
  'axis.participation.value': 'Число государств',
  'axis.funding': 'Программа или мероприятие',
  'axis.funding.value': 'Сумма, {unit}',
  'axis.seizures': 'Вещество',
  'axis.seizures.value': 'Количество, {unit}',
  'axis.assistance': 'Вид, направление, результат',
  'axis.assistance.value': 'Число запросов',
  'alt.values': 'Столбчатая диаграмма, {unit}: {values}.',
  'alt.values.some': 'Столбчатая диаграмма, {unit}: {values} (все значения – в таблице).',
  'alt.smaller': 'Не показаны меньшие значения: {count}.',
  'alt.missing.participation': 'Не показаны мероприятия, для которых государства не названы: {count}.',
  'alt.missing.funding': 'Не показаны мероприятия без указанной суммы: {count}.',
  'alt.missing.seizures': 'Не показаны строки без значения: {count}.',
  'alt.missing.assistance': 'Не показаны строки без значения: {count}.',
  'alt.unlike': 'Не показаны значения в других единицах: {count}.',
  'source.line': '{count, plural, one {Источник} other {Источники}}: {sources}.',
  'source.see': 'Полностью: лист «Источники».',
  'source.many':
    '{count, plural, one {# источник} few {# источника} many {# источников} other {# источника}}, полностью – на листе «Источники».',
  'source.several':
    '{count, plural, one {# источник} few {# источника} many {# источников} other {# источника}}',

  'summary.participation': 'Стороны по мероприятиям',
  'summary.funding': 'Суммы по программам и мероприятиям',
  'summary.seizures': 'Итоги по веществам',
  'summary.assistance': 'Запросы по виду, направлению и результату',
  'pivot.heading.participation': 'Сводная таблица: роли по сторонам и годам',
  'pivot.heading.funding': 'Сводная таблица: суммы по программам, мероприятиям и видам средств',
  'pivot.heading.seizures': 'Сводная таблица: количество по веществам и сообщающим сторонам',
  'pivot.heading.assistance': 'Сводная таблица: запросы по направлению, результату и виду',
  'pivot.participation': 'Число ролей',
  'pivot.funding': 'Сумма средств',
  'pivot.funding.unit': 'Сумма средств, {unit}',
  'pivot.seizures': 'Сумма количеств',
  'pivot.seizures.unit': 'Сумма количеств, {unit}',
  'pivot.assistance': 'Сумма запросов',
  'pivot.total': 'Итого',
  'pivot.rows': 'Строки',
  'pivot.columns': 'Столбцы',
  'pivot.all': '(все)',
  'pivot.blank': '(пусто)',

  'headline.participation':
    'Участие в {activities, plural, one {# мероприятии} other {# мероприятиях}}: {parties}',
  'headline.funding': '{activity}: {flow} – {value}',
  'headline.seizures.quantity-seized': 'Изъято: {substance} – {value} {unit}',
  'headline.seizures.channels-disrupted': 'Перекрыто каналов незаконного оборота: {value}',
  'headline.seizures.other': '{measure}, {substance}: {value} {unit}',
  'headline.assistance': '{what}, запросов: {value}',
  'key.heading': 'Показатели, на которых основаны выводы',
  'key.of': '{who}: {what}',

  'contents.about':
    'Кто в чём участвовал, кто за это платил, что изъято, какая правовая помощь запрошена и оказана; каждый показатель – с источником.',
  'contents.dataset':
    'Набор данных: «{title}»{version, select, none {} other {, версия {version}}}{date, select, none {} other { от {date}}}',
  'contents.written': 'Записано {date}',
  'contents.ask':
    'Вопросы о показателе: его источник и место в тексте указаны в его строке. Вопросы о наборе данных «{name}»: издатели на листе «Источники».',
  'contents.licence': 'Лицензия набора данных: {licences}.',
  'contents.no-licence': 'Лицензия набора данных не указана.',
  'notes.about': 'Что означают обозначения и слова на других листах и о чём показатели не говорят.',
  'sources.coverage':
    '{count, plural, one {# источник} few {# источника} many {# источников} other {# источника}} показателей этой книги.',
  'sources.locator': 'Место в тексте – номер непустой строки источника: p3 – третья.',
  'name.figures': 'Показатели: {title}',
  'print.page': "Страница '{page}' из '{pages}'",
  'print.footer': '{title} | {name} {version}',
  'properties.keywords':
    'контроль над наркотиками, международное сотрудничество, участие, финансирование, изъятия, правовая помощь',
  'properties.comments': 'Набор данных {name}, версия {version}, SHA-256 {hash}',

  'note.symbol.x':
    'Нет данных: источник этого не называет или не приводит значения. Это не ноль, и ни в одной сумме оно нулём не считается.',
  'note.symbol.z': 'Неприменимо: например, у перекрытых каналов нет вещества.',
  'note.bound.exact': 'Источник приводит значение без оговорок.',
  'note.bound.at-least':
    'Источник указывает нижнюю границу: истинное значение такое или больше. На диаграммах: ≥.',
  'note.bound.more-than': 'Источник указывает, что истинное значение больше. На диаграммах: >.',
  'note.bound.about': 'Источник указывает приблизительное значение. На диаграммах: ~.',
  'note.bound.at-most':
    'Источник указывает верхнюю границу: истинное значение такое или меньше. На диаграммах: ≤.',
  'note.bound.less-than': 'Источник указывает, что истинное значение меньше. На диаграммах: <.',
  'note.bound.no-bound':
    'Сумма значений с противоположными границами: истинное значение может быть и меньше, и больше. На диаграммах: ≶.',
  'note.blank.subject': 'Пустые ячейки',
  'note.blank':
    'Источник этого не сообщает, или это неприменимо: коды ISO alpha-3 и M49 есть только у государств; у отсутствующего значения нет границы и валюты; «Начало» пусто, если известно только окончание; «Кем представлена» – если никто не назван.',
  'note.dates.subject': 'Даты',
  'note.dates':
    '«Начало» и «Окончание» – по ISO 8601 с точностью источника: год, месяц или день. Если источник не называет даты, в «Окончании» стоит дата самого источника, а точность – «Не позднее».',
  'note.year.subject': 'Год',
  'note.year':
    'Год начала, а если оно неизвестно – окончания. Мероприятие, которое длится несколько лет, отнесено к первому из них.',
  'note.roles.subject': 'Стороны, роли и государства',
  'note.roles':
    'У стороны с двумя ролями в одном мероприятии две строки, поэтому строки – это роли. Государства по мероприятиям посчитаны один раз, в какой бы роли они ни выступали, в том числе если мероприятие лишь охватывает их.',
  'note.groups.subject': 'Группы',
  'note.groups':
    'То, что источник сообщает о группе (например, о странах Центральной Азии), остаётся за группой: на её членов это не распределяется и государствами не считается.',
  'note.flows.subject': 'Бюджет, ассигнование, вклад',
  'note.flows':
    'Бюджет – плановая стоимость мероприятия, ассигнование – средства, выделенные правительством, вклад – поддержка мероприятия. Это могут быть одни и те же деньги на разных этапах, поэтому они не складываются.',
  'note.disbursement.subject': 'Обязательства и расходы',
  'note.disbursement':
    'Суммы показывают, что запланировано или обещано. О том, сколько израсходовано, они не говорят.',
  'note.not-stated.subject': 'Вклады без суммы',
  'note.not-stated':
    'Источник называет, кто поддержал мероприятие, но не приводит суммы. Такие показатели входят в охват, но не в суммы.',
  'note.events.subject': 'Изъятия',
  'note.events':
    'Показатели – это то, что сообщающая сторона относит к своим операциям. Это не общегосударственные итоги и не мера незаконного оборота.',
  'note.units.subject': 'Единицы',
  'note.units':
    'Значения в разных единицах, разных величин, а также государств и организаций не складываются.',
  'note.directions.subject': 'Направления и результаты',
  'note.directions':
    'Входящие и исходящие – с точки зрения сообщающей стороны. По удовлетворённым и отклонённым запросам решение принято, по направленным его может ещё не быть. Они не складываются.',
  'note.pivot.subject': 'Сводные таблицы',
  'note.pivot':
    'Сводная таблица складывает числа своей таблицы и не показывает границ; они есть в сводке рядом. Она обновляется при открытии книги или командой «Данные – Обновить все».',
  'note.trace.subject': 'Показатель, источник, место в тексте',
  'note.trace':
    'Каждая строка заканчивается кодом показателя в наборе данных, кодом источника и местом в нём: p3 – третья непустая строка текста.',
  'note.names.subject': 'Названия государств',
  'note.names':
    'Краткие названия, коды ISO 3166-1 alpha-3 и M49 – как в Организации Объединенных Наций. Они не выражают мнения о правовом статусе территорий.',
  'note.period.subject': 'Выбор периода',
  'note.period':
    'Показатель включён, если его период имеет или может иметь общий день с запрошенным. Если начало неизвестно, показатель может относиться к любому времени до окончания.',
  'note.refused.subject': 'Не сложено, {number}',
  'note.refused.more': '… и ещё {count, plural, one {# сумма} few {# суммы} many {# сумм} other {# суммы}}.',
  'note.query/overlapping-periods':
    '{what}: показатели ({figures}) описывают одно и то же в пересекающиеся периоды. Они стоят раздельно, суммы в сводке нет.',
  'note.query/disagreeing-sources':
    '{what}: показатели ({figures}) за одно и то же время приводят разные значения. Они стоят раздельно, суммы в сводке нет.',
}
