/** Threaded comments. They hang on their cell. */
import type { Json } from '../json.ts'
import { invalidArgument, itemAlreadyExists, itemNotFound } from '../errors.ts'
import type { Workbook } from '../model/workbook.ts'
import type { Comment, Worksheet } from '../model/worksheet.ts'
import type { Args } from './args.ts'
import { Kind, type Ref } from './kind.ts'
import { resolvePlace } from './places.ts'
import { rangeKind, refRange } from './range.ts'
import { asFlag, asText } from './settable.ts'

interface CommentsOf {
  readonly book: Workbook
  readonly sheet: Worksheet | null
}

interface Placed {
  readonly sheet: Worksheet
  readonly row: number
  readonly column: number
  readonly thing: Comment
}

function list({ book, sheet }: CommentsOf): Placed[] {
  const sheets = sheet ? [sheet] : book.sheets
  return sheets.flatMap((on) => on.comments.entries().map((entry) => ({ sheet: on, ...entry })))
}

interface CommentIn {
  readonly book: Workbook
  readonly id: string
}

function find({ book, id }: CommentIn): Placed {
  const found = list({ book, sheet: null }).find(({ thing }) => thing.id === id)
  if (!found) throw itemNotFound()
  return found
}

const repliesKind = new Kind<CommentIn>('CommentReplyCollection', {
  items: (it) => find(it).thing.replies.map((reply) => replyKind.of({ ...it, reply: reply.id })),
  item: (it, key) => {
    if (!find(it).thing.replies.some((reply) => reply.id === key)) throw itemNotFound()
    return replyKind.of({ ...it, reply: String(key) })
  },
  call: {
    Add: (it, args) => {
      const reply = { id: it.book.guid('reply'), content: args.text(0) }
      find(it).thing.replies.push(reply)
      return replyKind.of({ ...it, reply: reply.id })
    },
    GetCount: (it) => find(it).thing.replies.length,
  },
})

const replyKind: Kind<CommentIn & { readonly reply: string }> = new Kind('CommentReply', {
  id: (it) => ({ Id: it.reply }),
  get: {
    Id: (it) => it.reply,
    Content: (it) => find(it).thing.replies.find((reply) => reply.id === it.reply)?.content ?? '',
  },
})

const commentKind: Kind<CommentIn> = new Kind<CommentIn>('Comment', {
  id: ({ id }) => ({ Id: id }),
  get: {
    Id: ({ id }) => id,
    Content: (it) => find(it).thing.content,
    AuthorName: (it) => find(it).thing.author,
    Resolved: (it) => find(it).thing.resolved,
  },
  set: {
    Content: (it, value) => void (find(it).thing.content = asText(value)),
    Resolved: (it, value) => void (find(it).thing.resolved = asFlag(value)),
  },
  nav: { Replies: (it) => repliesKind.of(it) },
  call: {
    GetLocation: (it) => {
      const { sheet, row, column } = find(it)
      return refRange(sheet, { row, column, rows: 1, columns: 1 })
    },
    Delete: (it) => {
      const { sheet, row, column } = find(it)
      sheet.comments.delete(row, column)
    },
  },
})

function cell(of: CommentsOf, args: Args, index: number): { sheet: Worksheet; row: number; column: number } {
  const range = args.thing(index, rangeKind)
  const { sheet, area } = range ?? resolvePlace(of.book, args.text(index), of.sheet ?? of.book.active)
  if (area.rows !== 1 || area.columns !== 1) throw invalidArgument()
  return { sheet, row: area.row, column: area.column }
}

function byId(of: CommentsOf, key: Json): Ref | null {
  const found = list(of).find(({ thing }) => thing.id === key)
  return found ? commentKind.of({ book: of.book, id: found.thing.id }) : null
}

export const commentsKind: Kind<CommentsOf> = new Kind<CommentsOf>('CommentCollection', {
  items: (of) => list(of).map(({ thing }) => commentKind.of({ book: of.book, id: thing.id })),
  item: (of, key) => {
    const found = byId(of, key)
    if (!found) throw itemNotFound()
    return found
  },
  call: {
    Add: (of, args) => {
      const { sheet, row, column } = cell(of, args, 0)
      sheet.guardOption('allowEditObjects')
      if (sheet.comments.get(row, column)) throw itemAlreadyExists()
      const id = of.book.guid('comment')
      sheet.comments.set(row, column, {
        id,
        author: 'User',
        content: args.text(1),
        resolved: false,
        replies: [],
      })
      return commentKind.of({ book: of.book, id })
    },
    GetCount: (of) => list(of).length,
    GetItemAt: (of, args) => {
      const found = list(of)[args.integer(0)]
      if (!found) throw itemNotFound()
      return commentKind.of({ book: of.book, id: found.thing.id })
    },
    GetItemByCell: (of, args) => {
      const { sheet, row, column } = cell(of, args, 0)
      const comment = sheet.comments.get(row, column)
      if (!comment) throw itemNotFound()
      return commentKind.of({ book: of.book, id: comment.id })
    },
    GetItemOrNullObject: (of, args) => byId(of, args.json(0)),
  },
})
