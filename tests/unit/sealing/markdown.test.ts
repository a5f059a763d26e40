import { describe, expect, test } from 'vitest'
import { renderPiece, renderTeaser } from '../../../site/sealing/markdown.ts'
import type { SealedMedium } from '../../../site/sealing/sealed-media.ts'

const media = new Map<string, SealedMedium>([
  medium('media/canal.jpg', 'image', 'image/jpeg', {
    size: { width: 90, height: 60 },
    image: {
      blur: 'data:,',
      avif: [rendition('S', 'avif', 40), rendition('L', 'avif', 90)],
      webp: rendition('W', 'webp', 90),
    },
  }),
  medium('media/danse.webm', 'video', 'video/webm'),
  medium('media/danse.webp', 'image', 'image/webp', {
    size: { width: 64, height: 27 },
    image: { blur: 'data:,', avif: [], webp: rendition('D', 'webp', 64) },
  }),
  medium('media/boucle.gif', 'image', 'image/gif', { size: { width: 9, height: 6 } }),
  medium('media/clip.mp4', 'video', 'video/mp4'),
  medium('media/prise une.mp3', 'audio', 'audio/mpeg'),
  medium('media/été.pdf', 'file', 'application/pdf'),
])

function medium(
  path: string,
  kind: SealedMedium['kind'],
  type: string,
  shown: Pick<SealedMedium, 'size' | 'image'> = {},
) {
  const described = { file: `/c/${path}`, name: `N-${kind}`, kind, type, fileName: path.slice(6), ...shown }
  return [path, described] as const
}

function rendition(name: string, format: 'avif' | 'webp', width: number) {
  return { name, format, width }
}

const IMAGE =
  '<img data-sealed="W" data-type="image/webp" data-avif="S 40w, L 90w" data-blur="data:," alt="Le canal" width="90" height="60" />'
const VIDEO =
  '<video data-sealed="N-video" data-type="video/mp4" controls aria-label="Le clip" playsinline preload="none"></video>'

const pieces: { what: string; markdown: string; html: string }[] = [
  {
    what: 'an image alone is a figure',
    markdown: '![Le canal](../media/canal.jpg)',
    html: `<figure>${IMAGE}</figure>`,
  },
  {
    what: 'an image that moves stays as it is',
    markdown: '![Le canal, encore](../media/boucle.gif)',
    html: '<figure><img data-sealed="N-image" data-type="image/gif" alt="Le canal, encore" width="9" height="6" /></figure>',
  },
  {
    what: 'a video has the picture beside it as its still, and its measures',
    markdown: '![La danse](../media/danse.webm)',
    html:
      '<figure><video data-sealed="N-video" data-type="video/webm" controls aria-label="La danse" data-poster="D" ' +
      'data-blur="data:," width="64" height="27" playsinline preload="none"></video></figure>',
  },
  {
    what: 'its title is the caption',
    markdown: '![Le canal](media/canal.jpg "Vers minuit")',
    html: `<figure>${IMAGE}<figcaption>Vers minuit</figcaption></figure>`,
  },
  {
    what: 'several are a gallery, in which a title is still a caption',
    markdown: '![Le canal](../media/canal.jpg)\n![Le clip](../media/clip.mp4 "Enfin")',
    html: `<div class="gallery">${IMAGE}<figure>${VIDEO}<figcaption>Enfin</figcaption></figure></div>`,
  },
  {
    what: 'among words they stay among words',
    markdown: 'Voici ![Le canal](../media/canal.jpg) à minuit',
    html: `<p>Voici ${IMAGE} à minuit</p>`,
  },
  {
    what: 'nothing but emphasis is a signature',
    markdown: 'À _toi_.\n\n_La rédaction_',
    html: '<p>À <em>toi</em>.</p>\n<p class="signature"><em>La rédaction</em></p>',
  },
  {
    what: 'sound is a player',
    markdown: '![Prise une](<../media/prise une.mp3>)',
    html: '<figure><audio data-sealed="N-audio" data-type="audio/mpeg" controls aria-label="Prise une"></audio></figure>',
  },
  {
    what: 'a link to a file is a download under its own name',
    markdown: '[Le programme](../media/%C3%A9t%C3%A9.pdf)',
    html: '<p><a href="" data-sealed="N-file" data-type="application/pdf" download="été.pdf">Le programme</a></p>',
  },
  {
    what: 'a link elsewhere opens apart and tells nobody where from',
    markdown: '[Boutique](https://exemple.fr) [écrire](mailto:a@exemple.fr)',
    html: '<p><a href="https://exemple.fr" rel="noreferrer noopener" target="_blank">Boutique</a> <a href="mailto:a@exemple.fr">écrire</a></p>',
  },
  {
    what: 'French punctuation is set as in print, and no line breaks inside it',
    markdown: `L'été, « oui » ! Vraiment ? Bien sûr... "non" \`a ? b\``,
    html: '<p>L’été, «\u202foui\u202f»\u202f! Vraiment\u202f? Bien sûr… “non” <code>a ? b</code></p>',
  },
  { what: 'frontmatter is no text', markdown: '---\nauteur: moi\n---\nBonjour', html: '<p>Bonjour</p>' },
  {
    what: 'a footnote stays text: its link would replace the private link',
    markdown: 'Un mot[^1]',
    html: '<p>Un mot[^1]</p>',
  },
]

describe('in a piece', () => {
  for (const { what, markdown, html } of pieces) {
    test(what, () => expect(renderPiece(markdown, media).trim()).toBe(html))
  }

  test('headings stand below the title of the piece, at most on the sixth level', () => {
    expect(renderPiece('# A\n\n### B\n\n#### C', media).trim()).toBe('<h4>A</h4>\n<h5>B</h5>\n<h6>C</h6>')
    expect(renderPiece('## A\n\n### B\n\n## C', media).trim()).toBe('<h4>A</h4>\n<h5>B</h5>\n<h4>C</h4>')
  })

  test('tables are aligned without style attributes, which the page forbids', () => {
    const html = renderPiece('| a |\n|--:|\n| 1 |', media)
    expect(html).toContain('<td align="right">1</td>')
    expect(html).not.toContain('style')
  })
})

test('in a teaser, headings stand below the title of the page', () => {
  expect(renderTeaser('# Bientôt\n\nIci.').trim()).toBe('<h2>Bientôt</h2>\n<p>Ici.</p>')
})
