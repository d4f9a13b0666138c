import type { Language } from '../report/report.ts'
import type { Conflict } from '../workbook/conflicts.ts'

/** Figures. */
export interface RefreshCounts {
  readonly added: number
  readonly changed: number
  readonly withdrawn: number
}

/** The words of the command line: its help, and what it says when a job is done. */
export interface CommandLineWords {
  readonly help: string
  readonly unknownCommand: (command: string) => string
  readonly unknownOption: (option: string) => string
  readonly wrongValue: (option: string) => string
  readonly notOneOf: (option: string, value: string, allowed: string) => string
  readonly missingArgument: (argument: string) => string
  readonly noDataset: (path: string) => string
  readonly cannotWrite: (path: string, reason: string) => string
  /** Why the operating system refused, by its error code. */
  readonly reasons: Readonly<Record<string, string>>
  readonly writing: string
  readonly reading: string
  readonly written: (path: string, reports: number, figures: number) => string
  readonly valid: (title: string, version: string) => string
  readonly table: (name: string, rows: number) => string
  readonly record: (report: string, dataset: string, version: string, written: string) => string
  readonly refreshed: Readonly<
    Record<
      'up-to-date' | 'refreshed' | 'would-change' | 'stopped' | 'failed',
      (file: string, counts: RefreshCounts) => string
    >
  >
  readonly conflict: (conflict: Conflict) => string
  /** What to do about a table that was cut loose from the record. */
  readonly adopt: string
  readonly more: (count: number) => string
  readonly cancelled: string
}

const countsEn = ({ added, changed, withdrawn }: RefreshCounts): string =>
  `figures added: ${added}, changed: ${changed}, withdrawn: ${withdrawn}`

const en: CommandLineWords = {
  help: `Concord writes sourced figures into Excel workbooks.

Usage
  npm run report  -- [options]                 write reports into a new workbook
  npm run concord -- refresh BOOK.xlsx... [options]  bring workbooks up to newer figures
  npm run concord -- validate PATH [--json]    check a data set, list its problems
  npm run concord -- inspect BOOK.xlsx [--json]  show which reports a workbook holds

Options of report
  --out FILE         where to write (concord-report.xlsx)
  --reports LIST     participation, funding, seizures, assistance, briefing (all)
  --dataset PATH     a Data Package's folder or datapackage.json (the built-in data set)
  --language en|ru   language of the workbook and of these messages (en)
  --style STYLE      analysis or publication (analysis)
  --area LIST        only these areas, ISO 3166-1 alpha-3: KAZ,TJK
  --from DATE        only figures from this year, month or day on: 2010, 2010-06, 2010-06-15
  --to DATE          only figures up to this year, month or day
  --into BOOK.xlsx   write into this workbook; everything else in it stays as it is
  --backup           with --into: keep a copy of the workbook as it was
  --json             print the result as JSON

Options of refresh
  --dataset PATH     the newer data set (the built-in data set)
  --dry-run          say what would change, write nothing
  --on-conflict WAY  where you and the figures both changed a cell: keep yours, take the
                     new figure, or stop and leave that workbook as it is (keep)
  --adopt            where a table is gone and another holds its figures, refresh that one
  --receipt          list every change in the sheet What changed
  --backup           keep a copy of each workbook as it was
  --json             print a list with the outcome of each workbook

Everywhere
  --help             this text

Exit code: 0 done, 1 problems or conflicts remain, 2 wrong usage.
Set SOURCE_DATE_EPOCH (seconds since 1970) for byte-for-byte reproducible workbooks.`,
  unknownCommand: (command) =>
    `There is no command “${command}”. Commands: report, refresh, validate, inspect.`,
  unknownOption: (option) => `There is no option ${option}. See --help.`,
  wrongValue: (option) => `${option} lacks its value, or takes none. See --help.`,
  notOneOf: (option, value, allowed) => `${option} cannot be “${value}”. Choose one of: ${allowed}.`,
  missingArgument: (argument) => `${argument} is missing. See --help.`,
  noDataset: (path) => `No data set at ${path}. Give a folder with datapackage.json, or the file itself.`,
  cannotWrite: (path, reason) => `${path} could not be written: ${reason}. Nothing was changed.`,
  reasons: {
    ENOENT: 'its folder does not exist',
    ENOTDIR: 'its folder does not exist',
    EISDIR: 'there is a folder of that name',
    EACCES: 'no permission to write there',
    EPERM: 'no permission to write there',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    EBUSY: 'another program has it open',
    EEXIST: 'another run is writing it',
  },
  writing: 'Writing',
  reading: 'Reading',
  written: (path, reports, figures) =>
    `Wrote ${path}: ${reports} ${reports === 1 ? 'report' : 'reports'}, ${figures} ${figures === 1 ? 'figure' : 'figures'}.`,
  valid: (title, version) => `${title}, version ${version}: no problems found.`,
  table: (name, rows) => `  ${name}: ${rows} ${rows === 1 ? 'row' : 'rows'}`,
  record: (report, dataset, version, written) => `${report}: ${dataset} ${version}, written ${written}`,
  refreshed: {
    'up-to-date': (file) => `${file}: up to date.`,
    refreshed: (file, counts) => `${file}: refreshed, ${countsEn(counts)}.`,
    'would-change': (file, counts) => `${file}: would change, ${countsEn(counts)}.`,
    stopped: (file) => `${file}: left as it is, because of conflicts.`,
    failed: (file) => `${file}: not refreshed.`,
  },
  conflict: ({ sheet, figure, column, mine, theirs, about }) => {
    if (about === 'removed-and-revised')
      return `  ${sheet}, ${figure}: you removed the row, and the figure was revised.`
    if (about === 'withdrawn-or-yours')
      return `  ${sheet}, ${figure}: withdrawn from the data set, or a row of yours.`
    return `  ${sheet}, ${figure}, ${column}: yours is ${mine ?? 'empty'}, the new figure is ${theirs ?? 'empty'}.`
  },
  adopt: '  To refresh such a table from now on, where there is one for each that is gone: --adopt.',
  more: (count) => `… and ${count} more.`,
  cancelled: 'Cancelled. Nothing was changed.',
}

