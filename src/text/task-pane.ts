import type { FamilyName } from '../figures/families.ts'
import type { Language } from '../report/report.ts'

/** The words of the task pane. */
export interface TaskPaneWords {
  readonly loading: string
  /** `date` in words, or ''. */
  readonly version: (version: string, date: string) => string
  readonly contents: (figures: number, sources: number) => string
  readonly figures: string
  readonly families: Readonly<Record<FamilyName, string>>
  /** Beside a count that stands alone. */
  readonly figureCount: (count: number) => string
  readonly sources: string
  readonly paragraph: (number: number) => string
  readonly amountNotStated: string
  readonly noFigures: string
  readonly notLoaded: string
  readonly notLoadedNext: string
  readonly problems: (count: number) => string
  readonly moreProblems: (count: number) => string
  readonly retry: string
}

const englishCount = (count: number, one: string, other: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : other}`

const en: TaskPaneWords = {
  loading: 'Loading the data set…',
  version: (version, date) => [`Version ${version}`, date].filter(Boolean).join(', '),
  contents: (figures, sources) =>
    `${englishCount(figures, 'figure', 'figures')} from ${englishCount(sources, 'source', 'sources')}`,
  figures: 'Figures',
  families: {
    participation: 'Participation',
    funding: 'Funding',
    seizures: 'Seizures',
    assistance: 'Legal assistance',
  },
  figureCount: (count) => englishCount(count, 'figure', 'figures'),
  sources: 'Sources',
  paragraph: (number) => `Paragraph ${number}`,
  amountNotStated: 'Amount not stated',
  noFigures: 'This data set has no figures of this kind.',
  notLoaded: 'The data set could not be loaded.',
  notLoadedNext: 'Check your connection, then try again.',
  problems: (count) => `The data set has ${englishCount(count, 'problem', 'problems')}.`,
  moreProblems: (count) => `… and ${count.toLocaleString('en')} more.`,
  retry: 'Try again',
}

function russianCount(count: number, one: string, few: string, many: string): string {
  const form = new Intl.PluralRules('ru').select(count)
  return `${count.toLocaleString('ru')} ${form === 'one' ? one : form === 'few' ? few : many}`
}

const ru: TaskPaneWords = {
  loading: 'Загрузка набора данных…',
  version: (version, date) => [`Версия ${version}`, date].filter(Boolean).join(', '),
  contents: (figures, sources) =>
    `${russianCount(figures, 'показатель', 'показателя', 'показателей')} из ${russianCount(sources, 'источника', 'источников', 'источников')}`,
  figures: 'Показатели',
  families: {
    participation: 'Участие',
    funding: 'Финансирование',
    seizures: 'Изъятия',
    assistance: 'Правовая помощь',
  },
  figureCount: (count) => russianCount(count, 'показатель', 'показателя', 'показателей'),
  sources: 'Источники',
  paragraph: (number) => `Абзац ${number}`,
  amountNotStated: 'Сумма не указана',
  noFigures: 'Таких показателей в этом наборе данных нет.',
  notLoaded: 'Не удалось загрузить набор данных.',
  notLoadedNext: 'Проверьте подключение и повторите попытку.',
  problems: (count) => `В наборе данных ${russianCount(count, 'ошибка', 'ошибки', 'ошибок')}.`,
  moreProblems: (count) => `… и ещё ${count.toLocaleString('ru')}.`,
  retry: 'Повторить',
}

export const taskPaneWords: Readonly<Record<Language, TaskPaneWords>> = { en, ru }
