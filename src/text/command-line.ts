import type { Language } from '../report/report.ts'
import type { Conflict } from '../workbook/conflicts.ts'

/** Figures. */
export interface BookCounts {
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
  readonly unexpectedArgument: (argument: string) => string
  readonly notTogether: (option: string, other: string) => string
  readonly onlyWith: (option: string, other: string) => string
  readonly notXlsx: (option: string, path: string) => string
  readonly noDataset: (path: string) => string
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
      (file: string, counts: BookCounts) => string
    >
  >
  readonly conflict: (conflict: Conflict) => string
  /** What to do about a table that was cut loose from the record. */
  readonly adopt: string
  readonly restored: Readonly<
    Record<
      'nothing-to-restore' | 'restored' | 'would-change' | 'failed',
      (file: string, counts: BookCounts) => string
    >
  >
  /** A cell or a row that has been changed since the refresh, and so stays. */
  readonly notRestored: (conflict: Conflict) => string
  readonly more: (count: number) => string
  readonly cancelled: string
}

const countsEn = ({ added, changed, withdrawn }: BookCounts): string =>
  `figures added: ${added}, changed: ${changed}, withdrawn: ${withdrawn}`

const countsBackEn = ({ added, changed, withdrawn }: BookCounts): string =>
  `figures brought back: ${added}, changed back: ${changed}, taken out again: ${withdrawn}`

const en: CommandLineWords = {
  help: `Concord writes sourced figures into Excel workbooks, and refreshes them.

Usage
  npm run report  -- [options]                       write reports into a workbook
  npm run concord -- refresh BOOK.xlsx... [options]  bring workbooks up to newer figures
  npm run concord -- restore BOOK.xlsx... [options]  restore the values before the last refresh
  npm run concord -- validate PATH                   check a data set, list its problems
  npm run concord -- inspect BOOK.xlsx               show which reports a workbook holds

Options of report
  --out FILE         the new workbook; replaces one of that name (concord-report.xlsx)
  --into BOOK.xlsx   write into this workbook instead; everything else in it stays as it is
  --backup           with --into: keep a copy of the workbook as it was
  --reports LIST     participation, funding, seizures, assistance, briefing (all that the data
                     set has figures for)
  --dataset PATH     a Data Package's folder, its datapackage.json, or one CSV file
                     (the built-in data set)
  --style STYLE      analysis or publication (analysis)
  --area LIST        only figures of these areas, ISO 3166-1 alpha-3: KAZ,TJK (all)
  --from DATE        only figures from this year, month or day on: 2010, 2010-06, 2010-06-15
  --to DATE          only figures up to and with this year, month or day

Options of refresh
  --dataset PATH     the newer data set (the built-in data set)
  --dry-run          say what would change, write nothing
  --on-conflict WAY  where you and the figures both changed a cell: keep yours, take the
                     new figure, or stop and leave that workbook as it is (keep)
  --adopt            where a table is gone and another holds its figures, refresh that one
  --receipt          list every change in the sheet What changed
  --backup           keep a copy of each workbook as it was

Options of restore; what you have changed since the refresh stays
  --dry-run          say what would change, write nothing
  --backup           keep a copy of each workbook as it was

Options of every command
  --language en|ru   language of these messages, and of new reports (en)
  --json             print the result as JSON
  --help             this text

A copy stands beside its workbook: BOOK.backup-20260131T120000.xlsx.
Exit code: 0 done, 1 problems or conflicts remain, 2 wrong usage.
Set SOURCE_DATE_EPOCH (seconds since 1970) for byte-for-byte reproducible workbooks.`,
  unknownCommand: (command) =>
    `There is no command “${command}”. Commands: report, refresh, restore, validate, inspect. See --help.`,
  unknownOption: (option) => `There is no option ${option}. See --help.`,
  wrongValue: (option) => `${option} lacks its value, or takes none. See --help.`,
  notOneOf: (option, value, allowed) => `${option} cannot be “${value}”. Choose one of: ${allowed}.`,
  missingArgument: (argument) => `${argument} is missing. See --help.`,
  unexpectedArgument: (argument) => `“${argument}” is one argument too many. See --help.`,
  notTogether: (option, other) => `${option} and ${other} cannot be used together. See --help.`,
  onlyWith: (option, other) => `${option} works only with ${other}. See --help.`,
  notXlsx: (option, path) => `${option} must name an .xlsx file, not ${path}.`,
  noDataset: (path) => `No data set at ${path}. Give a folder with datapackage.json, or the file itself.`,
  reasons: {
    ENOENT: 'its folder does not exist; check the path',
    ENOTDIR: 'its folder does not exist; check the path',
    EISDIR: 'there is a folder of that name; name a file',
    EACCES: 'you have no permission; ask for it, or choose another place',
    EPERM: 'you have no permission; ask for it, or choose another place',
    EROFS: 'the disk is read-only; choose another place',
    ENOSPC: 'the disk is full; free some space',
    EDQUOT: 'your share of the disk is full; free some space',
    EFBIG: 'the disk does not hold files of this size; choose another place',
    EIO: 'the disk reported an error; check it, or choose another place',
    ENAMETOOLONG: 'its name is too long; shorten it',
  },
  writing: 'Writing',
  reading: 'Reading',
  written: (path, reports, figures) =>
    `Wrote ${path}: ${reports} ${reports === 1 ? 'report' : 'reports'}, ${figures} ${figures === 1 ? 'figure' : 'figures'}.`,
  valid: (title, version) => `${title}${version && `, version ${version}`}: no problems found.`,
  table: (name, rows) => `  ${name}: ${rows} ${rows === 1 ? 'row' : 'rows'}`,
  record: (report, dataset, version, written) => `${report}: ${dataset} ${version}, written ${written}`,
  refreshed: {
    'up-to-date': (file) => `${file}: up to date.`,
    refreshed: (file, counts) => `${file}: refreshed, ${countsEn(counts)}.`,
    'would-change': (file, counts) => `${file}: would change, ${countsEn(counts)}.`,
    stopped: (file) => `${file}: left as it is, because of conflicts.`,
    failed: (file) => `${file}: not refreshed.`,
  },
  restored: {
    'nothing-to-restore': (file) => `${file}: there is no refresh that can be taken back.`,
    restored: (file, counts) => `${file}: restored, ${countsBackEn(counts)}.`,
    'would-change': (file, counts) => `${file}: would be restored, ${countsBackEn(counts)}.`,
    failed: (file) => `${file}: not restored.`,
  },
  notRestored: ({ sheet, figure, column, mine, theirs }) =>
    column === null
      ? `${sheet}, ${figure}: the row has been changed or removed since the refresh, and stays so.`
      : `${sheet}, ${figure}, ${column}: changed since the refresh to ${mine ?? 'empty'}, and stays so; before it was ${theirs ?? 'empty'}.`,
  conflict: ({ sheet, figure, column, mine, theirs, about }) => {
    if (about === 'removed-and-revised')
      return `${sheet}, ${figure}: you removed the row, and the figure was revised.`
    if (about === 'withdrawn-or-yours')
      return `${sheet}, ${figure}: withdrawn from the data set, or a row of yours.`
    return `${sheet}, ${figure}, ${column}: yours is ${mine ?? 'empty'}, the new figure is ${theirs ?? 'empty'}.`
  },
  adopt: 'To refresh such a table from now on, where there is one for each that is gone: --adopt.',
  more: (count) => `… and ${count} more.`,
  cancelled: 'Cancelled. What was being written is as it was.',
}

