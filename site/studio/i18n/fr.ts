import { pluralOf } from './plural.ts'
import type { Words } from './words.ts'

const plural = pluralOf('fr')

export const fr: Words = {
  other: 'English',
  studio: 'Studio',
  skip: 'Aller aux chiffres',
  loading: 'Lecture du registre…',
  none: '–',
  nobodyCame: 'Personne n’est venu.',
  cancel: 'Annuler',
  close: 'Fermer',
  copy: 'Copier',
  copied: 'Copié',
  retry: 'Réessayer',
  more: (n) => `Tout afficher (${n})`,
  less: 'En afficher moins',
  moreFigures: 'Plus de chiffres',
  how: 'Comment est-ce compté\u202f?',
  asTable: 'Tableau',
  asChart: 'Graphique',
  phases: { upcoming: 'Pas encore ouverte', private: 'Privée', public: 'Publique', closed: 'Terminée' },
  channels: {
    whatsapp: 'WhatsApp',
    messenger: 'Messenger',
    instagram: 'Instagram',
    snapchat: 'Snapchat',
    telegram: 'Telegram',
    signal: 'Signal',
    sms: 'SMS',
    email: 'E-mail',
    line: 'LINE',
    viber: 'Viber',
    discord: 'Discord',
    imessage: 'iMessage',
    copy: 'Lien copié',
    qr: 'Code QR',
    voice: 'De vive voix',
    other: 'Voie inconnue',
  },
  kinds: { seed: 'Liste', ambassador: 'Ambassadeur', circle: 'Cercle', poster: 'Affiche', member: 'Membres' },
  refusals: {
    retry: {
      name: 'Même essai, renvoyé',
      rule: 'La connexion a coupé et la page a redemandé. Un geste fait une vue, quel que soit le nombre d’envois.',
    },
    reopened: {
      name: 'Déjà venu',
      rule: 'Ce navigateur a déjà été compté et garde son laissez-passer. Revenir ne fait pas une vue de plus.',
    },
    'own-link': {
      name: 'Son propre lien',
      rule: 'Quelqu’un a ouvert le lien qu’il fait suivre lui-même. On n’est pas son propre ami.',
    },
    automated: {
      name: 'Robot',
      rule: 'Un aperçu de messagerie, un antivirus de mail ou un robot d’indexation. Seul le geste d’un humain compte.',
    },
    'link-invalid': {
      name: 'Pas un lien à nous',
      rule: 'Coupé, mal recopié ou inventé\u00a0: sa signature ne correspond pas. Il n’a rien ouvert.',
    },
    'link-revoked': { name: 'Lien révoqué', rule: 'Le lien avait été révoqué. Il n’a rien ouvert.' },
    'link-exhausted': {
      name: 'Lien épuisé',
      rule: 'Le lien avait été ouvert autant de fois que son plafond le permet.',
    },
    'circle-unknown': {
      name: 'Cercle inconnu',
      rule: 'La page proposait un cercle que la campagne n’a plus.',
    },
    'words-unknown': {
      name: 'Mots faux',
      rule: 'Des mots qui n’ouvrent rien\u00a0: mal entendus, ou vieux de plus d’un jour.',
    },
    'not-open-yet': { name: 'Trop tôt', rule: 'Le lien a été ouvert avant la campagne. Il marchera plus tard.' },
    closed: { name: 'Trop tard', rule: 'La campagne était close.' },
    'work-required': {
      name: 'Travail demandé d’abord',
      rule: 'Son réseau, son lien ou sa branche allait plus vite que des gens\u00a0: une preuve de travail a d’abord été demandée. Qui la fournit entre.',
    },
    'slow-down': {
      name: 'Trop à la fois',
      rule: 'Plus d’essais d’un même endroit que des gens n’en font. Ils pouvaient réessayer un peu après.',
    },
  },

  signIn: {
    title: 'Le studio aussi s’ouvre par un lien privé.',
    line: 'C’est là que ceux qui portent une campagne la regardent circuler, en direct, et répondent de chaque chiffre.',
    how: 'Si vous avez un lien, rouvrez-le. Sinon, demandez-le à qui tient ce site\u202f; il se fait ainsi\u00a0:',
    command: 'npm run entrenous -- studio invite --name "Votre nom"',
    opening: 'Un instant…',
    expired:
      'Vous avez été déconnecté\u00a0: la session est arrivée à son terme, ou on y a mis fin. Rouvrez votre lien.',
    notSignedOut:
      'Le studio n’a pas pu être joint\u00a0: vous êtes toujours connecté. Rechargez cette page et déconnectez-vous de nouveau.',
    signedOut: 'Vous êtes déconnecté. Votre lien vous fait rentrer.',
    refused: 'Ce lien n’ouvre plus le studio\u00a0: il a expiré, a été révoqué, ou n’a pas été copié en entier.',
    offline: 'Le studio est injoignable pour l’instant.',
    tooMany: 'Trop d’essais. Attendez une minute, puis rouvrez votre lien.',
  },
  account: {
    roles: { viewer: 'Lecture', editor: 'Lecture et liens', owner: 'Propriétaire' },
    signOut: 'Se déconnecter',
    signOutEverywhere: 'Se déconnecter partout',
  },
  connection: {
    live: 'En direct',
    lost: 'Connexion perdue, nouvel essai',
    asking: 'Relevé toutes les quelques secondes',
    at: (time) => `· chiffres de ${time}`,
  },

  campaigns: {
    title: 'Toutes les campagnes',
    none: 'Aucune campagne que vous puissiez voir ici.',
    noneHint: 'La personne qui vous a invité peut en ajouter.',
    unread: (titles) => `Pas de chiffres ici pour l’instant\u00a0: ${titles}`,
    columns: {
      campaign: 'Campagne',
      phase: 'Phase',
      last24: 'Dernières 24 heures',
      views: 'Vues',
      clear: 'Nettes',
      goal: 'Objectif',
      pace: 'Par heure',
    },
    alerts: (n, shown) => plural(n, { one: `${shown} lien sort du lot`, other: `${shown} liens sortent du lot` }),
    all: 'Toutes les campagnes',
  },

  bar: {
    label: 'Ce qui est affiché',
    range: 'Période',
    ranges: { '6h': '6 h', '24h': '24 h', '3d': '3 j', '7d': '7 j', '30d': '30 j', all: 'Tout' },
    rangeNames: {
      '6h': 'les 6 dernières heures',
      '24h': 'les 24 dernières heures',
      '3d': 'les 3 derniers jours',
      '7d': 'les 7 derniers jours',
      '30d': 'les 30 derniers jours',
      all: 'depuis le début',
    },
    bucket: 'Par',
    buckets: { auto: 'auto', quarter: 'quart d’heure', hour: 'heure', day: 'jour', week: 'semaine' },
    before: 'Période d’avant',
    channel: 'Canal',
    everyChannel: 'tous les canaux',
    root: 'Premier lien',
    everyRoot: 'tous les premiers liens',
    lostRoot: 'Un lien perdu',
    clear: 'Effacer les filtres',
    export: 'Exporter',
    print: 'Imprimer ou PDF',
    wall: 'Mur',
    leaveWall: 'Quitter le mur',
    copyLink: 'Copier l’adresse de cette vue',
    keys: 'Touches',
  },

  far: {
    question: 'Jusqu’où\u202f?',
    counted: [
      'Une vue, c’est quelqu’un qui a ouvert un lien privé pour la première fois, d’un geste. Partage = vue = une ligne du registre, écrite sur disque avant que rien ne s’ouvre. Le chiffre ne baisse que si quelqu’un annule des vues, avec une raison, au journal.',
      'Ce qui s’ouvre à un nombre de vues, et le plafond d’un premier lien, comptent les vues nettes\u202f; l’objectif compte ce que montre le compteur public. Les partages d’un fan comptent toutes ses vues, sauf celles d’une rafale.',
      'Les vues par heure sont celles des dernières heures qui en réunissent au moins 30, avec leur intervalle à 95\u202f%\u00a0: ce qui a été, pas ce qui vient. La date de l’objectif vient de la campagne prolongée un grand nombre de fois, avec sa propre façon de passer de main en main et ses propres nuits\u00a0: quatre fois sur cinq, il est atteint entre les deux moments. Une simulation s’arrête quand la campagne se termine ou se révèle.',
    ],
    views: (n) => plural(n, { one: 'vue', other: 'vues' }),
    allClear: (n) =>
      plural(n, {
        one: 'Nette\u00a0: rien ne contredit une personne',
        other: 'Toutes nettes\u00a0: rien ne contredit des personnes',
      }),
    allDoubtful: (n) => plural(n, { one: 'Douteuse', other: 'Toutes douteuses' }),
    madeOf: (n, { clear, doubtful }) =>
      `Dont ${plural(n.clear, { one: `${clear} nette`, other: `${clear} nettes` })}, ${plural(n.doubtful, { one: `${doubtful} douteuse`, other: `${doubtful} douteuses` })} (peu humaines)`,
    voided: (n, shown) =>
      `\u202f; ${plural(n, { one: `${shown} annulée, en plus`, other: `${shown} annulées, en plus` })}`,
    rules: {
      clear: { name: 'Nette', rule: 'Rien ne contredit une personne à qui on a donné le lien.' },
      doubtful: {
        name: 'Douteuse',
        rule: 'Entrée et comptée, mais peu humaine. Les raisons sont plus bas, sous «\u202fÀ quel point est-ce sûr\u202f?\u202f».',
      },
      voided: {
        name: 'Annulée',
        rule: 'Sortie de tous les chiffres par quelqu’un d’ici, avec une raison. Elle peut y revenir.',
      },
    },
    counter: {
      name: 'Compteur public',
      clear: (shown) => `Il montre les vues nettes\u00a0: ${shown}.`,
      all: 'Il montre toutes les vues, même douteuses.',
    },
    clear: (n, shown) => plural(n, { one: `${shown} nette`, other: `${shown} nettes` }),
    goal: (goal) => `objectif ${goal}`,
    ofGoal: (percent) => `${percent} de l’objectif`,
    ofGoalClear: (percent) => `${percent} de l’objectif, en vues nettes`,
    reached: 'Objectif atteint.',
    reachedWithDoubt: (clear) => `Objectif atteint avec les vues douteuses seulement. Vues nettes\u00a0: ${clear}.`,
    noGoal: 'sans objectif',
    forecast: (goal, at, earliest, latest) =>
      `${goal} vers ${at} (4 simulations sur 5\u00a0: ${earliest} à ${latest}).`,
    beforeClose: (at) => `avant la fin, ${at}`,
    beforeReveal: (at) => `avant la révélation, ${at}`,
    perhaps: (goal, at, runs, before) =>
      `${goal} peut-être vers ${at}\u00a0: on y arrive dans ${runs} simulations sur 100${before ? ` ${before}` : ''}.`,
    notByItself: (goal, n, shown) =>
      n === 0
        ? `${goal}\u00a0: pas tout seul. On n’y arrive dans aucune des 100 simulations.`
        : `${goal}\u00a0: sans doute pas tout seul. On y arrive dans ${plural(n, { one: `${shown} simulation`, other: `${shown} simulations` })} sur 100.`,
    notInTime: (goal, before, n, shown) =>
      n === 0
        ? `${goal} ${before}\u00a0: non. On n’y arrive dans aucune des 100 simulations.`
        : `${goal} ${before}\u00a0: sans doute pas. On y arrive dans ${plural(n, { one: `${shown} simulation`, other: `${shown} simulations` })} sur 100.`,
    tooEarly: (goal) =>
      `Trop tôt pour dire quand l’objectif de ${goal} sera atteint\u00a0: il faut une heure, et 20 vues par des liens de fans.`,
    tooEarlyUntil: (goal, at) =>
      `Trop tôt pour dire quand l’objectif de ${goal} sera atteint\u00a0: pas avant ${at}, ni avant 20 vues par des liens de fans.`,
    still: 'Rien ne bouge en ce moment.',
    moving: (rate, unit) => `Ça circule, à ${rate} ${unit}.`,
    young: 'Ça circule depuis moins d’une heure\u00a0: trop tôt pour une allure.',
    tooYoung: 'depuis moins d’une heure',
    viewsPer: (unit) => `vues ${unit}, dernièrement`,
    anHour: 'par heure',
    aDay: 'par jour',
    fewerAhead: 'et moins par la suite, selon la prévision',
    moreAhead: 'et plus par la suite, selon la prévision',
    inRange: 'sur cette période',
    against: (change, before) => `${change} sur ${before} avant`,
    depth: 'plus longue chaîne de partages',
    generations: (n, shown) => plural(n, { one: `${shown} génération`, other: `${shown} générations` }),
    orMore: (generations) => `${generations} ou plus`,
    range: (low, high) => `sans doute ${low} à ${high}`,
    upcoming: (at) => `Ouvre ${at}. D’ici là, les liens peuvent être donnés, et attendent.`,
    closed: (at) => `Terminée ${at}. Plus rien n’est compté.`,
    public: 'Révélée\u00a0: tout le monde peut l’ouvrir sans lien, et ce n’est pas une vue.',
    folded: (at) =>
      `L’arbre des partages a été replié dans ses chiffres ${at}\u00a0: plus personne ne sait qui l’a passé à qui.`,
    empty: 'Personne encore. La première vue apparaîtra ici d’elle-même.',
    emptyVoided: (n, shown) =>
      plural(n, {
        one: `Rien ne compte\u00a0: la seule vue (${shown}) est annulée.`,
        other: `Rien ne compte\u00a0: les ${shown} vues sont annulées.`,
      }),
    emptyHint: 'Le lien à donner en premier\u00a0:',
  },

  growing: {
    question: 'Est-ce que ça monte encore\u202f?',
    counted: [
      'R, le taux de reproduction, dit combien de vues passent par le lien d’un même fan, en moyenne, dans un délai donné après son ouverture. Chacun compte pour le temps qu’il a eu\u00a0: les plus récents pour leurs minutes, les plus anciens pour leurs jours. Il ne peut donc que monter avec le délai.',
      'Ce qu’il atteint avec le temps n’est dit que là où les données vont assez loin. Au-dessus de 1, chaque génération est plus grande que la précédente\u202f; en dessous, ça s’éteint.',
      'Une fois la campagne terminée, plus rien n’est estimé\u00a0: R, ce sont les vues par les liens des fans, divisées par tous les fans, y compris les derniers arrivés, qui n’ont pas eu le temps. Il est toujours sous 1\u00a0: ceux qui sont venus par un premier lien sont des fans aussi, et personne ne les a amenés.',
      'Les traits sont des intervalles à 95\u202f%. Quelques fans font suivre à beaucoup de monde\u00a0: l’intervalle est plus large qu’un simple comptage ne le dirait.',
      'R ne compte que les vues nettes de fans nets\u00a0: ce que fait un script ne dit rien des gens. Les vues dans le temps montrent aussi les douteuses. Qui fait suivre un lien en le publiant est un seul fan, avec beaucoup de vues.',
    ],
    sentences: {
      yes: (r, low, high, within) =>
        `Ça monte tout seul\u00a0: chaque fan en a amené ${r} en ${within} (R, sûr à 95\u202f%\u00a0: ${low} à ${high}).`,
      no: (r, low, high, within) =>
        `Ça s’éteint\u00a0: chaque fan n’en a amené que ${r} en ${within} (R, sûr à 95\u202f%\u00a0: ${low} à ${high}).`,
      even: (r, low, high, within) =>
        `Ça tient\u00a0: chaque fan en a amené ${r} en ${within} (R, sûr à 95\u202f%\u00a0: ${low} à ${high}).`,
      unsure: (r, low, high, within) =>
        `Trop tôt pour dire si ça monte\u00a0: chaque fan en a amené ${r} en ${within}, et de ${low} à ${high}, tout se tient (R, sûr à 95\u202f%).`,
      plain: (r, low, high, within) =>
        `Chaque fan en a amené ${r} en ${within} (R, sûr à 95\u202f%\u00a0: ${low} à ${high})\u202f; au-dessus de\u00a01, ça monte tout seul.`,
    },
    nobody: (high, within) =>
      `Aucun fan n’a amené personne en ${within} (sûr à 95\u202f%\u00a0: ${high} chacun au plus).`,
    over: (r) => `C’est fini\u00a0: chaque fan en a amené ${r} en moyenne (R, compté).`,
    overNobody: 'C’est fini\u00a0: aucun fan n’a amené personne.',
    overFew: 'C’est fini\u00a0: trop peu de monde pour dire combien chaque fan en a amené. Il faut dix fans.',
    eventual: (r, low, high) => `Avec le temps, ce sera ${r} chacun (${low} à ${high}).`,
    empty: 'Ici, les vues dans le temps, et à partir de dix fans, combien chacun en amène.',
    tooEarly:
      'Trop tôt pour dire combien chaque fan en amène\u00a0: il faut dix fans, une minute, et qu’aucun n’en ait amené une grande part à lui seul.',
    eventualFrom: (when) => `Combien avec le temps\u00a0: réponse sans doute dès ${when}.`,
    doubling: (time) => `L’allure double en ${time}.`,
    halving: (time) => `L’allure baisse de moitié en ${time}.`,
    views: {
      title: 'Vues',
      columns: { at: 'À partir de', views: 'Vues', clear: 'Nettes', before: 'Période d’avant' },
    },
    viewsSentence: (count, when) => `Au plus\u00a0: ${count}, ${when}`,
    noViews: 'Aucune vue sur cette période',
    generations: {
      title: 'Combien de personnes chaque fan a amenées',
      columns: {
        generation: 'Génération',
        views: 'Vues',
        clear: 'Nettes',
        forwarders: 'Ont fait suivre',
        reproduction: 'Chacun en amène (R)',
      },
    },
    generationsSentence:
      'Au-dessus du trait à 1, la génération suivante est plus grande. La première l’a eu d’un premier lien, la deuxième d’un fan de la première, et ainsi de suite\u202f; les dernières ont eu le moins de temps. Le R plus haut est celui de toutes ensemble, sur la durée qu’il nomme. Traits fins\u00a0: sûr à 95\u202f%.',
    generationsOver:
      'Au-dessus du trait à 1, la génération suivante a été plus grande. La première l’a eu d’un premier lien, la deuxième d’un fan de la première, et ainsi de suite\u202f; les dernières ont eu le moins de temps. Le R plus haut est celui de toutes ensemble.',
    within: (time) => `en ${time}`,
    inTheEnd: 'Ce que chaque fan amène, avec le temps',
    interval: (low, high) => `Sûr à 95\u202f%\u00a0: ${low} à ${high}.`,
    method: (name) => `Estimé d’après ${name}.`,
    methods: { 'last-doublings': 'ce que chaque doublement du délai ajoutait encore' },
    first: 'De l’ouverture au premier partage',
    early: 'trop tôt',
    few: 'trop peu',
    firstHalf: 'La moitié de ceux qui font suivre sont plus rapides\u202f; trop tôt pour dire neuf sur dix.',
    firstNinetieth: (time) =>
      `La moitié de ceux qui font suivre sont plus rapides\u202f; neuf sur dix le font en ${time}.`,
    firstFrom: (n, shown) =>
      plural(n, {
        one: `D’après ${shown} fan qui a fait suivre, en tenant compte de ceux qui viennent d’ouvrir.`,
        other: `D’après ${shown} fans qui ont fait suivre, en tenant compte de ceux qui viennent d’ouvrir.`,
      }),
    firstEarly: (n, shown) =>
      plural(n, {
        one: `${shown} fan a fait suivre. Le temps qu’il faut se dit à partir de 20, quand peu d’autres sont attendus, et pas avant un jour et une nuit.`,
        other: `${shown} fans ont fait suivre. Le temps qu’il faut se dit ${n < 20 ? 'à partir de 20, ' : ''}quand peu d’autres sont attendus, et pas avant un jour et une nuit.`,
      }),
    nobodyYet: 'Personne n’a encore fait suivre.',
    firstOver: (n, shown) =>
      plural(n, {
        one: `D’après ${shown} fan qui a fait suivre.`,
        other: `D’après les ${shown} fans qui ont fait suivre.`,
      }),
    firstFew: (n, shown) =>
      plural(n, {
        one: `${shown} fan a fait suivre. Le temps qu’il faut se dit à partir de 20.`,
        other: `${shown} fans ont fait suivre. Le temps qu’il faut se dit à partir de 20.`,
      }),
    nobodyEver: 'Personne n’a fait suivre.',
    now: 'cette période',
    windowBefore: 'avant',
    unfinished: 'en cours',
    cut: 'raccourcie',
  },

  carries: {
    question: 'Qui le porte, et par où\u202f?',
    counted: [
      'Le canal est celui dont le bouton a servi en route\u202f; c’est une lettre dans le lien, un indice et non une preuve. Un lien copié à la main compte comme copié.',
      'Chaque fan en amène (R)\u00a0: les vues passées par le lien d’un fan venu par ce canal, en moyenne, dans le délai indiqué.',
      'Vues par usage\u00a0: les vues venues par un canal pour chaque usage de son bouton. Un message à un groupe peut en amener beaucoup.',
      'Toutes les vues d’un premier lien, c’est tout ce qui en est né\u00a0: les directes par le lien lui-même, et celles de tous les liens suivants. Les parts font 100\u202f%, puisque chaque vue a exactement un premier lien.',
    ],
    all: (channel) => `Tout est venu par un canal\u00a0: ${channel}.`,
    chosen: (channel) => `Seulement ce qui est venu par un canal\u00a0: ${channel}.`,
    sentence: (channel, share) => `${channel} porte ${share}`,
    both: (first, second, share) => `${first} et ${second} portent chacun ${share}`,
    even: (n, share) => `Aucun canal ne domine\u00a0: ${n} portent chacun ${share}.`,
    andDeepest: ', et a la plus longue chaîne.',
    deepest: (channel) => `\u202f; ${channel} a la plus longue chaîne.`,
    noneInRange: 'Rien n’a circulé sur cette période.',
    channels: {
      title: 'Canaux',
      columns: {
        channel: 'Canal',
        views: 'Vues',
        clear: 'Nettes',
        share: 'Part',
        intents: 'Bouton utilisé',
        perIntent: 'Vues par usage',
        reproduction: 'Chaque fan en amène (R)',
        depth: 'Plus longue chaîne',
      },
    },
    roots: {
      title: 'Premiers liens',
      columns: {
        label: 'Donné à',
        kind: 'Genre',
        channel: 'Par',
        reach: 'Toutes les vues',
        clear: 'Nettes',
        share: 'Part',
        views: 'Directes',
        depth: 'Plus longue chaîne',
        spark: 'Dans le temps, même échelle',
      },
    },
    rootsAll: (label) => `Tout est né de «\u202f${label}\u202f».`,
    rootsMost: (label, share) => `L’essentiel est né de «\u202f${label}\u202f»\u00a0: ${share}.`,
    rootsMore: (label, share) => `«\u202f${label}\u202f» a donné plus que tout autre\u00a0: ${share}.`,
    filter: 'Filtrer les premiers liens',
    noMatch: 'Aucun premier lien ne s’appelle ainsi.',
    only: (name) => `Seulement ${name}`,
    capped: (n, shown) => plural(n, { one: `au plus ${shown} vue nette`, other: `au plus ${shown} vues nettes` }),
    revoked: 'révoqué',
    empty: 'Rien n’a encore circulé. Canaux et premiers liens seront classés ici.',
  },

  travels: {
    question: 'Comment ça circule\u202f?',
    counted: [
      'Chaque point est une vue, chaque trait un lien passé. Un petit arbre part des premiers liens à gauche, une colonne par génération\u202f; un grand, du centre, un cercle par génération. Aucun nom n’est connu\u00a0: un point est un numéro qui n’ouvre rien.',
      'Les branches de moins de 5 vues sont repliées dans le point qui les porte, pour que personne ne se devine à ses quelques amis\u202f; jusqu’à 60 vues, les propriétaires les voient toutes. Pour la même raison, seuls les propriétaires voient quand quelqu’un est venu, et par où est tu là où peu sont venus.',
      'La distance entre deux vues d’un même arbre est le nombre de passages de l’une à l’autre (viralité structurelle, Goel et al. 2016). Elle est de 2 quand tout le monde l’a eu du même lien, et grandit avec les chaînes.',
    ],
    sentence: (share, people) =>
      `${share} de ces vues sont venues par des amis d’amis\u202f; la plus longue chaîne compte ${people}.`,
    people: (n, shown) => plural(n, { one: `${shown} personne`, other: `${shown} personnes` }),
    straight: (n) =>
      plural(n, {
        one: 'Elle est venue tout droit d’un premier lien\u00a0: personne ne l’a passé plus loin.',
        other: 'Chaque vue est venue tout droit d’un premier lien\u00a0: personne ne l’a passé plus loin.',
      }),
    noneInRange: 'Rien n’a circulé sur cette période.',
    empty: 'L’arbre pousse ici, dès la première vue.',
    folded: (at) => `L’arbre a été replié ${at}, comme promis aux fans. Reste le nombre de vues de chaque génération.`,
    since: (drawn) => `Depuis\u00a0: ${drawn}`,
    young: 'L’arbre se dessine à partir de 5 vues d’un même premier lien, pour que personne ne soit reconnu.',
    tree: 'L’arbre des partages',
    treeHint:
      'Glisser pour bouger\u202f; cliquer pour zoomer à la molette. Au clavier\u00a0: flèches, + et −, 0 pour tout voir.',
    drawn: (drawn, size, shown) =>
      `${drawn} ${plural(size, { one: `vue dessinée sur ${shown}`, other: `vues dessinées sur ${shown}` })}`,
    allDrawn: (n, shown) => plural(n, { one: `${shown} vue dessinée`, other: `${shown} vues, toutes dessinées` }),
    whyFolded: (n) => `\u00a0: les branches de moins de ${n} vues sont repliées, pour que personne ne soit reconnu`,
    whyMost: (n) => `\u00a0: ${n} points au plus, les plus grandes branches d’abord`,
    zoomIn: 'Plus près',
    zoomOut: 'Plus loin',
    fit: 'Tout',
    legend: {
      view: 'vue',
      folded: 'de petites branches y sont repliées\u00a0: sa taille, ou +n, dit combien de vues',
      doubtful: 'douteuse',
    },
    generation: (generation) => `Génération ${generation}`,
    column: (generation, n, shown) =>
      `Génération ${generation}\u00a0: ${plural(n, { one: `${shown} vue`, other: `${shown} vues` })}`,
    doubtful: 'douteuse',
    below: (n, shown) => plural(n, { one: `${shown} vue en est née`, other: `${shown} vues en sont nées` }),
    foldedInto: (n, shown) => plural(n, { one: `dont ${shown} repliée`, other: `dont ${shown} repliées` }),
    root: 'Premier lien',
    chosen: 'Choisi dans l’arbre',
    branch: (n, views, share) =>
      `La plus grande branche née d’un fan compte ${plural(n, { one: `${views} vue`, other: `${views} vues` })}, ${share} du total.`,
    virality: (hops) =>
      `Deux personnes d’un même arbre sont à ${hops} passages l’une de l’autre, en moyenne\u202f; 2, ce serait que toutes l’aient eu du même lien.`,
    generations: { title: 'Générations', columns: { generation: 'Génération', views: 'Vues', share: 'Part' } },
    branches: {
      title: 'Ce que compte chaque branche',
      sentence: 'Une branche commence par un fan qui a eu un premier lien, et compte tous ceux d’après.',
      columns: { size: 'Vues dedans', branches: 'Branches', share: 'Des branches' },
    },
    upTo: (from, to) => `${from} à ${to}`,
    load: 'Dessiner l’arbre',
  },

  uncounted: {
    question: 'Qu’est-ce qui n’a pas été compté, et pourquoi\u202f?',
    counted: [
      'Les ouvertures brutes sont tous les gestes qui nous sont parvenus. Chacun est soit une vue, soit compté ici, pour une raison et une seule\u00a0: les deux font le total. Les vues annulées ne sont ni d’un côté ni de l’autre.',
      'Charger une page ou lire un lien ne compte rien et n’est dans aucun des deux chiffres\u202f; seul un geste est une ouverture.',
    ],
    sentence: ({ raw, counted }, shown) =>
      `${plural(raw, { one: `${shown.raw} ouverture`, other: `${shown.raw} ouvertures` })}\u00a0: ${plural(counted, { one: `${shown.counted} vue`, other: `${shown.counted} vues` })}, ${plural(raw - counted, { one: `${shown.not} non comptée`, other: `${shown.not} non comptées` })}.`,
    nothing: 'Aucune ouverture sur cette période.',
    empty: (n, shown) =>
      plural(n, {
        one: 'L’unique ouverture a été une vue.',
        other: `Chacune des ${shown} ouvertures a été une vue.`,
      }),
    reasons: {
      title: 'Raisons',
      columns: { reason: 'Raison', openings: 'Ouvertures', share: 'Du total', rule: 'Règle' },
    },
    chart: {
      title: 'Ouvertures dans le temps',
      columns: { at: 'À partir de', counted: 'Comptées', uncounted: 'Non comptées' },
    },
    mostly: (reason) => `Surtout\u00a0: ${reason}.`,
    firstTwo: (first, second) => `D’abord\u00a0: ${first}, ${second}.`,
  },

  doubt: {
    question: 'À quel point est-ce sûr\u202f?',
    counted: [
      'Une vue douteuse est entrée et comptée. Elle porte ce qu’elle a de peu humain\u00a0: quelques oui ou non, rien sur la personne. Une vue peut en porter plusieurs\u00a0: les lignes font plus que le nombre de vues douteuses.',
      'Aucune marque n’est une preuve. Chacune se trompe dans les deux sens, et c’est dit à côté\u00a0: des gens la portent quand même, des scripts ne la portent pas.',
      'Qui ouvre le même lien d’ami dans deux navigateurs fait deux vues, et aucun chiffre ici ne peut le dire\u00a0: personne n’est connu, donc personne n’est reconnu.',
    ],
    sentence: (n, shown, views, share) =>
      `${plural(n, { one: `${shown} vue sur ${views} porte`, other: `${shown} vues sur ${views} portent` })} un doute, soit ${share}.`,
    all: (n, shown) =>
      plural(n, { one: 'L’unique vue porte un doute.', other: `Chacune des ${shown} vues porte un doute.` }),
    none: (n) => plural(n, { one: 'L’unique vue ne porte aucun doute.', other: 'Aucune vue ne porte de doute.' }),
    empty: 'Là où des vues seront peu humaines, il sera dit ici pourquoi.',
    title: 'Doutes',
    columns: { doubt: 'Doute', views: 'Vues', share: 'Du total', rule: 'Règle', errs: 'Comment il se trompe' },
    doubts: {
      burst: {
        name: 'Rafale',
        rule: 'Son réseau a ouvert bien plus, en quelques minutes, qu’une foule derrière une même adresse.',
        tooMany:
          'Des gens la portent dans une foule plus grande qu’un stade, ou s’ils partagent une adresse avec un script.',
        tooFew: 'Un script qui a beaucoup de réseaux, ou du temps, ne la porte pas.',
      },
      work: {
        name: 'Travail fourni',
        rule: 'Son réseau, son lien ou sa branche allait si vite que la page a dû fournir une preuve de travail, et l’a fournie.',
        tooMany: 'Des gens la portent quand ils arrivent au milieu d’une ruée, quel qu’en soit l’auteur.',
        tooFew: 'Un script qui reste lent n’a jamais à en fournir.',
      },
      kin: {
        name: 'Même réseau, à la suite',
        rule: 'Pour la quatrième fois de suite, un lien a été ouvert dans le réseau de son propriétaire en quelques minutes, et ce réseau le fait souvent.',
        tooMany:
          'Des gens la portent quand le lien passe de main en main dans une école ou un bureau\u202f; une famille, non.',
        tooFew: 'Un script qui change de réseau, ou qui attend, ne la porte pas.',
      },
      browser: {
        name: 'Navigateur étrange',
        rule: 'Il envoie ce qu’aucun navigateur n’envoie, omet ce que le sien envoie toujours, ou dit qu’un programme le conduit.',
        tooMany:
          'Des gens la portent quand une extension, un antivirus ou une entreprise change ce que leur navigateur envoie.',
        tooFew: 'Un script qui copie ce qu’un navigateur envoie ne la porte pas.',
      },
      fast: {
        name: 'Trop vite',
        rule: 'Ouverte quelques secondes après le propriétaire de son lien, encore et encore\u202f; ou bien son lien ou sa branche a grandi plus vite que des gens ne font suivre.',
        tooMany: 'Des gens la portent quand un lien est montré à l’écran, ou quand des milliers suivent un même fan.',
        tooFew: 'Un script qui attend ne la porte pas.',
      },
    },
    unknown: 'Ce qui ne peut pas se savoir',
    twice: (n, shown) =>
      `${plural(n, { one: `Jusqu’à ${shown} de ces vues peut être une même personne deux fois\u00a0: elle est venue`, other: `Jusqu’à ${shown} de ces vues peuvent être une même personne deux fois\u00a0: elles sont venues` })} du réseau du propriétaire de leur lien, dans la demi-heure. Une famille sur un même Wi-Fi se voit pareil, et une personne à deux navigateurs aussi.`,
    noTwice:
      'Aucune vue n’est venue du réseau du propriétaire de son lien dans la demi-heure\u00a0: rien ne laisse penser à une personne comptée deux fois.',
    reposted: (n, shown) =>
      `${plural(n, { one: `${shown} vue est venue`, other: `${shown} vues sont venues` })} par des liens de fans, au-delà de ce qu’un groupe contient. Un tel lien a été publié ou repris\u00a0: qui l’a repassé là, l’arbre ne le sait pas.`,
    noReposted:
      'Aucun lien de fan n’a été ouvert par plus de gens qu’un groupe n’en contient\u00a0: rien ne laisse penser à un lien repris ailleurs.',
    voided: (n, shown) =>
      plural(n, {
        one: `${shown} vue est annulée\u00a0: elle n’est dans aucun chiffre.`,
        other: `${shown} vues sont annulées\u00a0: elles ne sont dans aucun chiffre.`,
      }),
    whole: 'Toute la campagne',
  },

  leaks: {
    question: 'Est-ce que ça fuit, ou est-ce forgé\u202f?',
    counted: [
      'Un groupe a tant de membres, et ouvre un lien d’un élan qui retombe. Un lien que bien plus de gens ouvrent, ou qui ne ralentit pas, a sans doute été publié.',
      'Une branche à moitié douteuse, une étoile, une chaîne ou une rafale au cœur de la nuit grandit comme une machine la fait grandir. Les liens de la marque sont surveillés aussi.',
      'Être signalé ne change rien en soi\u00a0: les vues restent comptées tant que personne ne les annule. Les deux premiers seuils se règlent par campagne, sous «\u202fleaks\u202f» dans son campaign.yaml.',
    ],
    none: 'Aucun lien ne sort du lot\u00a0: aucun ne semble publié, ni grossi par une machine.',
    some: {
      public: (n, shown) =>
        plural(n, {
          one: `${shown} lien se comporte comme une publication.`,
          other: `${shown} liens se comportent comme des publications.`,
        }),
      machine: (n, shown) =>
        plural(n, {
          one: `${shown} lien grandit comme une machine le fait grandir.`,
          other: `${shown} liens grandissent comme une machine les fait grandir.`,
        }),
      mixed: (n, shown) =>
        plural(n, {
          one: `${shown} lien sort du lot\u00a0: publié, ou grossi par une machine.`,
          other: `${shown} liens sortent du lot\u00a0: publiés, ou grossis par une machine.`,
        }),
    },
    rules: {
      many: (views, limit) =>
        `Ouvert par ${views} personnes. Signalé à partir de ${limit}\u00a0: plus qu’un groupe n’en contient.`,
      fast: (views, limit) =>
        `${views} vues en un quart d’heure, sans compter les dix premières. Signalé à partir de ${limit}\u00a0: plus vite que n’ouvrent les groupes.`,
      machine: (views, limit) =>
        `${views} vues douteuses dans sa branche, au moins la moitié. Signalé à partir de ${limit}\u00a0: grossie par une seule machine.`,
      star: (views, limit) =>
        `${views} de celles qui ont ouvert le lien lui-même sont douteuses, au moins la moitié. Signalé à partir de ${limit}\u00a0: une étoile.`,
      chain: (views, limit) =>
        `Une chaîne\u00a0: ${views} vues, en générations d’à peine plus d’une vue chacune. Signalé à partir de ${limit} générations\u00a0: plus que n’en font les gens.`,
      night: (views, limit) =>
        `${views} vues en rafale entre une heure et cinq heures du matin. Signalé à partir de ${limit}\u00a0: les gens dorment.`,
    },
    from: (channel, at) => `Lien d’un fan${at ? ` arrivé ${at}` : ''}${channel ? ` (${channel})` : ''}`,
    hour: (at) => `dans l’heure de ${at}`,
    fromRoot: (label, channel) => `Premier lien «\u202f${label}\u202f» (${channel})`,
    spread: (n, shown, generations) =>
      `${plural(n, { one: `${shown} vue de plus`, other: `${shown} vues de plus` })}, sur ${generations}`,
    doubtful: (n, shown) =>
      plural(n, {
        one: `${shown} vue de sa branche est douteuse`,
        other: `${shown} vues de sa branche sont douteuses`,
      }),
    capped: (n, shown) =>
      plural(n, { one: `Au plus ${shown} vue nette désormais`, other: `Au plus ${shown} vues nettes désormais` }),
    revokedAt: (at) => `Révoqué ${at}`,
  },

  links: {
    show: 'Liens et codes',
    ambassadors: 'Ambassadeurs et leurs mots',
    previews: 'Aperçus pour le client',
    new: 'Nouveaux premiers liens',
    newHint: 'Un nom par ligne\u00a0: chacun reçoit son propre lien, et sa ligne dans le tableau ci-dessus.',
    names: 'Noms',
    namesHint: 'Nadia\nLa liste du vendredi\nAffiche, rue des Martinets',
    kind: 'Genre',
    channel: 'Donné par',
    usual: 'selon le genre',
    cap: 'Au plus',
    capHint: 'vues nettes par le lien lui-même\u202f; vide\u00a0: sans limite',
    create: (n, shown) =>
      n === 0 ? 'Créer les liens' : plural(n, { one: `Créer ${shown} lien`, other: `Créer ${shown} liens` }),
    created: (n, shown) => plural(n, { one: `${shown} lien créé.`, other: `${shown} liens créés.` }),
    csv: 'Télécharger en CSV',
    copyLink: 'Copier le lien',
    qr: 'Code QR',
    print: 'À imprimer (PDF)',
    sizes: { a4: 'Affiche A4', a3: 'Affiche A3', stickers: '24 autocollants' },
    capLink: 'Plafonner à',
    revokeLink: 'Révoquer le lien',
    revokeBranch: 'Révoquer avec tout ce qui en est né',
    restoreLink: 'Rétablir le lien',
    restoreBranch: 'Rétablir avec tout ce qui en est né',
    confirmCap: (views, shown, cap) =>
      `Il a ${plural(views, { one: `${shown} vue`, other: `${shown} vues` })}. À partir de ${cap} nettes, il n’ouvre plus rien à personne de nouveau\u202f; qui a ouvert garde l’accès.`,
    confirmUncap: 'Il ouvrira de nouveau à tous ceux qui viennent.',
    confirmRevoke: (links, views, shown) =>
      `${plural(links, { one: `${shown.links} lien n’ouvrira`, other: `${shown.links} liens n’ouvriront` })} plus rien de nouveau\u202f; ${plural(views, { one: `${shown.views} vue par celui-ci reste comptée`, other: `${shown.views} vues par celui-ci restent comptées` })}. Les clés déjà données restent dehors. On peut revenir dessus.`,
    confirmRestore: (links, shown) =>
      links === 0
        ? 'Aucun de ces liens n’est révoqué\u00a0: rien ne changerait.'
        : `${plural(links, { one: `${shown} lien ouvrira`, other: `${shown} liens ouvriront` })} de nouveau, à qui les tient.`,
    isAboveRevoked:
      'Un lien au-dessus reste révoqué\u00a0: ce qui a été révoqué avec lui ne rouvrira qu’une fois celui-là rétabli.',
    doCap: 'Plafonner',
    doRevoke: 'Révoquer',
    doRestore: 'Rétablir',
    uncap: 'Lever le plafond',
    undo: 'Défaire',
    done: {
      cap: 'Plafonné.',
      uncap: 'Le plafond est levé.',
      revoke: 'Révoqué. Les clés déjà données restent dehors.',
      restore: 'Rétabli.',
      void: 'Annulées. Les clés déjà données restent dehors.',
      unvoid: 'Remises dans les chiffres.',
    },
    failed: {
      unheard: 'Aucune réponse. «\u202fQui a changé quoi\u202f?\u202f» dira si c’est fait.',
      forbidden: 'Cette session ne fait que lire. Rien n’a changé.',
      unknown: 'Ce lien n’est plus connu. Rien n’a changé.',
      refused: 'Ça n’a pas marché. Rien n’a changé.',
    },
    taken: (names) => `Existe déjà\u00a0: ${names}. À retirer ou à renommer\u202f; rien n’a été créé.`,
    notMade: 'Ça n’a pas marché. Regardez la liste avant de réessayer.',
  },

  changes: {
    question: 'Qui a changé quoi\u202f?',
    counted: [
      'Tout ce qui est créé, plafonné, révoqué, annulé ou remis, dans le studio ou en ligne de commande, est écrit dans la même transaction, avec le nom de la clé qui l’a fait. Les connexions et les exports aussi. Rien ici ne peut être modifié.',
    ],
    none: 'Rien n’a été changé.',
    some: (n, shown) => plural(n, { one: `${shown} entrée.`, other: `${shown} entrées.` }),
    last: (shown) => `Les ${shown} dernières entrées\u202f; l’export les a toutes.`,
    columns: { at: 'Quand', who: 'Qui', what: 'Quoi' },
    entry: (action, detail) => (detail ? `${action}\u00a0: ${detail}` : action),
    actions: {
      'key-made': 'A invité',
      'key-revoked': 'A repris la clé de',
      'signed-in': 'S’est connecté',
      'signed-out-everywhere': 'S’est déconnecté partout',
      'session-replayed': 'Une session copiée a été fermée',
      'root-added': 'A créé un premier lien',
      'members-added': 'A fait entrer des membres',
      'members-removed': 'A retiré des membres de leurs listes',
      'link-capped': 'A plafonné un lien',
      'link-revoked': 'A révoqué un lien',
      'branch-revoked': 'A révoqué un lien et tout ce qui en est né',
      'link-restored': 'A rétabli un lien',
      'branch-restored': 'A rétabli un lien et tout ce qui en est né',
      'views-voided': 'A annulé des vues',
      'views-unvoided': 'A remis des vues annulées',
      'preview-made': 'A fait un aperçu',
      'preview-revoked': 'A révoqué un aperçu',
      'page-renewed': 'A refait la page d’un ambassadeur',
      'note-shown': 'A montré le mot d’un ambassadeur',
      'note-refused': 'A refusé le mot d’un ambassadeur',
      'note-withdrawn': 'A retiré le mot d’un ambassadeur',
      'photos-accepted': 'A accepté des photos',
      'photos-refused': 'A refusé des photos',
      'photos-reconsidered': 'A remis des photos en attente',
      'pass-blocked': 'A bloqué le fan derrière une photo',
      'pass-unblocked': 'A débloqué le fan derrière une photo',
      'word-said': 'A dit un mot',
      'word-taken-down': 'A retiré le mot',
      'word-put-back': 'A remis un mot d’avant',
      'lines-sorted': 'A trié des lignes',
      'circle-split': 'A divisé un cercle',
      exported: 'A exporté',
    },
  },

  exports: {
    views: 'Vues dans le temps',
    circles: 'Cercles',
    channels: 'Canaux',
    roots: 'Premiers liens',
    generations: 'Générations',
    forwards: 'Premiers partages, par délai',
    surges: 'Afflux, par quart d’heure',
    uncounted: 'Non comptées',
    intents: 'Boutons de partage',
    nodes: 'Le registre',
    votes: 'Votes, par choix',
    audit: 'Changements',
    doubts: 'Doutes',
    voids: 'Vues annulées',
    photos: 'Photos montrées, avec légendes',
    semicolons: 'à points-virgules, pour les tableurs en français, en allemand…',
    forOwners: 'pour les propriétaires',
  },

  keys: {
    title: 'Touches',
    ranges: 'période',
    tables: 'graphiques en tableaux, et retour',
    filter: 'filtrer les premiers liens',
    wall: 'mur, et retour',
    tree: 'bouger et zoomer l’arbre',
    help: 'cette liste',
    leave: 'fermer, quitter un champ',
    api: 'Le même studio pour les machines\u00a0: l’API',
  },

  print: {
    title: 'Rapport',
    made: (at) => `État au ${at}`,
    period: (from, to) => `du ${from} au ${to}`,
  },
}
