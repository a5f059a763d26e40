/**
 * Words of the lists that nobody should have to say to a friend: rude or doubtful somewhere, about violence, death,
 * illness, bodies or peoples, or a way to call somebody names once three of them stand together. Or they sound like a
 * common word that is spelled quite differently. Read by eye.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

export const UNWELCOME = {
  en: words(`
    abandon abuse accident accuse addict afraid alcohol alien anger angry anxiety arrest assault asthma attack awful
    behind betray bitter black blame bleak blind blood body bomb bone boring broken bullet burden burst cannon
    casino chest child chronic cigar close cloth crack cram crash crazy creek crime cruel crumble crush damage
    danger decline demise denial deny depend derive despair destroy dirt disagree disease dismiss disorder divorce
    dizzy dose drastic drill dumb dutch dwarf eight endless enemy erase erode erosion error erupt evil excess excite
    execute exhaust exile expire expose false fatal fatigue fault feel female fever flee foster fragile fury garbage
    gasp ghost girl goddess gorilla gospel grab grief grit grunt guilt harsh hazard horn horror hospital hurt
    husband illegal illness infant inflict inhale inject injury inmate insane jealous junk kick kidney kiss knife
    lawsuit lazy liar lonely maid master meat mercy misery miss mistake monkey monster muscle nasty negative neglect
    nerve never nothing nuclear nurse obscure odor organ orient orphan panic peasant penalty pill pipe pistol police
    poverty prison punch race rebel reject rifle riot risk rough rude sadness satoshi sauce sausage scare shock
    shoot sick siege skin skull slam slender slim slush sniff spawn struggle stumble suffer suspect swamp swear
    sword symptom tattoo tired tobacco toilet tragic trap trash trigger trouble tumble ugly unable unfair unhappy
    useless vicious virus wait warfare warrior weapon weird whip wife woman worry wreck wrong`),
  fr: words(`
    abaisser abandon abdiquer abolir accabler accuser affreux agacer aliéner amertume anarchie anatomie anéantir
    angoisse annexer anormal anxieux armement arracher arsenic assaut asservir astre atroce attaque aveugle bafouer
    barbier bétail biopsie bistouri bizarre blafard blessant boueux bourse brusque brutal calomnie calvaire canon
    carabine caresser carnage censurer cerveau chagrin chasseur chute cigare cigogne cloporte cobra cocasse cocotier
    cogner colonel combat crainte crier crotale cruel cupide curatif cyanure cynique danger débattre déborder
    débrider déchirer dégager déglutir dégrafer démolir dénuder déranger dérober désastre désobéir détester détresse
    diable dissiper diviser dompter duperie écraser écume effacer effrayer égarer éjecter élitisme embryon ennemi
    ennuyeux entraver envahir épidémie épitaphe épuisant érosion erreur éruption esquiver ethnie étourdir étrange
    évasion excitant exécuter exhaler exiler expédier faiblir falaise farceur farouche fasciner fatal fatigue fautif
    fébrile féconder femme féodal féroce fiasco filou flasque fléau foudre foulure fragile frapper frayeur frelon
    frémir frénésie frisson frivole froid fugitif fuite fureur furieux furtif gélatine gendarme germe gonfler gorge
    gorille gouffre goulot griffure gronder gruger guerrier hachoir hématome hésiter honteux horrible humain hurler
    hypnose ignorer illicite incendie infliger inhaler inhiber injecter injure inonder insulter intense intime
    intrigue inutile invasion invoquer irriter ivresse jaillir jouissif jupon juteux lacérer lactose lambeau larme
    litige lombric lourd lubie lugubre machine maigre maléfice malheur malice mandater manquant matraque maudire
    maussade méchant méconnu menacer mensonge microbe missile monstre moqueur morsure mortier munition muscle
    mutation muter mystère narquois naufrage nébuleux néfaste négation négliger nerveux nocif noirceur nuire
    nuisible obéir obscur obstacle offenser officier opprimer orifice outrager palper paniquer paresse peluche
    pénétrer pénible pénurie perte phobie pipette piquer piston pleurer policier précieux prison priver psychose
    puceron pulpe punaise punitif querelle raideur ralentir ravager rejeter renifler renoncer requin risible risque
    rompre rugueux ruiner ruser saboter salive sarcasme scalpel scandale scélérat sécréter sédatif séduire semence
    séminal sévir sevrage siffler sinistre soldat sombre sottise soucieux soutirer stupeur supplier suricate suspect
    tabac tarder tension terne terrible tétine torpille toucher toxine tragique trahir trancher tribunal triturer
    trivial tumulte tyran ubuesque uranium urticant usure vaincre vampire vaseux vassal vénérer venger venimeux
    vétuste vexant vexer vilain vipère virus viseur visqueux vivipare vorace`),
  es: words(`
    aborto abuso acné acoso acusar adicto agitar agonía ahogo alacrán amante amargo apodo araña arder asalto áspero
    ataque ateo atroz ausente avaro azote azufre baba balde batalla batir bestia bicho bingo bobina bobo boda bomba
    bozal broma bruja brusco bruto bufón buitre bulto burla burro cadáver calvo cáncer caos cárcel carne caspa causa
    celda celoso cerdo chacal chapa chivo choque chupar ciego cochino coger cojín cojo cola combate cráneo crimen
    cripta crisis crudo culebra culpa cuna deber débil delito denso derrota desnudo deuda diablo difícil diva dolor
    droga duda duelo dureza duro ebrio enano encía enemigo enfado enfermo engaño etnia excusa exilio fallo falso
    faltar fatiga feroz fiera fobia forzar fosa fracaso frágil fraude freno frío fuga fumar furia fusil ganga ganso
    gemir germen goloso golpe goma gordo gorila gorra gota grasa grieta gripe gris grito grosor grueso guerra gusano
    hembra herir hervir hocico hombre hostil hueco hueso huevo huir hundir hurto ilegal impar incapaz inerte infiel
    íntimo inútil ironía jeringa joroba juerga juez jurar lacio lacra ladrón lágrima lamer larva lástima látex latir
    lengua lento lesión letal lidiar llaga llanto llorar loco locura lomo lucha luto macho mafia maldad malo mamá
    manco mando marido masa matar médula miedo miope miseria misil moho monja morder moreno morir morro morsa mortal
    mosca mozo muela muerte mugre mujer mula muleta muñeca músculo muslo nasal náusea necio negar negro nervio nulo
    obeso obispo odiar odio ofensa ogro olor órgano orgía oruga oscuro osezno óvulo pálido palpar pánico papá
    papilla parir pasión payaso pecado pecho pelar pelea peligro pellejo pelo pena peor perder pereza perro pésimo
    pezuña picar piojo pipa pirata pisar pobre policía pollo polvo pomada poseer potro preso prisión privar pudor
    pulga puñal puño pupa queja quemar rabia rabo rapaz rapto rehén rencor riesgo rígido rudo ruina sangre satán
    secta severo sexo soledad sordo sudor suegra sufrir susto tabú temor terror tieso tonto torpedo toser tóxico
    trauma tripa triste truco tuerto tumba tumor úlcera urna vaca vacío vago vampiro vejez veneno vengar verja vicio
    víctima viejo viral virgo viudo voraz vulgar yerno zorro zurdo`),
  it: words(`
    abbaglio abisso accusato achille acido affranto afoso africano alcolico alticcio america ammasso anarchia anatra
    anca ancella andrea anima annegare arringa arso asfalto asino assurdo astenuto atavico ateismo austria babele
    baccano bacino badilata batosta battuto bava bavosa becco beffa belva birbante bisturi bizzarro blatta bubbone
    budino buffone buio burlone caduco cane capra carcassa casaccio caserma cavillo cesoia cirrosi codardo colposo
    coma crisi cuculo cullato daniela dannoso deforme delirio demenza derapata deroga dirupo disagio disfare
    disumano dubbio egoismo epatite erosivo esanime estonia etilico etnico europa fasullo faticare febbre fegato
    femmina fendere feudo fifa flebo fobico forzare fosso frana fucilata fuggente fumante fumoso furbo furore fuso
    gergo giudizio gobba gomito gonfio gonna gravoso guaio ignaro ignorato illeso illudere immolato impacco impeto
    inalare inattivo incubo ingordo ingrosso innesco insano insetto insonnia invalido irlanda isterico italia
    lacerato lacrima lardoso larga laringe latino lesivo lessato lingua litigio lombare londra lorenzo lutto macabro
    macero macinato malafede malgrado malsano malumore mancia mannaro marcire massaia mastino meno michele microbo
    milano minore mordere mostro motosega mozzo mucca mucosa muffa mulatto mummia nababbo narice necrosi negativo
    nervo nessuno nulla oblio obsoleto olandese onta orfano organico orrendo orribile osare ossa ovino oviparo
    ovocito pallido paolo patacca pattume peccato peggio peloso penare pennuto pervaso pesista piega pigro pila
    pilifero pillola piretico placebo pochezza polso poroso possesso potere privato prurito pudica pugilato pugno
    querela radicale ramingo randagio rapato rapina rasatura rasente recluta ribelle ribrezzo ridicolo rigare
    rischio rogito rospo rotula rubizzo ruga rumine rumoroso rupe russare salasso salivare saraceno sarcasmo sassoso
    satollo sbarra sbattere sbavare sbuffare scabroso scandalo scarso scavato scippo sclerare scuro sepolto sfacelo
    sfaldare sfamato sfilato sfogo sfratto sfuggito sgarbato sgorbio sloveno smilzo sobbalzo sopire spavento
    spezzato spia spranga sprecare stantio stizzoso stonato strappo stregato stridulo strutto sudore svedese svelare
    svenuto svezia svizzera tacciare tardivo tarpare tetro tonfo tossire trachea tragedia tumulto tunisia turbare
    uccisore ulisse urlo usuraio vanitoso vano vanvera vedova vergogna verruca vescica vile villano viscoso vittima
    viziare zitto zotico zulu`),
  pt: words(`
    abater abduzir abismo abutre acabado acanhar acidez acirrar acusador afastar agachar agarrar agiota agitado
    albino alheio alienar alucinar alusivo amassar anarquia anatomia anomalia ansioso apalpar apanhado apelido
    apertada ardente arma arriscar arsenal assador atacado ateu atirador atoleiro atrevido autismo avaria axila
    azarar azedo babar babosa baiano bajular baleia banal barbado barulho batida beldade beliscar bexiga bicudo
    birrento bizarro boato bobagem boicotar bolada bonde bovino brasa breu briga bruxo bucha bufar buraco busto
    cacetada cachorro cadeado caipira cansado careca carneiro catarata censo chacota chatice chicote chifre chumbo
    chutar cicatriz cigana cirurgia coado coagir cobaia coibir colidir corneta coronha corporal corvo criada
    criminal crioulo crise criticar crosta crua cubano cueca culatra culpar cuspir custear cutelo debater debitar
    deboche debulhar deduzir defesa defumar deitado delator demitir demolido depenado depilar desafio desbotar
    desgaste desigual deslize desmamar despesa desviar detonar detrito devido diminuir disfarce disparo dolorido
    domador dominado donzela drogaria duelar duvidoso ejetar empinado empurrar enfaixar enjoar enrugar entortar
    ereto errata esfolar esfregar espanto esquerda excesso excitar expelir expulsar fadiga falta fardado farpa
    feminino fenda fera fibrose fisgada fissura flacidez fofocar forjar fossa frieza frustrar fugir fulano fuligem
    fundar fungo furador furioso gado gaiato galega galinha gata gatilho gemada gemer gemido gordura gostoso grelhar
    gritaria grosso grotesco grudado grunhido guerrear gula guloso heresia hesitar hiena hipnose homem ignorado
    ileso iludido impedir impor impune inapto inativo inchar indeciso ineficaz inerente infantil infestar inflamar
    infrator inibido inimigo injetar inquieto insulto intimar intriga invasor invicto iraniano ironizar irreal
    irritado isca italiano jararaca jazida judeu labareda lactante lamber lamentar lanche laxante leigo lesma libido
    linda lixeira lombo loucura lutador macaco machado macio magreza malandro malha maluco mamilo mancha manhoso
    maroto marreco masmorra massagem matagal maxilar mesquita mexer mexicano minhoca miolo moleza morcego morena
    moto muda mulata mulher multar murcho negativa negrito nervoso neural nudez obcecado obscuro obstetra ocioso
    ofegante ofensiva ofuscado omisso omitir oneroso oposto orfanato orgasmo ossada osso ousadia ovular palmada
    pancada parede pasmo passado patrono paulada peitoral peruca piada picado pigmento pinote piranha pistola pivete
    plebeu poeira pomba prisma privado processo proibido pulmonar punhal punir quebrar queda rachar raiva rajada
    ralado ranger rascunho rasgar rasteira ratazana ratoeira rebaixar rebelde rebolar recuar reduzida rejeitar
    remorso repelir repudiar ressaca restante reter revolta rigidez rigoroso risco rouco rugoso russo saciar sacudir
    saliva sarda sargento sarjeta secar sedento sediado sedutor sensual solteiro sombrio sonegar soterrar sovado
    sozinho sucata suco sugador sumir suor suplicar surreal tapar tarraxa tedioso teimar testado tolice tontura
    torcido toupeira toxina trancar trapo traseiro tratador travar tremer tupi urtiga urubu usado vadiar vagaroso
    vaidoso vala vazio veado velhice ventre vergonha vibrador vigiar vulto xeretar xingar zangado zombar zumbido`),
} as const
