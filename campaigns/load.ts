import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import type { ChannelId } from './channels.ts'
import { type ConfigFile, formatPath, readConfigFile } from './config-file.ts'
import { CampaignFiles, campaignFolders } from './folder.ts'
import { isImage, mediaPaths, mediumFault, notAnImage, references, stillPaths } from './media.ts'
import { checkMessages } from './message-check.ts'
import { disorder, notAfter } from './phase.ts'
import { DESCRIPTION_SHOWN, shorten, TITLE_SHOWN } from './preview-text.ts'
import { byPlace, type Problem } from './problem.ts'
import { defaultChannel } from './root-channel.ts'
import { type CampaignConfig, isId, type Locale, type RootKind, slugFault, type UnlockRule } from './schema.ts'
import { isCopy } from './side-file.ts'
import { NotUtf8, readText } from './text-file.ts'
import { editionsOf, isTranslation, translate } from './translation.ts'

declare const brand: unique symbol

/** The name of a campaign in its address; unique in one deployment. */
export type Slug = string & { readonly [brand]: 'Slug' }

export interface Piece {
  id: string
  title: string
  unlock: UnlockRule
  /** The campaign's epoch and its own, such as `0.0`: the content key changes with either. */
  epoch: string
  /** Absolute path of its Markdown. */
  file: string
  /** The language of that: the campaign's first one where a piece is not translated. */
  locale: Locale
  /** Paths of the media it shows or links, below the campaign's folder. */
  media: string[]
}

interface Root {
  label: string
  kind: RootKind
  channel: ChannelId
  cap?: number | undefined
}

type Completed = 'slug' | 'brand' | 'channels' | 'cover' | 'logo' | 'stylesheet' | 'pieces' | 'roots' | 'translations'

/** A picture and what of it stays in sight. `image` is an absolute path. */
interface Cut {
  image: string
  focus: [number, number]
}

/** A campaign that holds: every file it names is there. Times are epoch milliseconds. */
export interface Campaign extends Omit<CampaignConfig, Completed> {
  slug: Slug
  /** Absolute path. */
  folder: string
  brand: string
  channels: ChannelId[]
  /** Absolute path of `teaser.md`, when there is one. */
  teaser?: string
  cover?: Cut & { alt: string; tall?: Cut }
  /** Absolute paths, for a light and for a dark ground: the same where there is one. */
  logo?: { light: string; dark: string }
  /** Absolute path. */
  stylesheet?: string
  pieces: Piece[]
  roots: Root[]
  /** Every language that it can be read in, the first one first. */
  locales: Locale[]
  /** The same campaign in each of its other languages; those have none of their own. */
  translations: Campaign[]
}

export interface Loaded {
  campaigns: Campaign[]
  problems: Problem[]
}

export const CONFIG = 'campaign.yaml'

/**
 * Reads every campaign below a folder. Folders whose name starts with `_` or `.` are not campaigns.
 * @param siteUrl where links will lead; how long messages are depends on it
 * @param only the slug of one campaign: of the others neither pieces nor pictures are looked at
 */
export async function loadCampaigns(folder: string, siteUrl = 'https://example.org', only?: string): Promise<Loaded> {
  const campaignsDir = resolve(folder)
  const folders = await campaignFolders(campaignsDir).catch(() => undefined)
  const here = { severity: 'error', file: campaignsDir, line: 1, field: '' } as const
  if (!folders) {
    return { campaigns: [], problems: [{ ...here, message: 'no such folder, expected CAMPAIGNS_DIR to name one' }] }
  }
  if (folders.length === 0) {
    return {
      campaigns: [],
      problems: [{ ...here, message: 'no campaign in it, expected one: npm run entrenous -- new' }],
    }
  }
  const loaded = await Promise.all(
    folders.map(({ path, fault }) => (fault ? broken(path, 1, fault) : loadCampaign(path, siteUrl, only))),
  )
  const problems = loaded.flatMap((each) => each.problems)
  const bySlug = new Map<string, Campaign>()
  for (const { campaign, lineOf } of loaded) {
    if (!campaign) continue
    const other = bySlug.get(campaign.slug)
    if (other) {
      problems.push({
        ...here,
        file: join(campaign.folder, CONFIG),
        line: lineOf(['slug']),
        field: 'slug',
        message: `"${campaign.slug}" is the slug of ${basename(other.folder)}/ as well, expected another`,
      })
    } else bySlug.set(campaign.slug, campaign)
  }
  return { campaigns: [...bySlug.values()], problems: problems.sort(byPlace) }
}

function broken(file: string, line: number, message: string) {
  const problem: Problem = { severity: 'error', file, line, field: '', message }
  return { campaign: undefined, problems: [problem], lineOf: () => 1 }
}

