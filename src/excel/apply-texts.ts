/** Texts outside the cells, as far as Excel's API has them: footers, comments of names, document properties. */
import type { TextEdit } from '../workbook/edit.ts'
import { footerParts, footerText } from '../workbook/footer.ts'
import type { Properties } from '../workbook/properties.ts'
import type { Batch } from './batch.ts'
import { findSheet, type Survey } from './survey.ts'

/** A text as it stands now, loaded with the next request, and how it is replaced. */
export interface AskedText {
  readonly edit: TextEdit
  readonly now: () => string
  readonly put: (text: string) => void
}

/** Asks for all but the properties. */
export const askForTexts = (edits: readonly TextEdit[], all: Survey): readonly AskedText[] =>
  edits.flatMap((edit) => {
    const asked = ask(edit, all)
    return asked ? [{ edit, ...asked }] : []
  })

/** Excel on the web cannot undo the properties, so they are not written together with the cells. */
export const askForProperties = (
  { workbook: { properties } }: Excel.RequestContext,
  edits: readonly TextEdit[],
): readonly AskedText[] =>
  edits.flatMap((edit) => {
    if (edit.kind !== 'property') return []
    const name = edit.name as keyof Properties
    properties.load(name)
    return [{ edit, now: () => properties[name], put: (text) => void (properties[name] = text) }]
  })

function ask(edit: TextEdit, all: Survey): Omit<AskedText, 'edit'> | null {
  switch (edit.kind) {
    case 'footer': {
      const found = findSheet(all, edit)
      if (!found || found.locked) return null
      const footer = found.sheet.pageLayout.headersFooters.defaultForAllPages
      footer.load('leftFooter,centerFooter,rightFooter')
      return { now: () => textOf(footer), put: (text) => put(footer, text) }
    }
    case 'name-comment': {
      const item = all.names.get(edit.name.toLowerCase())
      item?.load('comment')
      return item ? { now: () => item.comment, put: (text) => void (item.comment = text) } : null
    }
    // Excel's API has no alternative texts of tables.
    case 'alt-text':
    case 'property':
      return null
  }
}

const textOf = ({ leftFooter, centerFooter, rightFooter }: Excel.HeaderFooter): string =>
  footerText({ left: leftFooter, center: centerFooter, right: rightFooter })

function put(footer: Excel.HeaderFooter, text: string): void {
  const { left, right } = footerParts(text)
  footer.leftFooter = left
  footer.rightFooter = right
}

/** Replaces each text that still is the one last written; another one is the analyst's. */
export async function writeTexts(texts: readonly AskedText[], batch: Batch): Promise<void> {
  for (const { edit, now, put: write } of texts) {
    if (now() !== edit.from) continue
    await batch.add({ calls: 2, bytes: edit.to.length * 3 })
    write(edit.to)
  }
}
