/** The document properties that every host has, by the names of Excel's API. */
export const PROPERTIES = ['title', 'subject', 'author', 'keywords', 'comments'] as const
export type Properties = Readonly<Record<(typeof PROPERTIES)[number], string>>