/** Whatever is wrong with one campaign is a problem of its own, and stops no other. */
async function loadCampaign(folder: string, siteUrl: string, only: string | undefined) {
  const file = join(folder, CONFIG)
  try {
    const files = await CampaignFiles.of(folder)
    const found = files.find(CONFIG)
    if (!found) {
      const expected = `expected ${CONFIG} in every campaign folder (a name that starts with _ is left out)`
      return broken(file, 1, `missing${files.near(CONFIG)}, ${expected}`)
    }
    const source = await readText(file).catch((error: unknown) => readingFault(error))
    if (typeof source !== 'string') {
      const { problems, ...none } = broken(file, source.line, source.message)
      return { ...none, problems: [...problems, ...(await unreadTexts(folder, files))] }
    }
    const configFile = readConfigFile(file, source)
    const { config, lineOf } = configFile
    const isAsked = only === undefined || only === (config?.slug ?? basename(folder))
    if (!isAsked) return { campaign: undefined, problems: [], lineOf }
    if (!config) {
      return { campaign: undefined, problems: [...configFile.problems, ...(await unreadTexts(folder, files))], lineOf }
    }
    const completion = new Completion(folder, files, configFile, config)
    const campaign = await completion.complete()
    if (campaign) completion.checkMessages(campaign, siteUrl)
    return { campaign, problems: completion.problems, lineOf }
  } catch (error) {
    const { line, message } = readingFault(error)
    return broken(file, line, message)
  }
}

/** Texts that cannot be read, of a campaign whose config does not say which of them it needs. */
async function unreadTexts(folder: string, { paths }: CampaignFiles): Promise<Problem[]> {
  const texts = paths.filter((path) => path.endsWith('.md')).map((path) => join(folder, path))
  const problems = texts.map((file) =>
    readText(file).then(
      () => [],
      (error: unknown) => broken(file, readingFault(error).line, readingFault(error).message).problems,
    ),
  )
  return (await Promise.all(problems)).flat()
}

function coverOf({ tall, ...cover }: NonNullable<CampaignConfig['cover']>, image: string, tallImage?: string) {
  return { ...cover, image, ...(tall && tallImage && { tall: { ...tall, image: tallImage } }) }
}

/** Fills in what a config leaves out and checks it against the files of its folder. */
class Completion {
  readonly problems: Problem[]
  readonly #folder: string
  readonly #files: CampaignFiles
  readonly #file: ConfigFile
  readonly #config: CampaignConfig

  constructor(folder: string, files: CampaignFiles, file: ConfigFile, config: CampaignConfig) {
    this.problems = [...file.problems]
    this.#folder = folder
    this.#files = files
    this.#file = file
    this.#config = config
  }

  async complete(): Promise<Campaign | undefined> {
    const {
      slug = basename(this.#folder),
      brand,
      channels,
      cover,
      logo,
      stylesheet,
      translations,
      ...config
    } = this.#config
    const fault = this.#config.slug === undefined && slugFault(slug)
    if (fault) this.#report(['slug'], fault)
    this.#checkTimes()
    this.#checkChannels()
    this.#checkPreview()
    const [pieces, coverImage, tallImage, logos, css, teaser] = await Promise.all([
      this.#pieces(),
      this.#image(['cover', 'image'], cover?.image),
      this.#image(['cover', 'tall', 'image'], cover?.tall?.image),
      this.#logo(logo),
      this.#stylesheet(stylesheet),
      this.#teaser(),
    ])
    const roots = this.#roots()
    const campaign: Campaign = {
      ...config,
      slug: slug as Slug,
      folder: this.#folder,
      brand: brand ?? config.title,
      channels: channels as ChannelId[],
      pieces,
      roots,
      locales: [config.locale, ...(Object.keys(translations) as Locale[])],
      translations: [],
      ...(cover && coverImage && { cover: coverOf(cover, coverImage, tallImage) }),
      ...(logos && { logo: logos }),
      ...(css && { stylesheet: css }),
      ...(teaser && { teaser }),
    }
    campaign.translations = await translate(campaign, this.#config, this.#files, {
      report: (...problem) => this.#report(...problem),
      reportFile: (...problem) => this.#reportFile(...problem),
      checkMarkdown: (...file) => this.#checkMarkdown(...file),
    })
    return this.problems.some(({ severity }) => severity === 'error') ? undefined : campaign
  }

  /** Of every language: what fans send has limits that their phones and messengers set. */
  checkMessages(campaign: Campaign, siteUrl: string) {
    for (const edition of editionsOf(campaign)) {
      const above = edition === campaign ? [] : ['translations', edition.locale]
      checkMessages(edition, siteUrl, (path, message) => {
        this.#report([...above, 'messages', ...path], message, 'warning')
      })
    }
  }

