/** What can go wrong around a request, planned by a test. */
import { HostError } from './errors.ts'
import type { Workbook } from './model/workbook.ts'
import type { Refusal } from './wire.ts'

/** `sheet` is a name; without it the fault hits the active sheet. */
export type Fault =
  /** The user is editing a cell: refused, nothing done. */
  | { readonly kind: 'busy' }
  /** The user protects a sheet before the request is worked off. */
  | { readonly kind: 'protected'; readonly sheet?: string }
  /** The user deletes a sheet before the request is worked off. */
  | { readonly kind: 'sheet-deleted'; readonly sheet?: string }
  /** The request is refused for its size. */
  | { readonly kind: 'payload' }
  /** The connection breaks before the request arrives, or after it was worked off and before the answer. */
  | { readonly kind: 'connection-lost'; readonly when: 'before' | 'after' }
  /** One action of the request fails with this code; those before it are done. */
  | { readonly kind: 'action'; readonly action: number; readonly code: string }

export const BUSY: Refusal = {
  code: 'InvalidOperationInCellEditMode',
  message:
    'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.',
  status: 400,
}
export const REQUEST_TOO_LARGE: Refusal = {
  code: 'RequestPayloadSizeLimitExceeded',
  message: 'The request payload size has exceeded the limit.',
  status: 400,
}
export const RESPONSE_TOO_LARGE: Refusal = {
  code: 'ResponsePayloadSizeLimitExceeded',
  message: 'The response payload size has exceeded the limit.',
  status: 400,
}
export const CONNECTION_LOST: Refusal = {
  code: 'InvalidOrTimedOutSession',
  message: 'Your Office Online session has expired or is invalid. To continue, refresh the page.',
  status: 408,
}

/** Before the request: does what the user does, or refuses the whole request. */
export function strike(fault: Fault, book: Workbook): Refusal | null {
  switch (fault.kind) {
    case 'busy':
      return BUSY
    case 'payload':
      return REQUEST_TOO_LARGE
    case 'connection-lost':
      return fault.when === 'before' ? CONNECTION_LOST : null
    case 'protected': {
      target(book, fault.sheet).protection = { on: true, password: null, options: {} }
      return null
    }
    case 'sheet-deleted': {
      const sheet = target(book, fault.sheet)
      if (book.sheets.length === 1) book.addSheet()
      book.deleteSheet(sheet)
      return null
    }
    case 'action':
      return null
  }
}

function target(book: Workbook, name: string | undefined): Workbook['active'] {
  const sheet = name === undefined ? book.active : book.sheet(name)
  if (!sheet) throw new Error(`The fault names a sheet that is not there: ${String(name)}`)
  return sheet
}

/** The failure planned for this action, if any. */
export function strikeAction(fault: Fault | null, index: number): void {
  if (fault?.kind !== 'action' || fault.action !== index) return
  throw new HostError(fault.code, `Planned failure at action ${index}.`, 500)
}
