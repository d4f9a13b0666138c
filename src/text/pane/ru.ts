import { momentsIn, numbersIn } from './formats.ts'
import type { TaskPaneWords } from './words.ts'

const numbers = numbersIn('ru')
const moments = momentsIn('ru')
const plural = new Intl.PluralRules('ru')

function count(value: number, one: string, few: string, many: string): string {
  const form = plural.select(value)
  return `${numbers.format(value)} ${form === 'one' ? one : form === 'few' ? few : many}`
}

const figures = (value: number): string => count(value, 'показатель', 'показателя', 'показателей')

export const ru: TaskPaneWords = {
  language: 'ru',
  number: (value) => numbers.format(value),
  moment: (iso) => moments.format(new Date(iso)),
  tabs: { data: 'Данные', reports: 'Отчёты', workbook: 'Книга', figure: 'Показатель' },
  tabsName: 'Разделы Concord',
  menu: { name: 'Ещё', language: 'Язык', help: 'Помощь' },
  close: 'Закрыть',
  cancel: 'Отмена',
  cancelling: 'Отмена…',
  retry: 'Повторить',
  loading: 'Загрузка…',
  percent: (share) => `${Math.round(share * 100)} %`,

  welcome: {
    title: 'Начните со встроенных данных',
    text: 'Выберите отчёт, просмотрите его и запишите в книгу. Для каждого числа можно увидеть источник.',
    start: 'Выбрать отчёт',
    skip: 'Пропустить',
  },
  data: {
    version: (version, date) => [version && `Версия ${version}`, date].filter(Boolean).join(', '),
    contents: (value, sources) =>
      `${figures(value)} из ${count(sources, 'источника', 'источников', 'источников')}`,
    figures: 'Показатели',
    figureCount: figures,
    families: {
      participation: 'Участие',
      funding: 'Финансирование',
      seizures: 'Изъятия',
      assistance: 'Правовая помощь',
    },
    sources: 'Источники',
    paragraph: (number) => `Абзац ${number}`,
    amountNotStated: 'Сумма не указана',
    noFigures: 'Таких показателей в этом наборе данных нет.',
    open: 'Открыть другой набор данных',
    openHint: 'Выберите datapackage.json вместе с его файлами CSV или один файл CSV.',
    builtIn: 'Встроенный набор данных',
    reading: 'Чтение набора данных…',
    opened: (title) => `Загружен набор данных «${title}».`,
    notLoaded: 'Не удалось загрузить набор данных.',
    unreachable: 'Проверьте подключение и повторите попытку.',
    stillLoaded: (title) => `По-прежнему загружен набор данных «${title}».`,
  },
  problems: {
    title: (value) =>
      `В наборе данных ${count(value, 'ошибка', 'ошибки', 'ошибок')}. Исправьте файл и откройте его снова.`,
    warnings: (value) =>
      count(value, 'замечание к набору данных', 'замечания к набору данных', 'замечаний к набору данных'),
    more: (value) => `… и ещё ${numbers.format(value)}.`,
    at: (file, row, column) =>
      [file, row === null ? '' : `строка ${row}`, column === null ? '' : `столбец ${column}`]
        .filter(Boolean)
        .join(', '),
  },
  reports: {
    title: 'Выберите отчёт',
    names: {
      participation: 'Участие',
      funding: 'Финансирование',
      seizures: 'Изъятия',
      assistance: 'Правовая помощь',
      briefing: 'Справка',
    },
    about: {
      participation: 'Кто в чём участвовал',
      funding: 'Кто что финансировал',
      seizures: 'Что было изъято',
      assistance: 'Что запрошено и оказано',
      briefing: 'Главные показатели и диаграммы по всем темам',
    },
    none: 'В этом наборе данных нет показателей для отчётов. Откройте другой набор данных.',
    noneFor: (report) =>
      `В этом наборе данных нет показателей для отчёта «${report}». Откройте другой набор данных.`,
    back: 'Все отчёты',
    preview: 'Просмотр',
    rowsOf: (shown, total) =>
      shown < total
        ? `Показано строк: ${shown} из ${numbers.format(total)}`
        : count(total, 'строка', 'строки', 'строк'),
    noRows: 'Этим условиям не отвечает ни один показатель.',
    noChart: 'Нет значений для диаграммы.',
    filters: 'Отбор',
    areas: 'Страны',
    areasHint: 'Поиск страны',
    noMatch: 'Такой страны в списке нет.',
    remove: (name) => `Убрать: ${name}`,
    all: 'Все',
    chosen: (value) => `Выбрано: ${value}`,
    from: 'С',
    to: 'По',
    dateHint: 'напр. 2010',
    substances: 'Вещества',
    roles: 'Роли',
    kinds: 'Виды',
    layout: 'Вид отчёта',
    rows: 'Строки сводной',
    columns: 'Столбцы сводной',
    style: 'Оформление',
    styles: { analysis: 'Для анализа', publication: 'Для печати' },
    language: 'Язык',
    reset: 'Сбросить отбор',
    fix: 'Исправьте отмеченные поля, чтобы увидеть отчёт.',
  },
  write: {
    action: 'Записать в книгу',
    planning: 'Подготовка отчёта…',
    writing: 'Запись в книгу…',
    done: (sheet) => `Отчёт записан на лист «${sheet}».`,
    written: 'Отчёт записан в книгу.',
    goTo: (sheet) => `Перейти на лист «${sheet}»`,
    download: 'Скачать книгу',
    saving: 'Сохранение…',
    cancelled: 'Отменено. Книга осталась прежней.',
    failed: 'Отчёт не записан.',
    incomplete: [
      'Отчёт записан не полностью.',
      'Excel остановился на полпути, и убрать записанное не удалось. Удалите новые листы или отмените действие (Ctrl+Z), затем запишите отчёт снова.',
    ],
    asBefore: 'Книга осталась прежней.',
    waitingForHost: 'Поиск Excel…',
    unexpected: (reason) => `Произошла непредвиденная ошибка: ${reason}`,
  },
  workbook: {
    title: 'Отчёты в этой книге',
    none: 'В этой книге пока нет отчётов.',
    noneNext: 'Выберите отчёт и запишите его в книгу — он появится здесь.',
    choose: 'Выбрать отчёт',
    written: (moment, version) =>
      [`Записан ${moment}`, version && `версия ${version}`].filter(Boolean).join(', '),
    current: 'Данные актуальны',
    otherVersion: 'Другие данные',
    newBook: 'Новая книга',
    openedBook: 'Открытая книга',
    fileHint: 'Concord работает без Excel: отчёты записываются в книгу, которую можно скачать.',
    openBook: 'Открыть книгу',
    startNew: 'Начать новую книгу',
    look: 'Проверить снова',
    notRead: 'Не удалось прочитать книгу.',
    sheetOf: (name) => `Перейти на лист «${name}»`,
  },
  refresh: {
    check: 'Проверить изменения',
    checking: 'Сравнение книги с показателями…',
    nothing: 'Все данные актуальны.',
    title: 'Что изменится',
    states: {
      'up-to-date': 'Данные актуальны',
      'newer-data': 'Есть новые данные',
      edited: 'Изменено вами',
      'missing-parts': 'Частей не хватает',
      damaged: 'Обновить нельзя',
    },
    shared: 'Содержание, примечания и источники',
    counts: ({ changed, added, withdrawn, conflicts }) =>
      [
        changed > 0 && `изменено: ${numbers.format(changed)}`,
        added > 0 && `добавлено: ${numbers.format(added)}`,
        withdrawn > 0 && `отозвано: ${numbers.format(withdrawn)}`,
        conflicts > 0 && `расхождений: ${numbers.format(conflicts)}`,
      ]
        .filter(Boolean)
        .join(', '),
    why: {
      revised: 'Уточнено',
      added: 'Добавлено',
      withdrawn: 'Отозвано',
      yours: 'Ваше, остаётся',
      conflict: 'Изменено с обеих сторон',
    },
    empty: 'пусто',
    keep: 'Оставить моё',
    take: 'Взять новое',
    conflict: (what) => `Изменено и вами, и в данных: ${what}`,
    conflicts: (value) => `Ячейки, изменённые и вами, и в данных: ${numbers.format(value)}`,
    more: (value) => `… и ещё изменений: ${numbers.format(value)}.`,
    missing: (value) => `Удалено частей этого отчёта: ${numbers.format(value)}.`,
    recreate: 'Создать удалённые части заново',
    lost: (table) => `Таблицы ${table} больше нет`,
    leave: 'Оставить так',
    adopt: (table, sheet) => `Взять ${table} на листе ${sheet}`,
    receipt: 'Перечислить изменения на отдельном листе',
    one: 'Обновить',
    all: 'Обновить все',
    refreshing: 'Обновление книги…',
    done: (changes) =>
      changes === null
        ? 'Показатели обновлены.'
        : changes === 0
          ? 'Книга содержит актуальные данные.'
          : `Обновлено: ${count(changes, 'изменение', 'изменения', 'изменений')}.`,
    cancelled: 'Отменено. Книга осталась прежней.',
    failed: {
      checking: 'Сравнить книгу не удалось.',
      refreshing: 'Книга не обновлена.',
      restoring: 'Вернуть значения не удалось.',
    },
    incomplete: [
      'В книгу внесена только часть изменений.',
      'Excel остановился на полпути, и убрать записанное не удалось. Проверьте изменения и обновите книгу снова.',
    ],
    left: (reports) => `Не обновлены: ${reports.join(', ')}. Чтобы узнать причину, проверьте изменения.`,
    nothingToRefresh: 'Обновлять пока нечего.',
    restore: 'Вернуть значения до последнего обновления',
    restoring: 'Возвращение значений…',
    restored: 'Значения до последнего обновления восстановлены.',
    noRestore: 'Нет обновления, которое можно отменить.',
  },
  figure: {
    title: 'Откуда взят показатель',
    selectHint: 'Выделите ячейку отчёта, чтобы увидеть, какой показатель за ней стоит.',
    selectNoFigure: 'За выделенной ячейкой нет показателя. Выделите ячейку в таблице отчёта.',
    idLabel: 'Показатель',
    idHint: 'Код из последних столбцов отчёта, например S002',
    find: 'Показать',
    unknown: (id) => `В наборе данных нет показателя ${id}.`,
    value: 'Значение',
    period: 'Период',
    activity: 'Мероприятие',
    source: 'Источник',
    published: 'Опубликовано',
    symbol: 'Номер документа',
    place: 'Место в источнике',
    id: 'Показатель',
    follow: 'По выделенной ячейке',
  },
  check: {
    action: 'Проверить этот Excel',
    title: 'Проверка этого Excel',
    text: 'Проверяется всё, что Concord делает с книгой, — на новом листе, который затем удаляется. Это займёт около минуты.',
    run: 'Начать проверку',
    running: 'Идёт проверка…',
    passed: (passed, total) => `Пройдено проверок: ${passed} из ${total}.`,
    next: (failed) =>
      `Не пройдены: ${failed.join(', ')}. Скопируйте результат и отправьте его тем, от кого вы получили Concord.`,
    again: 'Проверить снова',
    cancelled: 'Отменено. Книга осталась прежней.',
    milliseconds: (value) => `${numbers.format(value)} мс`,
    copy: 'Скопировать как текст',
    copied: 'Скопировано',
    byHand: 'Браузер не разрешает копирование. Выделите текст и скопируйте его (Ctrl+C).',
    back: 'Закрыть',
    ok: 'Пройдена',
    failed: 'Не пройдена',
    names: {
      write: 'Запись отчёта',
      sheets: 'Листы и параметры печати',
      texts: 'Тексты',
      numbers: 'Числа',
      dates: 'Даты и их формат',
      table: 'Таблица',
      pivot: 'Сводная таблица',
      chart: 'Диаграмма',
      names: 'Имена',
      links: 'Ссылки',
      record: 'Запись сведений в книге',
      removal: 'Удаление записанного',
    },
  },
  crash: {
    title: 'В этой области произошла ошибка.',
    text: 'Книга не пострадала. Если ошибка повторится, отправьте сведения тем, от кого вы получили Concord.',
    notLoaded: 'Не удалось загрузить эту часть Concord.',
    again: 'Продолжить',
    copy: 'Скопировать сведения',
    copied: 'Скопировано',
    byHand: 'Браузер не разрешает копирование. Выделите текст и скопируйте его (Ctrl+C).',
  },
}
