import { extname } from 'node:path'

/** What systems, editors and synchronisation put beside files, and nobody means: by the end of a path, in lower case. */
const SIDE_FILES = [
  // macOS, Windows, Synology
  ...[/^\./, /^icon\r?$/, /^thumbs\.db(?::.*)?$/, /^ehthumbs.*\.db$/, /^desktop\.ini$/, /^@eadir$/, /^\$recycle\.bin$/],
  ...[/^system volume information$/, /^__macosx$/],
  // Editors, Office, downloads that are not finished
  ...[/~$/, /^~\$/, /^~.*\.tmp$/, /^#.*#$/, /\.(?:sw[a-p]|bak|orig|rej|tmp|temp|old|save)$/],
  ...[/\.(?:part|partial|crdownload|download)$/, /^___jb_(?:tmp|old)___/, /___jb_(?:tmp|old)___$/],
]

/** What two people, or two machines, who wrote at once end up with: Dropbox, Nextcloud, Syncthing, and hands. */
const COPY =
  /\((?:[^()]*(?:conflict|conflit|konflikt|conflicto|conflitto|conflito)[^()]*|\d+)\)|\.sync-conflict-\d|[ _-](?:copy|copie|kopie|copia|cópia|kopia)(?: \d+)?$|^(?:copy of|copie de|kopie von|copia de|copia di|cópia de) /i

/** Whether a file or folder is beside those that somebody wrote, and is passed over. */
export function isSideFile(name: string): boolean {
  const lower = name.toLowerCase()
  return SIDE_FILES.some((pattern) => pattern.test(lower))
}

/** Whether a file is a text that was meant to be sealed and is called otherwise: `clip.txt`, `clip.md.txt`, `Sealed/clip.md`. */
export function isStrayText(path: string): boolean {
  return /^sealed[/\\][^/\\]+\.(?:md|mdx|markdown|txt|docx?|odt|rtf|pages)$/i.test(path) && !/^sealed.*\.md$/.test(path)
}

/** Whether a file is, by its name, a second one of another: which of both is meant, nobody can know. */
export function isCopy(name: string): boolean {
  return COPY.test(name.slice(0, name.length - extname(name).length))
}
