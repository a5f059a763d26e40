/** Bounds of a page of rows, as it travels between two databases. */
export const MOST_PAGE_ROWS = 1000
export const MOST_PAGE_BYTES = 1_000_000

/** Pages on their way, as JSON: of what was copied at one moment, or of what is to land. */
export const PAGES = `CREATE TABLE IF NOT EXISTS pages
  (store TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (store, number))`