/** Russian has one form for 1, 21, 31…, one for 2–4, 22–24…, and one for the rest. */
const counted = (count: number, one: string, few: string, many: string): string => {
  const form = new Intl.PluralRules('ru').select(count)
  return `${count} ${form === 'one' ? one : form === 'few' ? few : many}`
}

const countsRu = ({ added, changed, withdrawn }: BookCounts): string =>
  `показателей добавлено: ${added}, изменено: ${changed}, отозвано: ${withdrawn}`

const countsBackRu = ({ added, changed, withdrawn }: BookCounts): string =>
  `показателей возвращено: ${added}, исправлено обратно: ${changed}, снова убрано: ${withdrawn}`

const ru: CommandLineWords = {
  help: `Concord записывает показатели с указанием источников в книги Excel и обновляет их.

Вызов
  npm run report  -- [параметры]                        записать отчёты в книгу
  npm run concord -- refresh КНИГА.xlsx... [параметры]  обновить показатели в книгах
  npm run concord -- restore КНИГА.xlsx... [параметры]  вернуть значения до последнего обновления
  npm run concord -- validate ПУТЬ                      проверить набор данных, перечислить ошибки
  npm run concord -- inspect КНИГА.xlsx                 показать, какие отчёты есть в книге

Параметры report
  --out ФАЙЛ         новая книга; заменит книгу с таким же именем (concord-report.xlsx)
  --into КНИГА.xlsx  записать вместо этого в эту книгу; всё остальное в ней не меняется
  --backup           вместе с --into: сохранить копию прежней книги
  --reports СПИСОК   participation, funding, seizures, assistance, briefing (все, для которых
                     в наборе есть показатели)
  --dataset ПУТЬ     папка пакета данных, его datapackage.json или один файл CSV
                     (встроенный набор)
  --style СТИЛЬ      analysis – для работы, publication – для публикации (analysis)
  --area СПИСОК      только показатели этих стран, коды ISO 3166-1 alpha-3: KAZ,TJK (все)
  --from ДАТА        только начиная с этого года, месяца или дня: 2010, 2010-06, 2010-06-15
  --to ДАТА          только до этого года, месяца или дня включительно

Параметры refresh
  --dataset ПУТЬ     более новый набор данных (встроенный набор)
  --dry-run          показать, что изменится, ничего не записывая
  --on-conflict КАК  если ячейку изменили и вы, и набор данных: keep – оставить ваше,
                     take – взять новое, stop – не трогать эту книгу (keep)
  --adopt            если таблицы нет, а её показатели стоят в другой, обновлять ту
  --receipt          перечислить все изменения на листе «Что изменилось»
  --backup           сохранить копию каждой прежней книги

Параметры restore; то, что вы изменили после обновления, остаётся
  --dry-run          показать, что изменится, ничего не записывая
  --backup           сохранить копию каждой прежней книги

Параметры всех команд
  --language en|ru   язык этих сообщений и новых отчётов (en)
  --json             вывести результат в формате JSON
  --help             эта справка

Копия лежит рядом со своей книгой: КНИГА.backup-20260131T120000.xlsx.
Код завершения: 0 – готово, 1 – остались ошибки или расхождения, 2 – неверный вызов.
Если задать SOURCE_DATE_EPOCH (секунды с 1970 года), книги совпадают побайтно.`,
  unknownCommand: (command) =>
    `Команды «${command}» нет. Команды: report, refresh, restore, validate, inspect. См. --help.`,
  unknownOption: (option) => `Параметра ${option} нет. См. --help.`,
  wrongValue: (option) => `У параметра ${option} нет значения, или оно лишнее. См. --help.`,
  notOneOf: (option, value, allowed) => `Параметр ${option} не может быть «${value}». Допустимо: ${allowed}.`,
  missingArgument: (argument) => `Не указан аргумент ${argument}. См. --help.`,
  unexpectedArgument: (argument) => `Аргумент «${argument}» лишний. См. --help.`,
  notTogether: (option, other) => `Параметры ${option} и ${other} нельзя указывать вместе. См. --help.`,
  onlyWith: (option, other) => `Параметр ${option} действует только вместе с ${other}. См. --help.`,
  notXlsx: (option, path) => `Параметр ${option} должен называть файл .xlsx, а не ${path}.`,
  noDataset: (path) =>
    `По пути ${path} набора данных нет. Укажите папку с файлом datapackage.json или сам файл.`,
  reasons: {
    ENOENT: 'такой папки нет; проверьте путь',
    ENOTDIR: 'такой папки нет; проверьте путь',
    EISDIR: 'так называется папка; укажите файл',
    EACCES: 'у вас нет прав; получите их или выберите другое место',
    EPERM: 'у вас нет прав; получите их или выберите другое место',
    EROFS: 'диск доступен только для чтения; выберите другое место',
    ENOSPC: 'на диске нет места; освободите его',
    EDQUOT: 'отведённое вам место на диске занято; освободите его',
    EFBIG: 'файлы такого размера на этот диск не помещаются; выберите другое место',
    EIO: 'диск сообщил об ошибке; проверьте его или выберите другое место',
    ENAMETOOLONG: 'слишком длинное имя; сократите его',
  },
  writing: 'Запись',
  reading: 'Чтение',
  written: (path, reports, figures) =>
    `Записан файл ${path}: ${counted(reports, 'отчёт', 'отчёта', 'отчётов')}, ${counted(figures, 'показатель', 'показателя', 'показателей')}.`,
  valid: (title, version) => `${title}${version && `, версия ${version}`}: ошибок не найдено.`,
  table: (name, rows) => `  ${name}: ${counted(rows, 'строка', 'строки', 'строк')}`,
  record: (report, dataset, version, written) => `${report}: ${dataset} ${version}, записан ${written}`,
  refreshed: {
    'up-to-date': (file) => `${file}: показатели актуальны.`,
    refreshed: (file, counts) => `${file}: обновлено, ${countsRu(counts)}.`,
    'would-change': (file, counts) => `${file}: изменится, ${countsRu(counts)}.`,
    stopped: (file) => `${file}: не изменено из-за расхождений.`,
    failed: (file) => `${file}: не обновлено.`,
  },
  restored: {
    'nothing-to-restore': (file) => `${file}: нет обновления, которое можно отменить.`,
    restored: (file, counts) => `${file}: прежние значения возвращены, ${countsBackRu(counts)}.`,
    'would-change': (file, counts) => `${file}: прежние значения вернутся, ${countsBackRu(counts)}.`,
    failed: (file) => `${file}: прежние значения не возвращены.`,
  },
  notRestored: ({ sheet, figure, column, mine, theirs }) =>
    column === null
      ? `${sheet}, ${figure}: строка после обновления изменена или удалена и остаётся как есть.`
      : `${sheet}, ${figure}, ${column}: после обновления изменено на ${mine ?? 'пусто'} и остаётся так; до него было ${theirs ?? 'пусто'}.`,
  conflict: ({ sheet, figure, column, mine, theirs, about }) => {
    if (about === 'removed-and-revised')
      return `${sheet}, ${figure}: вы удалили строку, а показатель пересмотрен.`
    if (about === 'withdrawn-or-yours')
      return `${sheet}, ${figure}: отозвано из набора данных или ваша строка.`
    return `${sheet}, ${figure}, ${column}: у вас ${mine ?? 'пусто'}, новое значение ${theirs ?? 'пусто'}.`
  },
  adopt: 'Чтобы впредь обновлять такую таблицу, если на месте каждой прежней она одна: --adopt.',
  more: (count) => `… и ещё ${count}.`,
  cancelled: 'Отменено. То, что записывалось, осталось прежним.',
}

export const commandLineWords: Readonly<Record<Language, CommandLineWords>> = { en, ru }
