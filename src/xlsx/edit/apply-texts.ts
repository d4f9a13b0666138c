/** Texts outside the cells: footers, alternative texts of tables, comments of names, document properties. */
import type { TextEdit } from '../../workbook/edit.ts'
import type { OpenBook } from './book.ts'
import { descendants, setText, textOf, type Element } from './dom.ts'
import { findSheet } from './find.ts'

/** Replaces each text that still is the one last written; another one is the analyst's. */
export async function applyTexts(book: OpenBook, edits: readonly TextEdit[]): Promise<void> {
  for (const edit of edits) {
    if (edit.kind === 'footer') await applyFooter(book, edit)
    else if (edit.kind === 'alt-text') await applyAltText(book, edit)
    else if (edit.kind === 'name-comment') await applyComment(book, edit)
    else await applyProperty(book, edit)
  }
}

type OfBlock = Exclude<TextEdit, { readonly kind: 'property' }>

async function applyFooter(book: OpenBook, edit: OfBlock): Promise<void> {
  const sheet = findSheet(await book.sheets(), edit)
  if (!sheet) return
  const xml = await book.sheetXml(sheet.part)
  for (const it of descendants(xml.shell, 'oddFooter')) {
    if (textOf(it) !== edit.from) continue
    setText(it, edit.to)
    xml.touchShell()
    book.replaceSheet(xml)
    return
  }
}

async function applyAltText(book: OpenBook, edit: OfBlock): Promise<void> {
  const name = edit.object.name.toLowerCase()
  const table = (await book.tables()).find((it) => it.name.toLowerCase() === name)
  if (!table) return
  for (const it of descendants(await book.pkg.root(table.part), 'table')) {
    if (replaceAttribute(it, 'altTextSummary', edit)) book.pkg.touch(table.part)
  }
}

async function applyComment(book: OpenBook, edit: TextEdit): Promise<void> {
  const name = edit.name.toLowerCase()
  for (const it of await book.definedNames()) {
    if (it.getAttribute('name')?.toLowerCase() !== name) continue
    if (replaceAttribute(it, 'comment', edit)) book.pkg.touch(book.part)
  }
}

function replaceAttribute(element: Element, name: string, { from, to }: TextEdit): boolean {
  if (element.getAttribute(name) !== from) return false
  element.setAttribute(name, to)
  return true
}

/** Elements of docProps/core.xml (ISO 29500-2, 11). */
const ELEMENTS: Readonly<Record<string, string>> = {
  title: 'title',
  subject: 'subject',
  author: 'creator',
  keywords: 'keywords',
  comments: 'description',
}

async function applyProperty(book: OpenBook, { name, from, to }: TextEdit): Promise<void> {
  for (const part of await book.pkg.related('', 'core-properties')) {
    for (const it of descendants(await book.pkg.root(part), ELEMENTS[name] ?? '')) {
      if (textOf(it) !== from) continue
      setText(it, to)
      book.pkg.touch(part)
    }
  }
}
