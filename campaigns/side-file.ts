import { extname } from 'node:path'

/** Endings of files that systems, editors and synchronisation leave beside files, in lower case. */
const SIDE_FILES = [
  // macOS (whose file for an icon ends in a carriage return), Windows, Synology
  ...[/^\./, /^icon\r$/, /^thumbs\.db(?::.*)?$/, /^ehthumbs.*\.db$/, /^desktop\.ini$/, /^@eadir$/, /^\$recycle\.bin$/],
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

/** Says of a path that one of its names is a leftover's; undefined where none is. */
export function leftoverFault(path: string): string | undefined {
  const name = path.split(/[/\\]/).find(isSideFile)
  return name && `left out, since "${name}" is what systems and editors call a leftover, expected another name`
}

const TEXT = /\.(?:md|mdx|markdown|txt|docx?|odt|rtf|pages)$/i

/**
 * Why a file is left out that was probably meant to be read, and is misnamed: `clip.txt`, `clip.md.txt`, `Sealed/clip.md`,
 * `sealed/part/clip.md`, `Teaser.md`, a second `campaign.yml`; undefined for others.
 */
export function strayFault(path: string): string | undefined {
  if (/^campaign\.(?:yml|ya?ml\.txt|json|toml)$/i.test(path))
    return 'left out, since campaign.yaml is there too, expected one'
  if (!TEXT.test(path)) return undefined
  const [, name = ''] = /^(teaser|letter)(?:\.[a-z]{2})?\.\w+(?:\.\w+)?$/i.exec(path) ?? []
  const meant = name.toLowerCase()
  if (meant && !/^(?:teaser|letter)(?:\.[a-z]{2})?\.md$/.test(path))
    return `left out, since ${meant === 'teaser' ? 'a teaser' : 'a newsletter'} is called ${meant}.md, expected such a name`
  if (!/^sealed[/\\]/i.test(path) || /^sealed[/\\][^/\\]*\.md$/.test(path)) return undefined
  return 'left out, since pieces are called sealed/….md, expected such a name'
}

/** Whether a file is, by its name, a copy of another: which of the two is meant, nobody can know. */
export function isCopy(name: string): boolean {
  return COPY.test(name.slice(0, name.length - extname(name).length))
}
