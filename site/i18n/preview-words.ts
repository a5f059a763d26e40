import type { Phase } from '../../campaigns/phase.ts'
import type { Locale } from '../../campaigns/schema.ts'
import type { Saying } from './dictionary.ts'

/** Words of a preview, for an agency's client and no fan: in one register. Loaded for previews only. */
export interface PreviewWords {
  name: string
  /** With {date}. */
  until: string
  /** The button that shows the phases and languages. */
  choose: string
  moments: string
  phases: Record<Phase, string>
  /** A phase without a date. */
  undated: string
  note: string
  /** The note beside the share buttons. */
  share: string
  over: Saying
}

export const PREVIEW_WORDS: Record<Locale, PreviewWords> = {
  fr: {
    name: 'Aperçu',
    until: 'jusqu’au {date}',
    choose: 'Choisir le moment et la langue',
    moments: 'Moment',
    phases: { upcoming: 'Avant', private: 'En privé', public: 'Révélé', closed: 'Terminé' },
    undated: 'sans date',
    note: 'Rien n’est compté ici. Tout y est ouvert\u00a0; chez les fans, chaque pièce attend son tour.',
    share: 'Aperçu\u00a0: ces boutons passent l’adresse publique, sans lien privé. Elle n’ouvre rien et ne compte pas.',
    over: {
      line: 'Cet aperçu n’est plus valable.',
      hint: 'Il a expiré, ou il a été retiré. Qui l’a envoyé peut en faire un autre.',
    },
  },
  en: {
    name: 'Preview',
    until: 'until {date}',
    choose: 'Choose the moment and the language',
    moments: 'Moment',
    phases: { upcoming: 'Before', private: 'Private', public: 'Revealed', closed: 'Over' },
    undated: 'no date',
    note: 'Nothing is counted here. Everything is open; for fans, each piece waits for its turn.',
    share:
      'Preview: these buttons pass on the public address, without a private link. It opens nothing and does not count.',
    over: {
      line: 'This preview is no longer good.',
      hint: 'It has expired, or it was taken back. Whoever sent it can make another.',
    },
  },
  es: {
    name: 'Vista previa',
    until: 'hasta el {date}',
    choose: 'Elegir el momento y el idioma',
    moments: 'Momento',
    phases: { upcoming: 'Antes', private: 'En privado', public: 'Revelado', closed: 'Terminado' },
    undated: 'sin fecha',
    note: 'Aquí no se cuenta nada. Todo está abierto; para los fans, cada pieza espera su turno.',
    share: 'Vista previa: estos botones pasan la dirección pública, sin enlace privado. No abre nada y no cuenta.',
    over: {
      line: 'Esta vista previa ya no es válida.',
      hint: 'Ha caducado o se ha retirado. Quien la envió puede hacer otra.',
    },
  },
  de: {
    name: 'Vorschau',
    until: 'bis {date}',
    choose: 'Zeitpunkt und Sprache wählen',
    moments: 'Zeitpunkt',
    phases: { upcoming: 'Davor', private: 'Privat', public: 'Enthüllt', closed: 'Vorbei' },
    undated: 'ohne Datum',
    note: 'Hier wird nichts gezählt. Alles ist offen; bei den Fans wartet jedes Stück, bis es an der Reihe ist.',
    share:
      'Vorschau: Diese Knöpfe geben die öffentliche Adresse weiter, ohne privaten Link. Sie öffnet nichts und zählt nicht.',
    over: {
      line: 'Diese Vorschau gilt nicht mehr.',
      hint: 'Sie ist abgelaufen oder wurde zurückgezogen. Wer sie geschickt hat, kann eine neue machen.',
    },
  },
  it: {
    name: 'Anteprima',
    until: 'fino al {date}',
    choose: 'Scegliere il momento e la lingua',
    moments: 'Momento',
    phases: { upcoming: 'Prima', private: 'In privato', public: 'Svelato', closed: 'Finito' },
    undated: 'senza data',
    note: 'Qui non si conta nulla. Tutto è aperto; per i fan, ogni pezzo aspetta il suo turno.',
    share: 'Anteprima: questi pulsanti passano l’indirizzo pubblico, senza link privato. Non apre nulla e non conta.',
    over: {
      line: 'Questa anteprima non è più valida.',
      hint: 'È scaduta o è stata ritirata. Chi l’ha mandata può farne un’altra.',
    },
  },
  pt: {
    name: 'Prévia',
    until: 'até {date}',
    choose: 'Escolher o momento e o idioma',
    moments: 'Momento',
    phases: { upcoming: 'Antes', private: 'Em privado', public: 'Revelado', closed: 'Encerrado' },
    undated: 'sem data',
    note: 'Nada é contado aqui. Tudo está aberto; para os fãs, cada peça espera a sua vez.',
    share: 'Prévia: estes botões passam o endereço público, sem link privado. Ele não abre nada e não conta.',
    over: {
      line: 'Esta prévia não vale mais.',
      hint: 'Ela expirou ou foi retirada. Quem a enviou pode fazer outra.',
    },
  },
  nl: {
    name: 'Voorbeeld',
    until: 'tot {date}',
    choose: 'Moment en taal kiezen',
    moments: 'Moment',
    phases: { upcoming: 'Ervoor', private: 'Privé', public: 'Onthuld', closed: 'Voorbij' },
    undated: 'geen datum',
    note: 'Hier wordt niets geteld. Alles staat open; bij fans wacht elk stuk op zijn beurt.',
    share: 'Voorbeeld: deze knoppen geven het openbare adres door, zonder privélink. Het opent niets en telt niet.',
    over: {
      line: 'Dit voorbeeld is niet meer geldig.',
      hint: 'Het is verlopen of ingetrokken. Wie het stuurde, kan een nieuw maken.',
    },
  },
  pl: {
    name: 'Podgląd',
    until: 'do {date}',
    choose: 'Wybór momentu i języka',
    moments: 'Moment',
    phases: { upcoming: 'Przed', private: 'Prywatnie', public: 'Ujawnione', closed: 'Po wszystkim' },
    undated: 'bez daty',
    note: 'Tu nic się nie liczy. Wszystko jest otwarte; u fanów każda część czeka na swoją kolej.',
    share:
      'Podgląd: te przyciski przekazują adres publiczny, bez prywatnego linku. Niczego nie otwiera i się nie liczy.',
    over: {
      line: 'Ten podgląd już nie działa.',
      hint: 'Wygasł albo został wycofany. Kto go wysłał, może zrobić następny.',
    },
  },
  ar: {
    name: 'معاينة',
    until: 'حتى {date}',
    choose: 'اختيار اللحظة واللغة',
    moments: 'اللحظة',
    phases: { upcoming: 'قبل', private: 'خاص', public: 'مكشوف', closed: 'انتهى' },
    undated: 'بلا تاريخ',
    note: 'لا شيء يُحسب هنا. كل شيء مفتوح، أما عند الجمهور فكل قطعة تنتظر دورها.',
    share: 'معاينة: هذه الأزرار تمرّر العنوان العام بلا رابط خاص. لا يفتح شيئًا ولا يُحسب.',
    over: {
      line: 'هذه المعاينة لم تعد صالحة.',
      hint: 'انتهت مدتها أو سُحبت. من أرسلها يستطيع أن يصنع غيرها.',
    },
  },
}
