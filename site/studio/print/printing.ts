/** What is loaded to print a link or a list, in one chunk. */
export { makePrint } from './sheet.ts'
export { CODES_AT_ONCE, makeSheets } from './tags.ts'
