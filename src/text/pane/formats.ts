/** A browser takes 12 ms to begin formatting numbers, and as much for dates: what the first sight of the pane can do without. */
interface Format<T> {
  format(value: T): string
}

/** Numbers with their thousands apart. */
export function numbersIn(locale: string): Format<number> {
  let format: Intl.NumberFormat | null = null
  const isPlain = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < 1000
  return {
    format: (value) =>
      isPlain(value) ? String(value) : (format ??= new Intl.NumberFormat(locale)).format(value),
  }
}

/** Dates with the time of day. */
export function momentsIn(locale: string): Format<Date> {
  let format: Intl.DateTimeFormat | null = null
  return {
    format: (value) =>
      (format ??= new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })).format(value),
  }
}
