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
