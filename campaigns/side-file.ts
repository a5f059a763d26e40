import { extname } from 'node:path'

/** Endings of files that systems, editors and synchronisation leave beside files, in lower case. */
const SIDE_FILES = [
  // macOS, Windows, Synology
  ...[/^\./, /^icon\r?$/, /^thumbs\.db(?::.*)?$/, /^ehthumbs.*\.db$/, /^desktop\.ini$/, /^@eadir$/, /^\$recycle\.bin$/],
  ...[/^system volume information$/, /^__macosx$/],
  // Editors, Office, downloads that are not finished
  ...[/~$/, /^~\$/, /^~.*\.tmp$/, /^#.*#$/, /\.(?:sw[a-p]|bak|orig|rej|tmp|temp|old|save)$/],
  ...[/\.(?:part|partial|crdownload|download)$/, /^___jb_(?:tmp|old)___/, /___jb_(?:tmp|old)___$/],
]

/** Names of conflict copies, where two people or machines wrote at once: Dropbox, Nextcloud, Syncthing, and by hand. */
const COPY =
  /\((?:[^()]*(?:conflict|conflit|konflikt|conflicto|conflitto|conflito)[^()]*|\d+)\)|\.sync-conflict-\d|[ _-](?:copy|copie|kopie|copia|cópia|kopia)(?: \d+)?$|^(?:copy of|copie de|kopie von|copia de|copia di|cópia de) /i

/** Whether a file or folder is such a leftover, to be skipped. */
export function isSideFile(name: string): boolean {
  const lower = name.toLowerCase()
  return SIDE_FILES.some((pattern) => pattern.test(lower))
}

/** Whether a file was probably meant to be sealed, and is misnamed: `clip.txt`, `clip.md.txt`, `Sealed/clip.md`. */
export function isStrayText(path: string): boolean {
  return /^sealed[/\\][^/\\]+\.(?:md|mdx|markdown|txt|docx?|odt|rtf|pages)$/i.test(path) && !/^sealed.*\.md$/.test(path)
}

/** Whether a file is, by its name, a copy of another: which of the two is meant, nobody can know. */
export function isCopy(name: string): boolean {
  return COPY.test(name.slice(0, name.length - extname(name).length))
}
