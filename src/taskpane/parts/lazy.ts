import { lazy } from 'react'

/** Fetched when there are any: the words of all problems are many. */
export const Problems = lazy(() => import('./Problems.tsx'))
