import { Command, Option } from 'commander'
import type { Flags, Ways } from './flags.ts'

/** `new`: makes a campaign, by a wizard or by flags. */
export function newCommand(): Command {
  return new Command('new')
    .description('make a campaign: a wizard asks for what the flags do not say')
    .argument('[slug]', 'its address, https://host/<slug>/; default: from the title')
    .option('--title <text>', 'what it is called')
    .option(
      '--from <campaign>',
      'a copy of a whole campaign, such as one that comes with Entre Nous: only --title changes it',
    )
    .option('--brand <text>', 'who sends it; default: the title')
    .option('--description <text>', 'one sentence that everybody may read')
    .option('--languages <codes>', 'such as fr,en; the first one first; default: the one of this machine')
    .option('--formal', 'the page says vous, Sie, usted, Lei')
    .option('--no-formal', 'the page says tu, du, tú (the default)')
    .option('--look <name>', 'the design')
    .option('--inside <kinds>', 'film, sound, pictures, text: what is given, or comes later')
    .option('--film <file>', 'an MP4, MOV or MKV (H.264 and AAC)')
    .option('--film-alt <text>', 'what it shows, for those who cannot see it')
    .option('--film-still <file>', 'a picture, until it plays; default: the one beside it, clip.jpg for clip.mp4')
    .option('--sound <file>', 'an MP3, M4A, WAV or FLAC')
    .option('--sound-alt <text>', 'what is heard')
    .option('--pictures <files...>', 'in the order shown')
    .option('--picture-alts <texts...>', 'what each of them shows, in the same order')
    .option('--cover <file>', 'a picture that everybody sees')
    .option('--cover-alt <text>', 'what it shows')
    .option('--logo <file>', 'in place of the brand’s name')
    .option('--channels <names>', 'the ways to pass it on, such as whatsapp,sms,qr')
    .option('--opens <time>', 'such as "2026-12-24 18:00"; default: at once')
    .option('--reveals <time>', 'from then on, everybody gets in without a link; default: never')
    .option('--closes <time>', 'default: never')
    .option('--time-zone <name>', 'of these times, such as Europe/Paris; default: the one of this machine')
    .option('--links <labels...>', 'who gets a link from the brand')
    .option('--yes', 'take the default wherever there is one')
    .option('--dev', 'open it afterwards, as `npm run dev` does')
    .addOption(new Option('--json', 'print what was made, for machines; asks nothing').conflicts('dev'))
    .action(async (slug: string | undefined, options: Flags & Ways) => {
      // Loaded for this command alone: the others start faster without its packages.
      const { newCampaign } = await import('./new.ts')
      await newCampaign(slug, options)
    })
}

/** `example`: a campaign around a piece of one kind, to be changed into one's own. */
export function exampleCommand(): Command {
  return new Command('example')
    .description('make a small campaign around one kind of piece, such as poll')
    .argument('<kind>', 'a folder of pieces/ that has an example')
    .argument('[slug]', 'its address, https://host/<slug>/; default: the kind')
    .option('--json', 'print what was made, for machines')
    .action(async (kind: string, slug: string | undefined, { json }: { json?: true }) => {
      const { newExample } = await import('./example.ts')
      await newExample(kind, slug, json)
    })
}
