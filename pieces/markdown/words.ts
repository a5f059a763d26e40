import type { Locale } from '../../campaigns/schema.ts'

/** What the viewer of pictures says to a fan, besides what the page says of every medium. */
export interface PictureWords {
  /** The viewer itself. */
  pictures: string
  close: string
  zoom: string
  previous: string
  next: string
}

/** ADD A LOCALE: what the viewer says in it. */
const LANGUAGES: Record<Locale, PictureWords> = {
  fr: words('Images', 'Fermer', 'Agrandir ou réduire', 'Image précédente', 'Image suivante'),
  en: words('Pictures', 'Close', 'Zoom in or out', 'Previous picture', 'Next picture'),
  es: words('Imágenes', 'Cerrar', 'Ampliar o reducir', 'Imagen anterior', 'Imagen siguiente'),
  de: words('Bilder', 'Schließen', 'Vergrößern oder verkleinern', 'Voriges Bild', 'Nächstes Bild'),
  it: words('Immagini', 'Chiudi', 'Ingrandisci o riduci', 'Immagine precedente', 'Immagine successiva'),
  pt: words('Imagens', 'Fechar', 'Ampliar ou reduzir', 'Imagem anterior', 'Próxima imagem'),
  nl: words('Foto’s', 'Sluiten', 'In- of uitzoomen', 'Vorige foto', 'Volgende foto'),
  pl: words('Zdjęcia', 'Zamknij', 'Powiększ lub pomniejsz', 'Poprzednie zdjęcie', 'Następne zdjęcie'),
  ar: words('الصور', 'إغلاق', 'تكبير أو تصغير', 'الصورة السابقة', 'الصورة التالية'),
}

function words(pictures: string, close: string, zoom: string, previous: string, next: string): PictureWords {
  return { pictures, close, zoom, previous, next }
}

export function pictureWords(locale: Locale): PictureWords {
  return LANGUAGES[locale]
}

/** What is said beside a file in parts, besides what the page says of every medium. */
export interface FileWords {
  cancel: string
  /** The network is gone. */
  waits: string
  /** It is larger than this browser takes. */
  tooLarge: string
}

/** ADD A LOCALE: what is said of large files in it. */
const FILE_LANGUAGES: Record<Locale, FileWords> = {
  fr: fileWordsOf(
    'Annuler',
    'Le réseau a lâché. Ça reprend tout seul.',
    'Trop gros pour ce navigateur. Sur un ordinateur, Chrome et Edge l’enregistrent.',
  ),
  en: fileWordsOf(
    'Cancel',
    'The network is gone. It goes on by itself.',
    'Too large for this browser. On a computer, Chrome and Edge can save it.',
  ),
  es: fileWordsOf(
    'Cancelar',
    'Se fue la red. Sigue solo en cuanto vuelva.',
    'Pesa demasiado para este navegador. En un ordenador, Chrome y Edge pueden guardarlo.',
  ),
  de: fileWordsOf(
    'Abbrechen',
    'Das Netz ist weg. Es geht von selbst weiter.',
    'Zu groß für diesen Browser. Auf einem Computer können Chrome und Edge das speichern.',
  ),
  it: fileWordsOf(
    'Annulla',
    'La rete è sparita. Riprende da solo.',
    'Troppo grande per questo browser. Su un computer, Chrome ed Edge lo salvano.',
  ),
  pt: fileWordsOf(
    'Cancelar',
    'A rede sumiu. Continua sozinho quando ela voltar.',
    'Grande demais para este navegador. Em um computador, o Chrome e o Edge conseguem salvar.',
  ),
  nl: fileWordsOf(
    'Annuleren',
    'Het netwerk is weg. Het gaat vanzelf verder.',
    'Te groot voor deze browser. Op een computer kunnen Chrome en Edge het bewaren.',
  ),
  pl: fileWordsOf(
    'Anuluj',
    'Sieć zniknęła. Samo ruszy dalej.',
    'Za duże dla tej przeglądarki. Na komputerze zapiszą to Chrome i Edge.',
  ),
  ar: fileWordsOf(
    'إلغاء',
    'انقطعت الشبكة. سيستأنف وحده.',
    'حجمه أكبر ممّا يحتمله هذا المتصفّح. على الحاسوب يحفظه Chrome وEdge.',
  ),
}

function fileWordsOf(cancel: string, waits: string, tooLarge: string): FileWords {
  return { cancel, waits, tooLarge }
}

export function fileWords(locale: Locale): FileWords {
  return FILE_LANGUAGES[locale]
}
