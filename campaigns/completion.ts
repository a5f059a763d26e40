import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import type { PieceFolder, Shown } from '../pieces/check.ts'
import { checkOf } from '../pieces/checks.ts'
import { type Campaign, CONFIG, type Piece, type Root, type Slug } from './campaign.ts'
import type { ChannelId } from './channels.ts'
import { checkPieceCircles, checkRootCircles, completeCircles } from './circle-completion.ts'
import { type ConfigFile, formatPath } from './config-file.ts'
import { isId } from './fields.ts'
import { type Film, filmBeside, filmPaths } from './film.ts'
import type { CampaignFiles } from './folder.ts'
import { introductionOf } from './introduction.ts'
import { accessFault, mediaKind, mediaPaths, mediumFault, pictureFault, references } from './media.ts'
import { checkMessages } from './message-check.ts'
import { disorder, notAfter } from './phase.ts'
import { DESCRIPTION_SHOWN, shorten, TITLE_SHOWN } from './preview-text.ts'
import type { Problem } from './problem.ts'
import { defaultChannel } from './root-channel.ts'
import { type CampaignConfig, type Locale, type PieceConfig, type RootConfig, slugFault } from './schema.ts'
import { shortened } from './shortened.ts'
import { isCopy, strayFault } from './side-file.ts'
import { type Sound, soundBeside, soundMedia, soundTexts } from './sound.ts'
import { readingFault, readText } from './text-file.ts'
import { editionsOf, isTranslation, translate } from './translation.ts'
import { opensBy } from './unlock.ts'
import { checkWindows } from './windows.ts'

function coverOf({ tall, ...cover }: NonNullable<CampaignConfig['cover']>, image: string, tallImage?: string) {
  return { ...cover, image, ...(tall && tallImage && { tall: { ...tall, image: tallImage } }) }
}

function hasWord({ word, circles, translations }: CampaignConfig): boolean {
  const inOthers = Object.values(translations).flatMap((texts) => [texts.word, ...Object.values(texts.circles)])
  return [word, ...(circles?.list ?? []), ...inOthers].some((said) => (typeof said === 'object' ? said.word : said))
}

