export { explain, type Problem } from './explain.ts'
export { wordsFor } from './words.ts'
