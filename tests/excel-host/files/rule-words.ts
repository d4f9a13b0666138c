/** Words of the model and of SpreadsheetML for conditional formats and validations. */

/** `cellIs` operators; those of validations are the same. */
export const OPERATORS: Readonly<Record<string, string>> = {
  between: 'Between',
  notBetween: 'NotBetween',
  equal: 'EqualTo',
  notEqual: 'NotEqualTo',
  greaterThan: 'GreaterThan',
  lessThan: 'LessThan',
  greaterThanOrEqual: 'GreaterThanOrEqual',
  lessThanOrEqual: 'LessThanOrEqual',
}

/** Kinds of validation with their words in a file, the key of the rule and the kind that the client is told. */
export const VALIDATIONS = [
  { type: 'whole', key: 'wholeNumber', kind: 'WholeNumber' },
  { type: 'decimal', key: 'decimal', kind: 'Decimal' },
  { type: 'textLength', key: 'textLength', kind: 'TextLength' },
  { type: 'list', key: 'list', kind: 'List' },
  { type: 'custom', key: 'custom', kind: 'Custom' },
] as const

export const ALERTS: Readonly<Record<string, string>> = {
  stop: 'Stop',
  warning: 'Warning',
  information: 'Information',
}
