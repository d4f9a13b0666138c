import type { receipt as english } from '../en/receipt.ts'

export const receipt: Readonly<Record<keyof typeof english, string>> = {
  'sheet.receipt': 'Что изменилось',
  'title.receipt': 'Что изменилось в показателях этой книги',
  'receipt.about':
    'Каждое обновление дописывает изменения ниже; ничего не удаляется. Старые и новые значения даны текстом.',
  'column.when': 'Когда',
  'column.from_version': 'Из версии',
  'column.to_version': 'В версию',
  'column.report': 'Отчёт',
  'column.table': 'Таблица',
  'column.changed_column': 'Столбец',
  'column.change': 'Изменение',
  'column.old': 'Было',
  'column.new': 'Стало',
  'receipt.revised': 'пересмотрено',
  'receipt.conflict-taken': 'изменено с обеих сторон, взято новое значение',
  'receipt.conflict-kept': 'изменено с обеих сторон, оставлено ваше',
  'receipt.added': 'добавлено',
  'receipt.withdrawn': 'отозвано',
  'receipt.withdrawn-kept': 'отозвано, строка оставлена',
  'receipt.returned': 'снова включено',
}
