import type { Locale } from '../../campaigns/schema.ts'
import type { Kind } from './kinds.ts'

/** Placeholder texts of a new campaign, fit for a fan to read. */
interface Words {
  /** Titles of pieces. */
  titles: Record<Kind, string>
  /** The teaser, which is public; {brand} stands for the brand's name. */
  teaser: string
  /** A piece that is a text. */
  text: string
  /** Placeholder for a file that comes later. */
  later: string
  /** The label of the first link. */
  firstLink: string
}

/**
 * The texts address nobody, so that they are neither familiar nor polite. No text of a piece is repeated in a public one.
 */
export const WORDS: Record<Locale, Words> = {
  fr: {
    titles: { film: 'Le film', sound: 'Le son', pictures: 'Les images', text: 'Le texte' },
    teaser: '{brand} garde quelque chose pour quelques personnes. Chacune pense à une autre, et ainsi de suite.',
    text: 'Ces lignes attendent les vraies : celles que personne ne lira sans lien.',
    later: 'Ça viendra se poser ici.',
    firstLink: 'Premier lien',
  },
  en: {
    titles: { film: 'The film', sound: 'The track', pictures: 'The pictures', text: 'The text' },
    teaser: '{brand} is keeping something for a few people. Each of them thinks of one more, and so it travels.',
    text: 'These lines are waiting for the real ones: those that nobody reads without a link.',
    later: 'It will be right here.',
    firstLink: 'First link',
  },
  es: {
    titles: { film: 'La película', sound: 'El sonido', pictures: 'Las imágenes', text: 'El texto' },
    teaser: '{brand} guarda algo para unas pocas personas. Cada una piensa en otra, y así va pasando.',
    text: 'Estas líneas esperan a las de verdad: las que nadie lee sin enlace.',
    later: 'Aquí llegará.',
    firstLink: 'Primer enlace',
  },
  de: {
    titles: { film: 'Der Film', sound: 'Der Ton', pictures: 'Die Bilder', text: 'Der Text' },
    teaser: '{brand} hebt etwas für ein paar Menschen auf. Jeder von ihnen denkt an einen weiteren, und so geht es um.',
    text: 'Diese Zeilen warten auf die richtigen: die ohne Link niemand liest.',
    later: 'Hier kommt es noch hin.',
    firstLink: 'Erster Link',
  },
  it: {
    titles: { film: 'Il film', sound: 'Il suono', pictures: 'Le immagini', text: 'Il testo' },
    teaser: '{brand} tiene da parte qualcosa per poche persone. Ognuna pensa a un’altra, e così passa di mano.',
    text: 'Queste righe aspettano quelle vere: quelle che senza link non legge nessuno.',
    later: 'Arriverà proprio qui.',
    firstLink: 'Primo link',
  },
  pt: {
    titles: { film: 'O filme', sound: 'O som', pictures: 'As imagens', text: 'O texto' },
    teaser: '{brand} guarda uma coisa para poucas pessoas. Cada uma pensa em mais uma, e assim vai passando.',
    text: 'Estas linhas esperam pelas verdadeiras: as que ninguém lê sem link.',
    later: 'Vai chegar bem aqui.',
    firstLink: 'Primeiro link',
  },
  nl: {
    titles: { film: 'De film', sound: 'Het geluid', pictures: 'De beelden', text: 'De tekst' },
    teaser: '{brand} bewaart iets voor een paar mensen. Ieder van hen denkt aan één ander, en zo gaat het rond.',
    text: 'Deze regels wachten op de echte: die zonder link door niemand gelezen worden.',
    later: 'Hier komt het nog.',
    firstLink: 'Eerste link',
  },
  pl: {
    titles: { film: 'Film', sound: 'Dźwięk', pictures: 'Zdjęcia', text: 'Tekst' },
    teaser: '{brand} ma coś dla kilku osób. Każda z nich pomyśli o kolejnej i tak to wędruje dalej.',
    text: 'Te linijki czekają na prawdziwe: takie, których bez linku nikt nie przeczyta.',
    later: 'To pojawi się właśnie tutaj.',
    firstLink: 'Pierwszy link',
  },
  ar: {
    titles: { film: 'الفيلم', sound: 'الصوت', pictures: 'الصور', text: 'النص' },
    teaser: '{brand} يحتفظ بشيء لقلّة من الناس. كلّ واحد منهم يفكّر في آخر، وهكذا ينتقل من يد إلى يد.',
    text: 'هذه السطور تنتظر السطور الحقيقية، تلك التي لا يقرؤها أحد بلا رابط.',
    later: 'سيكون هنا قريبًا.',
    firstLink: 'الرابط الأول',
  },
}