  #report(path: PropertyKey[], message: string, severity: Problem['severity'] = 'error') {
    const place = { file: join(this.#folder, CONFIG), line: this.#file.lineOf(path), field: formatPath(path) }
    this.problems.push({ severity, ...place, message })
  }

  #reportFile(file: string, line: number, message: string, severity: Problem['severity'] = 'error') {
    this.problems.push({ severity, file, line, field: '', message })
  }

  #checkTimes() {
    for (const { earlier, later } of disorder(this.#config)) this.#report([later], notAfter(earlier))
  }

  #checkChannels() {
    this.#reportTwins('channels', this.#config.channels, () => [])
  }

  /** Says what messengers leave out of a preview. */
  #checkPreview() {
    const warn = (field: 'title' | 'description', most: number) => {
      const text = this.#config[field] ?? ''
      const { length } = [...text]
      if (length > most) {
        const cut = `${length} characters, some messengers show "${shorten(text, most)}"`
        this.#report([field], `${cut}, expected at most ${most} or what matters first`, 'warning')
      }
    }
    warn('title', TITLE_SHOWN)
    warn('description', DESCRIPTION_SHOWN)
  }

  /** Reports every value that stands in a list a second time. */
  #reportTwins(list: string, values: readonly string[], path: (index: number) => PropertyKey[]) {
    values.forEach((value, index) => {
      const first = values.indexOf(value)
      if (first < index) {
        const line = this.#file.lineOf([list, first])
        this.#report([list, index, ...path(index)], `"${value}" stands twice, expected another than on line ${line}`)
      }
    })
  }

  async #pieces(): Promise<Piece[]> {
    const listed = this.#config.pieces ?? this.#sealedFiles()
    const pieces = await Promise.all(
      listed.map(async ({ id: givenId, file, title, unlock, epoch: own }, index): Promise<Piece | undefined> => {
        const id = givenId ?? (file && basename(file, extname(file)))
        if (!id) {
          this.#report(['pieces', index], 'neither id nor file, expected one of them')
          return undefined
        }
        if (!isId(id)) {
          this.#report(
            ['pieces', index, givenId ? 'id' : 'file'],
            `"${id}" cannot be an id, expected lower-case letters, digits and dashes`,
          )
        }
        if (typeof unlock === 'object' && 'shares' in unlock) {
          this.#report(
            ['pieces', index, 'unlock'],
            'opens for those who share: Meta’s platform policy forbids rewarding shares, make sure that your client knows',
            'warning',
          )
        }
        const path = this.#pieceFile(index, id, file)
        const media = path ? await this.#checkMarkdown(path, true) : []
        const { locale, epoch } = this.#config
        return {
          id,
          title: title ?? titleFromId(id),
          unlock,
          epoch: `${epoch}.${own}`,
          file: path ?? '',
          locale,
          media,
        }
      }),
    )
    const found = pieces.filter((piece) => piece !== undefined)
    this.#reportTwins(
      'pieces',
      found.map(({ id }) => id),
      () => [],
    )
    return found
  }

  #sealedFiles() {
    const names = this.#files.paths.flatMap((path) =>
      dirname(path) === 'sealed' && path.endsWith('.md') ? basename(path) : [],
    )
    const [copies, files] = [names.filter(isCopy), names.filter((name) => !isCopy(name) && !isTranslation(name))]
    for (const copy of copies) {
      const message = 'left out, since its name is that of a copy or of a conflict, expected one file of each name'
      this.#reportFile(join(this.#folder, 'sealed', copy), 1, message, 'warning')
    }
    if (files.length === 0)
      this.#report(['pieces'], `nothing to seal${this.#otherTexts()}, expected a Markdown file in sealed/`)
    return files.map((file) => ({ id: undefined, file, title: undefined, unlock: 'link' as const, epoch: 0 }))
  }

  /** Files that were meant to be sealed, and lie elsewhere or are called otherwise. */
  #otherTexts(): string {
    const other = this.#files.paths.find((path) =>
      /^(?!teaser)[^/\\]*(?:[/\\][^/\\]*)?\.(?:md|markdown|txt|docx?)$/i.test(path),
    )
    return other ? ` (there is ${other})` : ''
  }

  #pieceFile(index: number, id: string, given: string | undefined): string | undefined {
    const name = (given ?? `${id}.md`).replace(/^\.?\/?sealed\//, '')
    const path = resolve(this.#folder, 'sealed', name)
    const field = this.#config.pieces ? ['pieces', index, given ? 'file' : 'id'] : ['pieces']
    if (!isBelow(join(this.#folder, 'sealed'), path) || !path.endsWith('.md')) {
      this.#report(field, `"${given}" does not fit, expected a Markdown file in sealed/`)
      return undefined
    }
    const below = relative(this.#folder, path)
    const found = this.#files.find(below)
    if (found) return join(this.#folder, found)
    this.#report(field, `no file ${below}${this.#files.near(below)}, expected the Markdown of this piece there`)
    return undefined
  }

  /** The absolute path of a public image. */
  async #image(field: string[], name: string | undefined): Promise<string | undefined> {
    const path = this.#publicFile(field, name, 'an image')
    if (name && path && !(await isImage(path))) this.#report(field, notAnImage(name))
    return path
  }

  async #logo(logo: CampaignConfig['logo']): Promise<Campaign['logo']> {
    const names = typeof logo === 'object' ? logo : { light: logo, dark: logo }
    const field = (ground: string) => (typeof logo === 'object' ? ['logo', ground] : ['logo'])
    const light = await this.#image(field('light'), names.light)
    const dark = names.dark === names.light ? light : await this.#image(field('dark'), names.dark)
    return light && dark ? { light, dark } : undefined
  }

  /** The absolute path of the campaign's own stylesheet; what is in it, the site checks. */
  #stylesheet(name: string | undefined): string | undefined {
    if (name && !name.endsWith('.css')) {
      this.#report(['stylesheet'], `"${name}" does not fit, expected a file that ends in .css`)
      return undefined
    }
    return this.#publicFile(['stylesheet'], name, 'a stylesheet')
  }

  #publicFile(field: string[], name: string | undefined, expected: string): string | undefined {
    if (!name) return undefined
    const path = resolve(this.#folder, name)
    if (!isBelow(this.#folder, path)) this.#report(field, 'outside the campaign folder, expected a file in it')
    else {
      const below = relative(this.#folder, path)
      const found = this.#files.find(below)
      if (found) return join(this.#folder, found)
      this.#report(field, `no file ${name}${this.#files.near(below)}, expected ${expected}`)
    }
    return undefined
  }

  async #teaser(): Promise<string | undefined> {
    const found = this.#files.find('teaser.md')
    if (!found) return undefined
    const path = join(this.#folder, found)
    await this.#checkMarkdown(path, false)
    return path
  }

  /** Checks what a Markdown file refers to; returns the media of a sealed one. */
  async #checkMarkdown(file: string, isSealed: boolean): Promise<string[]> {
    const report = (line: number, message: string) => this.#reportFile(file, line, message)
    const markdown = await readText(file).catch((error: unknown) => {
      const { line, message } = readingFault(error)
      report(line, message)
    })
    if (markdown === undefined) return []
    if (markdown.trim() === '') report(1, 'empty, expected some Markdown')
    const media = new Set<string>()
    for (const { url, line, isEmbedded } of references(markdown)) {
      const paths = mediaPaths(url)
      const [likeliest] = paths
      if (!likeliest) {
        if (isEmbedded)
          report(line, `"${url}" is not in media/, expected ../media/… (no request ever leaves the site's own host)`)
        continue
      }
      const found = paths
        .map((path) => this.#files.find(relative(this.#folder, resolve(this.#folder, path))))
        .find(Boolean)
      if (!isSealed) report(line, `a teaser holds no media, expected "${url}" in a sealed piece or as the cover`)
      else if (!isBelow(join(this.#folder, 'media'), resolve(this.#folder, likeliest)))
        report(line, `"${url}" leads out of media/, expected a file in it`)
      else if (!found)
        report(line, `no file ${likeliest}${this.#files.near(likeliest)}, expected it in the campaign folder`)
      else {
        for (const shown of [found, ...this.#stills(found)]) {
          const fault = await mediumFault(join(this.#folder, shown))
          if (fault) report(line, `${shown} ${fault}`)
          else media.add(shown)
        }
      }
    }
    return [...media]
  }

  /** The pictures of a video that are there. */
  #stills(video: string): string[] {
    return stillPaths(video).flatMap((path) => this.#files.find(path) ?? [])
  }

  #roots(): Root[] {
    const listed = this.#config.roots ?? [
      { label: 'Premier lien', kind: 'seed' as const, channel: undefined, cap: undefined },
    ]
    this.#reportTwins(
      'roots',
      listed.map(({ label }) => label.normalize('NFC')),
      () => ['label'],
    )
    return listed.map(({ label, kind, channel, cap }) => ({
      label,
      kind,
      channel: (channel ?? defaultChannel(kind)) as ChannelId,
      cap,
    }))
  }
}

/** `making-of` as `Making of`. */
export function titleFromId(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ')
}

function isBelow(folder: string, path: string): boolean {
  return path.startsWith(folder + sep)
}

/** What became of reading a file, for those who have to mend it. */
function readingFault(error: unknown): { line: number; message: string } {
  if (error instanceof NotUtf8) return error
  const { message, ...fault } = error instanceof Error ? error : new Error(String(error))
  const code = 'code' in fault ? String(fault.code) : message
  return { line: 1, message: `cannot be read (${code}), expected files and folders that this user may open` }
}
