import { fetched } from './fetched.tsx'

/** Fetched when there are any: the words of all problems are many. */
export const Problems = fetched(() => import('./Problems.tsx'))
