/** What stands for a missing value in a column: empty text, and the spellings that its schema names. */
export class Missing {
  /** Does anything but empty text stand for it? */
  readonly hasSpellings: boolean

  constructor(readonly spellings: readonly string[] = []) {
    this.hasSpellings = spellings.some((text) => text !== '')
  }

  has(text: string): boolean {
    return text === '' || this.spellings.includes(text)
  }
}