/** Completes a config: fills in defaults, and checks it against the files of its folder. */
export class Completion {
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
      circles: _,
      ...config
    } = this.#config
    const fault = this.#config.slug === undefined && slugFault(slug)
    if (fault) this.#report(['slug'], fault)
    for (const { path, fault } of this.#files.lost) this.#reportFile(join(this.#folder, path), 1, fault)
    this.#checkTimes()
    this.#checkChannels()
    this.#checkPreview()
    const [pieces, [coverImage, tallImage], logos, css, teaser, letter, circles] = await Promise.all([
      this.#pieces(),
      this.#coverImages(cover),
      this.#logo(logo),
      this.#stylesheet(stylesheet),
      this.#publicText('teaser.md'),
      this.#publicText('letter.md'),
      completeCircles(this.#config, {
        report: (...problem) => this.#report(...problem),
        lineOf: (path) => this.#file.lineOf(path),
        image: (...image) => this.#image(...image),
      }),
    ])
    const roots = await this.#roots()
    const campaign: Campaign = {
      ...config,
      slug: slug as Slug,
      folder: this.#folder,
      brand: brand ?? config.title,
      channels: channels as ChannelId[],
      pieces,
      roots,
      hasWord: hasWord(this.#config),
      locales: [config.locale, ...(Object.keys(translations) as Locale[])],
      translations: [],
      ...(cover && coverImage && { cover: coverOf(cover, coverImage, tallImage) }),
      ...(logos && { logo: logos }),
      ...(css && { stylesheet: css }),
      ...(teaser && { teaser }),
      ...(letter && { letter }),
      ...(circles && { circles }),
    }
    campaign.translations = await translate(campaign, this.#config, this.#files, {
      report: (...problem) => this.#report(...problem),
      reportFile: (...problem) => this.#reportFile(...problem),
      checkTeaser: async (file) => void (await this.#checkMarkdown(file, false)),
      pieceFolder: (...place) => this.#pieceFolder(place),
    })
    return this.problems.some(({ severity }) => severity === 'error') ? undefined : campaign
  }

  /** Checks the messages of every language against the limits of phones and messengers. */
  checkMessages(campaign: Campaign, siteUrl: string) {
    for (const edition of editionsOf(campaign)) {
      const above = edition === campaign ? [] : ['translations', edition.locale]
      checkMessages(edition, siteUrl, (path, message) => {
        this.#report([...above, 'messages', ...path], message, 'warning')
      })
      for (const [index, { id, messages }] of (edition.circles?.list ?? []).entries()) {
        const circle = edition === campaign ? ['circles', 'list', index] : [...above, 'circles', id]
        checkMessages({ ...edition, messages }, siteUrl, (path, message) => {
          this.#report([...circle, 'messages', ...path], message, 'warning')
        })
      }
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
    checkWindows(this.#config, (...problem) => this.#report(...problem))
    const { closes, retention } = this.#config
    if (closes === undefined && retention === 0) {
      const fault =
        'the tree would be folded in the first quarter of an hour without a view, and each fan’s shares begin anew'
      this.#report(['retention'], `${fault}: expected closes beside it, or the days of silence after which it is over`)
    }
  }

  #checkChannels() {
    this.#reportTwins('channels', this.#config.channels, () => [])
  }

  /** Warns about the parts of the preview's text that messengers cut. */
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

  /** Reports duplicates in a list. */
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
    for (const path of this.#files.paths) {
      // A list of pieces may name files in folders of their own.
      const fault = this.#config.pieces && path.endsWith('.md') && dirname(path) !== '.' ? undefined : strayFault(path)
      if (fault) this.#reportFile(join(this.#folder, path), 1, fault, 'warning')
    }
    const listed = this.#config.pieces ?? this.#sealedFiles()
    const pieces = await Promise.all(listed.map((config, index) => this.#piece(config, index)))
    const found = pieces.filter((piece) => piece !== undefined)
    this.#reportTwins(
      'pieces',
      found.map(({ id }) => id),
      () => [],
    )
    checkPieceCircles(listed, this.#config, { report: (...problem) => this.#report(...problem) })
    this.#checkSources(found)
    return found
  }

  async #piece(config: PieceConfig, index: number): Promise<Piece | undefined> {
    const file = 'file' in config ? config.file : undefined
    const id = config.id ?? (file && basename(file, extname(file)))
    if (!id) {
      const expected = config.kind === 'markdown' ? 'neither id nor file, expected one of them' : 'no id, expected one'
      this.#report(['pieces', index], expected)
      return undefined
    }
    if (!isId(id)) {
      const fault = `"${id}" cannot be an id, expected lower-case letters, digits and dashes`
      if (this.#config.pieces) this.#report(['pieces', index, config.id ? 'id' : 'file'], fault)
      else this.#reportFile(join(this.#folder, 'sealed', `${id}.md`), 1, `its name ${fault}: another name`)
    }
    const { title = titleFromId(id), unlock } = config
    if (opensBy('shares')(config) || opensBy('branch')(config)) {
      this.#report(
        ['pieces', index, 'unlock'],
        'opens for those who share: Meta’s platform policy forbids rewarding shares, make sure that your client knows',
        'warning',
      )
    }
    if (typeof unlock === 'object' && 'at' in unlock && unlock.at >= (this.#config.closes ?? Infinity)) {
      this.#report(
        ['pieces', index, 'unlock'],
        'opens when the campaign has closed, and nobody gets in then, expected an earlier moment, or a later closes of the campaign',
      )
    }
    if (typeof unlock === 'object' && 'present' in unlock) {
      this.#report(
        ['pieces', index, 'unlock'],
        'opens for those who are here together, and closes on the page when they leave: what a browser was given once it can keep, so seal nothing in it that must be taken back',
        'warning',
      )
    }
    const { locale, epoch } = this.#config
    const common = { id, title, unlock, circles: config.circles, epoch: `${epoch}.${config.epoch}`, locale }
    const place = this.#config.pieces ? ['pieces', index] : ['pieces']
    return { ...common, ...(await checkOf(config).complete({ ...config, id }, this.#pieceFolder(place))) }
  }

  /** Reports pieces that open by votes in a campaign without a poll, or by photos in one without a gallery, and those that wait for each other. */
  #checkSources(pieces: readonly Piece[]) {
    const opensByVotes = opensBy('votes')
    const opensByPhotos = opensBy('photos')
    const polls = pieces.filter(({ kind }) => kind === 'poll')
    const galleries = pieces.filter(({ kind }) => kind === 'gallery')
    const waitsForOther = (piece: Piece) => opensByVotes(piece) || opensByPhotos(piece)
    const isCircle = polls.every(waitsForOther) && galleries.every(waitsForOther)
    pieces.forEach((piece, index) => {
      const isByVotes = opensByVotes(piece)
      if (!isByVotes && !opensByPhotos(piece)) return
      const [what, kind, sources] = isByVotes
        ? (['votes', 'poll', polls] as const)
        : (['photos', 'gallery', galleries] as const)
      const field = ['pieces', index, 'unlock']
      if (sources.length === 0) this.#report(field, `no ${kind} in the campaign, expected a piece with kind: ${kind}`)
      else if (sources.every(opensBy(what)))
        this.#report(field, `every ${kind} waits for ${what}, expected one that opens otherwise`)
      else if (isCircle)
        this.#report(field, 'polls wait for photos, and galleries for votes, expected one of them that opens otherwise')
    })
  }

  /** @param place path of the fields that problems are reported at */
  #pieceFolder(place: readonly PropertyKey[]): PieceFolder {
    return {
      folder: this.#folder,
      files: this.#files,
      config: this.#config,
      report: (path, message, severity) => this.#report([...place, ...path], message, severity),
      checkMarkdown: (file) => this.#checkMarkdown(file, true),
      checkImage: async (path, image) => {
        const fault = await pictureFault(join(this.#folder, image), image)
        if (fault) this.#report([...place, ...path], fault)
        return fault === undefined
      },
    }
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
    return files.map((file) => ({ kind: 'markdown' as const, file, unlock: 'link' as const, epoch: 0 }))
  }

  /** Hints at texts that were meant to be sealed, but are in another place or have another ending. */
  #otherTexts(): string {
    const other = this.#files.paths.find((path) =>
      /^(?!teaser|letter)[^/\\]*(?:[/\\][^/\\]*)?\.(?:md|markdown|txt|docx?)$/i.test(path),
    )
    return other ? ` (there is ${other})` : ''
  }

  /** The cover and its tall cut, one after the other, so that what is wrong is said in that order. */
  async #coverImages(cover: CampaignConfig['cover']): Promise<[string | undefined, string | undefined]> {
    const image = await this.#image(['cover', 'image'], cover?.image)
    return [image, await this.#image(['cover', 'tall', 'image'], cover?.tall?.image)]
  }

  /** The absolute path of a public image. */
  async #image(field: PropertyKey[], name: string | undefined): Promise<string | undefined> {
    const path = this.#publicFile(field, name, 'an image')
    const fault = name && path && (await pictureFault(path, name))
    if (fault) this.#report(field, fault)
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

  #publicFile(field: PropertyKey[], name: string | undefined, expected: string): string | undefined {
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

  async #publicText(name: string): Promise<string | undefined> {
    const found = this.#files.find(name)
    if (!found) return undefined
    const path = join(this.#folder, found)
    await this.#checkMarkdown(path, false)
    return path
  }

  /** Checks the references of a Markdown file; resolves with what a sealed one shows and links. */
  async #checkMarkdown(file: string, isSealed: boolean): Promise<Shown> {
    const report = (line: number, message: string) => this.#reportFile(file, line, message)
    const markdown = await readText(file).catch((error: unknown) => {
      const { line, message } = readingFault(error)
      report(line, message)
    })
    if (markdown === undefined) return { media: [], films: [], sounds: [] }
    if (markdown.trim() === '') report(1, 'empty, expected some Markdown')
    const media = new Set<string>()
    const films = new Map<string, Film>()
    const sounds = new Map<string, Sound>()
    for (const { url, line, isEmbedded } of references(markdown)) {
      const paths = mediaPaths(url)
      const [likeliest] = paths
      if (!likeliest) {
        if (isEmbedded) report(line, `"${shortened(url)}" ${foreignFault(url)}`)
        continue
      }
      const found = paths.map((path) => this.#files.find(join(path))).find(Boolean)
      if (!isSealed) {
        const name = basename(file).startsWith('letter') ? 'newsletter' : 'teaser'
        report(line, `a ${name} holds no media, expected "${url}" in a sealed piece or as the cover`)
      } else if (!isBelow(join(this.#folder, 'media'), resolve(this.#folder, likeliest)))
        report(line, `"${url}" leads out of media/, expected a file in it`)
      else if (!found)
        report(line, `no file ${likeliest}${this.#files.near(likeliest)}, expected it in the campaign folder`)
      else {
        const film = isEmbedded && mediaKind(found) === 'video' ? filmBeside(found, this.#files) : undefined
        if (film) films.set(found, film)
        const sound = isEmbedded && mediaKind(found) === 'audio' ? soundBeside(found, this.#files) : undefined
        if (sound) sounds.set(found, sound)
        for (const text of sound ? soundTexts(sound) : []) {
          const fault = await accessFault(join(this.#folder, text))
          if (fault) report(line, `${text} ${fault}`)
        }
        const parts = film ? filmPaths(film) : sound ? soundMedia(sound) : [found]
        for (const shown of parts) {
          const isRendition = film?.files.includes(shown)
          // Captions are compared with what is public, and read whole for that.
          const isOffered = (!isEmbedded || mediaKind(shown) === 'file') && !shown.endsWith('.vtt')
          const fault = await (isRendition || isOffered ? accessFault : mediumFault)(join(this.#folder, shown))
          if (fault) report(line, `${shown} ${fault}`)
          else if (!isRendition) media.add(shown)
        }
      }
    }
    return { media: [...media], films: [...films.values()], sounds: [...sounds.values()] }
  }

  async #roots(): Promise<Root[]> {
    const listed = this.#config.roots ?? [{ label: 'Premier lien', kind: 'seed' as const }]
    this.#reportTwins(
      'roots',
      listed.map(({ label }) => label.normalize('NFC')),
      () => ['label'],
    )
    const roots = await Promise.all(
      listed.map(async (root: RootConfig, index): Promise<Root> => {
        const { label, kind, channel, cap, circle, opens } = root
        const introduction = await introductionOf(root, this.#pieceFolder(['roots', index]))
        return {
          ...{ label, kind, channel: (channel ?? defaultChannel(kind)) as ChannelId, cap, circle, opens },
          ...(introduction && { introduction }),
        }
      }),
    )
    checkRootCircles(roots, this.#config.circles, { report: (...problem) => this.#report(...problem) })
    return roots
  }
}

/** Turns `making-of` into `Making of`. */
export function titleFromId(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ')
}

/** Why an image that is not in media/ cannot be shown. */
function foreignFault(url: string): string {
  if (/^data:/i.test(url)) return 'is a picture within the text, expected it as a file in media/: ![…](../media/…)'
  return "is not in media/, expected ../media/… (no request ever leaves the site's own host)"
}

function isBelow(folder: string, path: string): boolean {
  return path.startsWith(folder + sep)
}