/** Russian has one form for 1, 21, 31…, one for 2–4, 22–24…, and one for the rest. */
const counted = (count: number, one: string, few: string, many: string): string => {
  const form = new Intl.PluralRules('ru').select(count)
  return `${count} ${form === 'one' ? one : form === 'few' ? few : many}`
}

const countsRu = ({ added, changed, withdrawn }: RefreshCounts): string =>
  `показателей добавлено: ${added}, изменено: ${changed}, отозвано: ${withdrawn}`

const ru: CommandLineWords = {
  help: `Concord записывает показатели с указанием источников в книги Excel.

Вызов
  npm run report  -- [параметры]               записать отчёты в новую книгу
  npm run concord -- refresh КНИГА.xlsx... [параметры]  обновить показатели в книгах
  npm run concord -- validate ПУТЬ [--json]    проверить набор данных, перечислить ошибки
  npm run concord -- inspect КНИГА.xlsx [--json]  показать, какие отчёты есть в книге

Параметры report
  --out ФАЙЛ         куда записать (concord-report.xlsx)
  --reports СПИСОК   participation, funding, seizures, assistance, briefing (все)
  --dataset ПУТЬ     папка пакета данных или datapackage.json (встроенный набор)
  --language en|ru   язык книги и этих сообщений (en)
  --style СТИЛЬ      analysis — для работы, publication — для публикации (analysis)
  --area СПИСОК      только эти страны, коды ISO 3166-1 alpha-3: KAZ,TJK
  --from ДАТА        только начиная с этого года, месяца или дня: 2010, 2010-06, 2010-06-15
  --to ДАТА          только до этого года, месяца или дня включительно
  --into КНИГА.xlsx  записать в эту книгу; всё остальное в ней не меняется
  --backup           вместе с --into: сохранить копию прежней книги
  --json             вывести результат в формате JSON

Параметры refresh
  --dataset ПУТЬ     более новый набор данных (встроенный набор)
  --dry-run          показать, что изменится, ничего не записывая
  --on-conflict КАК  если ячейку изменили и вы, и набор данных: keep — оставить ваше,
                     take — взять новое, stop — не трогать эту книгу (keep)
  --adopt            если таблицы нет, а её показатели стоят в другой, обновлять ту
  --receipt          перечислить все изменения на листе «Что изменилось»
  --backup           сохранить копию каждой прежней книги
  --json             вывести список с итогом по каждой книге

Везде
  --help             эта справка

Код завершения: 0 — готово, 1 — остались ошибки или расхождения, 2 — неверный вызов.
Если задать SOURCE_DATE_EPOCH (секунды с 1970 года), книги совпадают побайтно.`,
  unknownCommand: (command) => `Команды «${command}» нет. Команды: report, refresh, validate, inspect.`,
  unknownOption: (option) => `Параметра ${option} нет. См. --help.`,
  wrongValue: (option) => `У параметра ${option} нет значения, или оно лишнее. См. --help.`,
  notOneOf: (option, value, allowed) => `Параметр ${option} не может быть «${value}». Допустимо: ${allowed}.`,
  missingArgument: (argument) => `Не указан аргумент ${argument}. См. --help.`,
  noDataset: (path) =>
    `По пути ${path} набора данных нет. Укажите папку с файлом datapackage.json или сам файл.`,
  cannotWrite: (path, reason) => `Не удалось записать ${path}: ${reason}. Ничего не изменено.`,
  reasons: {
    ENOENT: 'такой папки нет',
    ENOTDIR: 'такой папки нет',
    EISDIR: 'так называется папка',
    EACCES: 'нет прав на запись',
    EPERM: 'нет прав на запись',
    EROFS: 'диск доступен только для чтения',
    ENOSPC: 'на диске нет места',
    EBUSY: 'файл открыт в другой программе',
    EEXIST: 'его уже записывает другой процесс',
  },
  writing: 'Запись',
  reading: 'Чтение',
  written: (path, reports, figures) =>
    `Записан файл ${path}: ${counted(reports, 'отчёт', 'отчёта', 'отчётов')}, ${counted(figures, 'показатель', 'показателя', 'показателей')}.`,
  valid: (title, version) => `${title}, версия ${version}: ошибок не найдено.`,
  table: (name, rows) => `  ${name}: ${counted(rows, 'строка', 'строки', 'строк')}`,
  record: (report, dataset, version, written) => `${report}: ${dataset} ${version}, записан ${written}`,
  refreshed: {
    'up-to-date': (file) => `${file}: показатели актуальны.`,
    refreshed: (file, counts) => `${file}: обновлено, ${countsRu(counts)}.`,
    'would-change': (file, counts) => `${file}: изменится, ${countsRu(counts)}.`,
    stopped: (file) => `${file}: не изменено из-за расхождений.`,
    failed: (file) => `${file}: не обновлено.`,
  },
  conflict: ({ sheet, figure, column, mine, theirs, about }) => {
    if (about === 'removed-and-revised')
      return `  ${sheet}, ${figure}: вы удалили строку, а показатель пересмотрен.`
    if (about === 'withdrawn-or-yours')
      return `  ${sheet}, ${figure}: отозвано из набора данных или ваша строка.`
    return `  ${sheet}, ${figure}, ${column}: у вас ${mine ?? 'пусто'}, новое значение ${theirs ?? 'пусто'}.`
  },
  adopt: '  Чтобы впредь обновлять такую таблицу, если на месте каждой прежней она одна: --adopt.',
  more: (count) => `… и ещё ${count}.`,
  cancelled: 'Отменено. Ничего не изменено.',
}

export const commandLineWords: Readonly<Record<Language, CommandLineWords>> = { en, ru }
