/** The sheet What changed: one line for each change of a refresh. */
export const receipt = {
  'sheet.receipt': 'What changed',
  'title.receipt': 'What changed in the figures of this workbook',
  'receipt.about':
    'Every refresh adds its changes below; nothing is ever removed. Old and new values are shown as text.',
  'column.when': 'When',
  'column.from_version': 'From version',
  'column.to_version': 'To version',
  'column.report': 'Report',
  'column.table': 'Table',
  'column.changed_column': 'Column',
  'column.change': 'Change',
  'column.old': 'Old value',
  'column.new': 'New value',
  'receipt.revised': 'revised',
  'receipt.conflict-taken': 'both changed, new figure taken',
  'receipt.conflict-kept': 'both changed, yours kept',
  'receipt.added': 'added',
  'receipt.withdrawn': 'withdrawn',
  'receipt.withdrawn-kept': 'withdrawn, row kept',
  'receipt.returned': 'back again',
} as const
