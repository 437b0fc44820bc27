# Ce que dit l’interface en français. Les messages et leurs variables sont ceux de en.ftl.

## Le cadre de chaque page

skip = Aller au contenu
search = Rechercher
search_site = Rechercher sur ce site
menu = Menu
main_navigation = Navigation principale
breadcrumb = Fil d’Ariane
edit_page = Modifier cette page
page_data = Données de cette page
page_feed = Flux de cette page
about_site = À propos de ce site
more_of_site = Autres rubriques
names_a_z = Noms de A à Z
glossary = Glossaire
coverage = Couverture
data = Données
feed = Flux
as_known_on = État des connaissances : { $day }.
as_known_on_past = État des connaissances : { $day }. Les affirmations, dépendances et événements ultérieurs sont omis ; les textes, et ce qui ne porte pas de date, sont dans leur version actuelle.
content_rights = Contenu : { $licence }.
content_rights_of = Contenu : { $holder }, { $licence }.

## Nombres

entries = { $count ->
    [one] { $count } fiche
   *[other] { $count } fiches
}

## Page introuvable

not_found = Il n’y a pas de page à cette adresse
not_found_lead = La page a peut-être changé de nom, ou le lien qui a mené ici contient une erreur. D’ici, tout est accessible :

## Titres et descriptions des pages

home = Accueil
dependencies = Dépendances
dependencies_lead = Tout ce dont dépendent les fiches de ce site, et qui en dépend.
exposure = Exposition
timeline = Chronologie
timeline_lead = Tous les événements, par année.
timeline_year = Chronologie { $year }
timeline_year_lead = Tous les événements de { $year }.
comparisons = Comparaisons
comparisons_lead = Des tableaux qui mettent des fiches côte à côte.
coverage_lead = Ce que l’on sait, et ce qui reste à faire.
glossary_lead = Ce que signifient les mots de ce site.
glossary_groups = Mots pour
glossary_analysis = Ce qui s’ensuit, et ce qui est nécessaire
data_lead = Tout le contenu de ce site en fichiers à télécharger.
search_lead = Tous les noms de ce site, de A à Z.
names_of = Noms : { $letter }
page_not_found = Page introuvable
moved = Page déplacée

## Assembler

comma = {", "}
colon = {" :"}
semicolon = {" ;"}
between_parts = {" · "}
in_brackets = ({ $text })
counted = { $count } { $label }
rest = + { $count }
labelled = { $label } : { $text }
label_within = { $small }
country_within = { $title }
clauses_two = { $first }, et { $last }
clauses_many = { $others }, et { $last }
others = { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}

## Ce qui arrive à une fiche quand quelque chose lui est coupé

stopped = { $count ->
    [one] s’arrête
   *[other] s’arrêtent
}
stopped_meaning = Ne peut pas continuer ; un produit n’est plus fabriqué.
frozen = { $count ->
    [one] continue de fonctionner, sans renouvellement possible
   *[other] continuent de fonctionner, sans renouvellement possible
}
frozen_meaning = Ce qui existe continue, mais ne reçoit rien de nouveau. Ce qui est en projet ne pourrait pas être construit comme prévu.
strained = en danger à long terme
strained_meaning = Rien n’est perdu dans l’immédiat, mais un élément dont il dépend ne sera pas renouvelé, et aucune solution de rechange n’est sûre.
not_built = ne pourrait pas être construit comme prévu
hit_in_part = touché en partie
hit_in_part_meaning = Une version, une partition ou certaines offres s’arrêtent ou ne peuvent être renouvelées ; le reste continue.
is_cut = est ce qui est perdu
is_cut_meaning = Le scénario la nomme : elle s’arrête, ou les dépendances envers elle sont coupées.

## Ce qui tombe

of_others = { $whose ->
    [others] {" "}d’autres pays
   *[all] {""}
}
finding_stopped = { $share ->
    [only] { $one }{ of_others } : un seul, qui s’arrête
    [both] { $many }{ of_others } : les deux s’arrêtent
    [all] { $many }{ of_others } : tous les { $total } s’arrêtent
    [more] { $count } de plus { stopped }
   *[some] { $many }{ of_others } : { $count } sur { $total } { stopped }
}
keep_running = { $count ->
    [one] continue de fonctionner mais ne peut être renouvelé
   *[other] continuent de fonctionner mais ne peuvent être renouvelés
}
finding_frozen = { $share ->
    [only] { $one }{ of_others } : un seul, qui { keep_running }
    [both] { $many }{ of_others } : les deux { keep_running }
    [all] { $many }{ of_others } : tous les { $total } { keep_running }
    [more] { $count } de plus { keep_running }
   *[some] { $many }{ of_others } : { $count } sur { $total } { keep_running }
}
are_at_risk = { $count ->
    [one] est en danger à long terme
   *[other] sont en danger à long terme
}
finding_strained = { $share ->
    [only] { $one }{ of_others } : un seul, qui { are_at_risk }
    [both] { $many }{ of_others } : les deux { are_at_risk }
    [all] { $many }{ of_others } : tous les { $total } { are_at_risk }
    [more] { $count } de plus { are_at_risk }
   *[some] { $many }{ of_others } : { $count } sur { $total } { are_at_risk }
}
finding_none = { $total ->
    [0] { $many }{ of_others } : aucun ne pourrait être touché
    [1] { $one }{ of_others } : un seul, qui n’est pas touché, d’après ce qui est enregistré
   *[other] { $many }{ of_others } : aucun des { $total } n’est touché, d’après ce qui est enregistré
}
and_at_risk = { $finding } ; à long terme, { $count ->
    [one] { $count } de plus est
   *[other] { $count } de plus sont
} en danger
only_at_risk = { $one }{ of_others } : aucune perte immédiate ; à long terme, { $count ->
    [one] { $count } est
   *[other] { $count } sont
} en danger
and_in_part = { $finding } ; { $count ->
    [one] { $count } de plus perd une partie
   *[other] { $count } de plus perdent une partie
}
only_in_part = { $one } : aucun n’est touché en entier, et { $count ->
    [one] { $count } perd une partie
   *[other] { $count } perdent une partie
}
without = Sans : { $name }
unknown_role = « { $role } » pour { $count }{ $place ->
    [more] {" "}{ $count ->
        [one] { $one }
       *[other] { $many }
    } de plus
    [first] {" "}{ $count ->
        [one] { $one }
       *[other] { $many }
    }
   *[next] {""}
}
unknown_roles = On ignore { $roles }. { $count ->
    [one] Il pourrait être touché aussi.
   *[other] Ils pourraient être touchés aussi.
}
alternative_stands = Une solution de rechange subsiste.
alternative_unknown = On l’ignore : rien n’est enregistré de ce sur quoi repose la solution de rechange.
exposure_lead = { $many } d’un pays : ce qui s’arrête, ne peut être renouvelé ou est en danger à long terme sans un autre pays.
not_exposed = Aucun autre pays à lui seul n’a d’effet sur { $projects ->
    [1] son unique { $one }
   *[other] ses { $projects } { $many }
}, d’après { $count ->
    [one] { $count } dépendance enregistrée
   *[other] { $count } dépendances enregistrées
}.
not_exposed_unknown = On l’ignore : personne ne dit de quoi { $projects ->
    [1] dépend son unique { $one }
   *[other] dépendent ses { $projects } { $many }
}.

## Preuves

evidence = { $share ->
    [none] Aucune de ces conclusions ne repose
    [this] Cette conclusion repose
    [both] Les deux conclusions reposent
    [all] Les { $total } conclusions reposent
   *[some] { $count ->
        [one] { $count } de ces { $total } conclusions repose
       *[other] { $count } de ces { $total } conclusions reposent
    }
} à chaque étape sur des preuves solides ({ $sorts }).
evidence_no_source = aucune source
evidence_no_sort = une source de nature non précisée

## Points de défaillance uniques

alone = { $first ->
    [yes] { $count ->
        [one] { $count } fiche à elle seule
       *[other] { $count } fiches, chacune à elle seule,
    }
   *[no] { $count }
}
single_stopped = { alone } { $count ->
    [one] suffit à l’arrêter
   *[other] suffisent à l’arrêter
}
single_frozen = { alone } { $count ->
    [one] suffit à empêcher son renouvellement
   *[other] suffisent à empêcher son renouvellement
}
single_not_built = { alone } { $count ->
    [one] suffit à empêcher sa construction comme prévu
   *[other] suffisent à empêcher sa construction comme prévu
}
single_strained = { alone } { $count ->
    [one] suffit à mettre son avenir en danger
   *[other] suffisent à mettre son avenir en danger
}
parties_to_it = Parties prenantes ({ $roles })

## Liens

tie_run = pour fonctionner
tie_run_meaning = Sans cela, la fiche s’arrête.
tie_renew = pour se renouveler
tie_renew_meaning = Sans cela, la fiche continue de fonctionner et ne peut être renouvelée.
tie_nothing = remplaçable
tie_nothing_meaning = Un autre ferait l’affaire : la perte coûte du temps, et n’est jamais comptée.
takes_copy = une copie est conservée
takes_leave = autorisation
in_part = en partie
named_as = « { $label } » de

## Ce que font ceux qui en dépendent directement

dependents_stopped = { $count ->
    [one] S’arrête sans cela
   *[other] S’arrêtent sans cela
}
dependents_frozen = { $count ->
    [one] Continue de fonctionner sans cela, sans renouvellement possible
   *[other] Continuent de fonctionner sans cela, sans renouvellement possible
}
dependents_later = { $count ->
    [one] N’en dépend pas encore
   *[other] N’en dépendent pas encore
}
dependents_former = { $count ->
    [one] En dépendait auparavant
   *[other] En dépendaient auparavant
}
dependents_unaffected = { $count ->
    [one] Non touché sans cela
   *[other] Non touchés sans cela
}

## Empilements

laws = { entries } dans l’empilement, y compris ce sur quoi reposent les autres : { $sorts }.
laws_nearest = Les { entries } les plus proches de l’empilement, y compris ce sur quoi reposent les autres : { $sorts }.
law_domestic = { $count ->
    [one] { $count } nationale
   *[other] { $count } nationales
}
law_shared = { $count ->
    [one] { $count } partagée
   *[other] { $count } partagées
}
law_foreign = { $count ->
    [one] { $count } étrangère
   *[other] { $count } étrangères
}
law_unknown = { $count } sans pays enregistré
ranking_suppliers = Fournisseurs étrangers pour quelqu’un
ranking_parties = Parties prenantes : { $many } ({ $roles })
ranking_others = Autres fournisseurs

## Scénarios

scenario_entries_stop = { $count ->
    [one] { $count } fiche s’arrête
   *[other] { $count } fiches s’arrêtent
}
scenario_ties_cut = { $count ->
    [one] { $count } dépendance enregistrée est coupée
   *[other] { $count } dépendances enregistrées sont coupées
}
scenario_cuts_both = Dans ce scénario, { $entries } et { $ties }.
scenario_cuts = Dans ce scénario, { $what }.
scenario_cuts_nothing = Rien de ce qui est enregistré ici n’est coupé dans ce scénario.
no_alternative = aucune solution de rechange sûre :
steps_left_out = … { $count ->
    [one] { $count } étape
   *[other] { $count } étapes
} …
and_so_on = et ainsi de suite

## Les barres d’un pays

sides_own = { $total ->
    [0] Aucun élément enregistré ({ $many })
    [1] { $count ->
        [0] Son unique { $one } n’est pas touché sans un autre pays, quel qu’il soit
       *[other] Son unique { $one } est touché sans un autre pays
    }
   *[other] { $count ->
        [0] Aucun de ses { $total } { $many } n’est touché sans un autre pays
        [one] { $count } de ses { $total } { $many } est touché sans un autre pays
       *[other] { $count } de ses { $total } { $many } sont touchés sans un autre pays
    }
}
sides = { $own } ; { $many } d’autres pays touchés sans : { $name } : { $count ->
    [0] aucun sur { $total }
   *[other] { $count } sur { $total }
}.
sides_head_own = Ses { $many } touchés sans eux
sides_head_others = Les leurs touchés sans : { $name }
sides_read = Une ligne est un pays. À gauche, combien de { $many } du pays de cette page sont touchés sans celui-là ; à droite, combien de { $many } de celui-là sont touchés sans : { $name }. { $heights }
bar_heights = Une barre est pleine là où elle compte ce qui « { $stopped } », à moitié pleine pour « { $frozen } », au quart pour « { $strained } ».

## Groupes

country = Pays
several_countries = Plusieurs pays
no_country = Aucun pays enregistré
other_layer = Autres

## La tour d’un empilement

tower_read = Une rangée est une couche, la plus basse en bas. Un signe précède ce qui n’a ici pas de solution de rechange : plein là où l’ensemble « { $stopped } » sans cela, à moitié plein là où il « { $frozen } ». Ce qui est pâle est { $loose }.
tower_layer = Couche
tower_any = un seul suffit :
earlier = Auparavant
not_recorded = non enregistré
group_not_recorded = Non enregistré
not_asked = sans objet pour cette catégorie
alone_before = point de défaillance unique :
domestic = National
shared = Partagé
foreign = Étranger
law_not_known = Inconnu
unsaid = { $role } : { $why }
is_foreign = d’origine étrangère
is_shared = d’origine partagée
is_domestic = d’origine nationale
is_of_no_country = sans pays enregistré
parts_of_law = { $count } { $law }
tower_title = { $share ->
    [only] Le seul élément enregistré de l’empilement est { $law }
    [parts] L’empilement compte { $total } éléments enregistrés
    [both] Les deux éléments{ nearest_parts } de l’empilement sont { $law }
    [all] Les { $total } éléments{ nearest_parts } de l’empilement sont { $law }
   *[some] Sur les { $total } éléments{ nearest_parts } de l’empilement : { $parts }
}
nearest_parts = { $nearest ->
    [yes] {" "}les plus proches
   *[no] {""}
}
tower_known = { $counted }.
tower_known_in_part = { $counted } ; personne ne précise : { $roles }.
tower_unknown = Personne ne précise sur quoi il repose : { $roles }.
list_and_its = { $others } et { $last }

## Ce qui suffit à arrêter un projet

happens_without = { $state } sans { $names }.
or = ou
or_else = { $first } ou { $next }
nobody_abroad = Aucune partie étrangère ne suffit à elle seule à l’arrêter ou à empêcher son renouvellement, d’après { $count ->
    [one] { $count } dépendance enregistrée
   *[other] { $count } dépendances enregistrées
}.
nobody_abroad_unknown = On l’ignore : personne ne dit de quoi il dépend.
under_shared_law = Sous son propre droit ou un droit partagé :
under_own_law = Sous son propre droit :
not_said = On ignore : { $roles }. D’autres effets peuvent en découler.

## Faits

facts = Faits
all_facts = Les { $count } faits
over = sur { $period }
as_of = état : { $date }
stale_after = périmé après { $period }

## L’en-tête d’une fiche

also_known_as = Autres noms : { $names }.
last_event = Dernier événement : { $date }
no_last_event = Dernier événement : aucun enregistré
nothing_heard_since = aucune nouvelle depuis
nothing_heard = aucune nouvelle
last_checked = Dernière vérification : { $date }
contents = Sommaire
page_sections = Rubriques de cette page
text = Texte
cite = Citer
cite_page = Citer cette page

## Sur quoi repose une fiche

what_it_depends_on = Ce dont elle dépend
depends_on = Dépend de
not_yet = Pas encore
more_under = Il y a davantage en dessous. Les <page>données de cette page</page> disent de quoi elle dépend elle-même ; tout se trouve dans les données du site.
single_points = Points de défaillance uniques
single_read = { $finding }. Une ligne est une chaîne : ce qui vient d’abord entraîne ce qui suit.
stop_it = Arrêtent
freeze_it = Empêchent le renouvellement
more_chains = { $count ->
    [one] { $count } chaîne de plus
   *[other] { $count } chaînes de plus
}
its_stack = Son empilement

## Ce qui repose sur une fiche

what_depends_on_it = Ce qui en dépend
dependents = Dépendants
dependents_in_all = En tout, { $total ->
    [one] { $total } fiche dépend ou dépendait
   *[other] { $total } fiches dépendent ou dépendaient
} de : { $title }{ $indirect ->
    [0] {""}
   *[other] , dont { $indirect } par l’intermédiaire d’autres
}.
all_are = Dans tous les cas : { $many }.
among_them = { $count ->
    [0] Parmi elles, aucun { $one }.
    [one] Parmi elles, { $count } { $one }.
   *[other] Parmi elles, { $count } { $many }.
}
what_depends_through_others = Ce qui en dépend par l’intermédiaire d’autres
linked_finding = <url>{ $title }</url> — { $finding }.
mentioned_in = Mentionné dans
named_by = Ce que d’autres en disent
in_scenarios = Dans les scénarios

## Combien sont montrés sur combien

shown_of = { $shown } sur { $of } sont montrés.
shown_of_linked = { $shown } sur { $of } sont montrés. <all>Tous, en données</all>.
shown_of_page = { $shown } sur { $of } sont montrés ; <page>la suite sur sa page</page>.
nearest_of = Les { $shown } plus proches sur { $of } sont montrés.
nearest_of_linked = Les { $shown } plus proches sur { $of } sont montrés ; <all>tous, en données</all>.
nearest_projects_of = { $many } : les { $shown } plus proches sur { $of } sont montrés. <all>Tous, en données</all>.
first_of = Les { $shown } premiers sur { $of }.
first_of_linked = Les { $shown } premiers sur { $of } sont montrés ; <all>tous, en données</all>.
first_of_page_data = Les { $shown } premiers sur { $of } sont montrés ; tous sont dans les <page>données de cette page</page>.
first_of_csv = Les { $shown } premiers sur { $of } sont montrés. Tous sont dans le <csv>CSV</csv>.
most_to_do_csv = Les { $shown } premiers sur { $of } sont montrés, ceux où il reste le plus à faire. Tous sont dans le <csv>CSV</csv>.
first_of_files = Les { $shown } premiers sur { $of } sont montrés. Tous sont dans { $files }.
page_data_has_all = Tous sont dans les <page>données de cette page</page>.
there_are_more = Il y en a davantage. <all>Tous, en données</all>.
there_may_be_more = Il peut y en avoir davantage ; <all>toutes les dépendances</all> sont publiées en données.
more_at = Suite : <url>{ $title }</url>.

## Événements

events = Événements
no_events = Pas encore d’événement.
years = Années
newest_events = Derniers événements

## Sources

sources = Sources
more_sources = { $count ->
    [one] { $count } source de plus
   *[other] { $count } sources de plus
}
original = Original
archived_copy = Copie archivée
what_rests_on_it = Ce qui repose sur elle
cited_in_text = citée dans son texte
nothing_yet = Rien pour l’instant.
rates = Taux de change, moyennes de l’année
rate = { $year } : 1 { $from } = { $rate } { $to }
and = et

## Figures et tableaux

figure_as_table = La figure sous forme de tableau
none_recorded = rien d’enregistré
show_only = Ne montrer que
all_columns = Toutes les colonnes
no_entries = Pas encore de fiche.
name = Nom
countries = Pays

## Noms

all_names = Tous les noms
letters = Lettres
source_lists = Les sources ont leurs propres listes : { $lists }.
moved_to = Cette page se trouve désormais à <url>{ $address }</url>.

## Couverture

coverage_read = État au { $day }. Toute cette page, au complet, en <csv>CSV</csv>. Un champ recommandé est connu si quoi que ce soit en est dit, fût-ce qu’il n’y a rien ; une réponse inconnue ou non divulguée est comptée à part.
coverage_by_kind = Couverture par catégorie
kind = Catégorie
entries_heading = Fiches
fields_known = Champs recommandés connus
without_source = Sans source
stale = Périmé
overdue = En retard
silent = Sans nouvelles
percent = { $number } %
known_of = { $known } sur { $of }, { $share }
count_unknown = { $count ->
    [one] { $count } inconnu
   *[other] { $count } inconnus
}
count_undisclosed = { $count ->
    [one] { $count } non divulgué
   *[other] { $count } non divulgués
}
count_missing = { $count ->
    [one] { $count } manquant
   *[other] { $count } manquants
}
none_recommended = aucun recommandé
overdue_promises = Promesses en retard
overdue_since = { $date } ; en retard depuis : { $since }
no_promise_overdue = Aucune promesse n’est en retard.
stale_by_silence = Périmé par silence
silent_lead = D’après leur statut, il devrait y avoir des nouvelles de ces fiches, et aucun événement n’est enregistré depuis plus longtemps que leur catégorie ne l’admet.
silent_last_event = dernier événement : { $date }
silent_no_event = aucun événement enregistré
silent_checked = dernière vérification : { $date }
silent_since = sans nouvelles depuis : { $date }
silent_allowed = délai admis : { $period }
nothing_silent = De tout ce qui est actif, il y a des événements récents.
stale_facts = Faits périmés
stale_fact = état : { $date }, valable { $period } ; périmé depuis : { $since }
no_fact_stale = Aucun fait n’est plus ancien que son champ ne l’admet.
to_do = À faire : { $kind }
missing_fields = Manquants : { $fields }.
unsourced_fields = Sans source : { $fields }.
edit = Modifier

## Données

files_change = Les fichiers ne changent qu’avec le contenu : aucune heure de construction n’y figure.
files_rights = Ils peuvent être utilisés sous { $licence }, avec mention de ce site.
files_rights_of = Ils peuvent être utilisés sous { $licence }, avec mention de { $holder }.
columns_count = { $count ->
    [one] { $count } colonne
   *[other] { $count } colonnes
}
columns_of = Colonnes de { $name }
for_programs = Pour les programmes : <metadata>métadonnées CSV on the Web</metadata>
data_package = Tout cela décrit dans un seul fichier, pour les programmes : un paquet de données Frictionless.
metadata = métadonnées
data_beside = Chaque fiche a les mêmes données à côté d’elle, à <code>index.json</code> de son adresse. Chaque pays a ses événements en <code>feed.xml</code> et <code>timeline.ics</code>. Dans les cases, plusieurs valeurs sont jointes par <code>; </code>, et une case qu’un tableur exécuterait est précédée de <code>'</code>.

## Dépendances

dependencies_read = Ce qui arrive sans cela, et à combien de { $many } ; puis combien de fiches de toute catégorie en dépendent ou en dépendaient, directement ou par l’intermédiaire d’autres. Les nombres de { $many } mènent aux raisons.
ranking_caption = { $title }, avec les { $many } touchés sans eux
dependents_help = Fiches de toute catégorie qui en dépendent, directement ou par l’intermédiaire d’autres
dependents_column = dépendants
who_depends_on = Qui en dépend : { $whom }
it = liste
no_longer = Ne dépend plus
directly = Directement
through_others = Par l’intermédiaire d’autres
nothing_depended_on = Rien n’est encore enregistré comme dépendance.
also_depended_on = Autres dépendances
nothing_depends_on_these = Rien ne dépend de ceux-ci

## Exposition

exposure_follows = Les nombres découlent des dépendances enregistrées ici au { $day }, et de rien d’autre. <data>Les mêmes, en données</data>.
exposure_read = Une ligne est un pays avec ses { $many }, une colonne un pays dont certains dépendent, directement ou par l’intermédiaire d’autres. Un nombre compte les { $many } de la ligne qui sont touchés sans le pays de la colonne, et mène à eux, chacun avec sa chaîne de raisons. Une case est remplie à hauteur de leur part de tous les { $many } de la ligne. Les deux premières colonnes comptent ceux qui sont touchés sans un autre pays, quel qu’il soit, et ceux dont on ignore de quoi ils dépendent.
any_other = Un autre
all_each_once = Tous, chacun une fois
country_by_country = Pays par pays
exposure_cells = { $many } d’un pays qui sont touchés sans tel autre pays, chacun avec sa chaîne de raisons.
of = { $count } sur { $total }
exposure_of_countries = Exposition des pays aux pays
exposure_caption = { $heading } d’un pays, en lignes, touchés sans un autre pays, en colonnes
projects_of = { $heading } par pays
noun = { $count ->
    [one] { $one }
   *[other] { $many }
}
projects = { $count ->
    [one] { $count } { $one }
   *[other] { $count } { $many }
}
no_exposure = { $one } : aucun ne dépend d’un autre pays, d’après ce qui est enregistré.

## Ce qui tombe avec une fiche

country_gone = { $count ->
    [one] Est perdue la seule fiche qui appartienne
   *[other] Sont perdues les { $count } fiches qui appartiennent
} au pays suivant et à personne d’autre : <url>{ $name }</url>. Sont comptés les { $many } d’autres pays. Les autorisations accordées demeurent : ce que ferait leur retrait est un scénario.
lose_a_part = perdent une partie
only_in_part_heading = En partie seulement
gone = perdu
gone_for = perdu, pour { $scope }
left = restant
that_part = Cette partie : { $state }.
has_alternative = A une solution de rechange
would_be_replaced = Serait remplacé
other_entries = Autres fiches
of_any_kind = Fiches de toute catégorie, dont les { $many } : { $counts }.
how_to_read = Comment lire cette page
cut_off_read = Les solutions de rechange comptent pour une : tant qu’il en reste une, rien n’est perdu. Ce n’est pas une prévision : cette page dit ce qu’impliquent les dépendances enregistrées ici au { $day }, et chaque ligne mène à la source qui l’atteste. <data>Les mêmes, en données</data>.

## Pages des scénarios

counted_are = Sont comptés les { $many }.
by_country = Par pays
hit_by_country = { $heading } touchés, par pays
scenario_caption = { $heading } d’un pays, en lignes, auxquels il arrive quelque chose, en colonnes
scenario_read = Ce n’est pas une prévision : cette page dit ce qu’impliquent les dépendances enregistrées ici au { $day }, si l’hypothèse ci-dessus est vraie. Ce qui n’est pas enregistré ne peut être compté. <data>Les mêmes, en données</data>.
scenarios = Scénarios
scenarios_read = Sont comptés les { $many } auxquels il arrive quelque chose, d’après les dépendances enregistrées ici au { $day }. <data>Les mêmes, en données</data>.
scenarios_caption = Scénarios, en lignes, et combien de { $many } sont touchés dans chacun
if_ = Si…
scenarios_cells = Dans chaque case, combien de { $many } du pays sont touchés, et comment : les signes sont ceux ci-dessus.
scenarios_filled = Une case est remplie à hauteur de leur part de tous les { $many } du pays, et mène à eux. En hachures : ceux dont on ignore de quoi ils dépendent.
countries_and_scenarios = Pays et scénarios
scenarios_matrix_caption = { $heading } d’un pays, en lignes, touchés dans un scénario, en colonnes
no_scenario = Aucun scénario n’est encore enregistré.

## Pages des pays

country_exposure = Sur quoi reposent ses { $many }, et ce qui repose sur lui
which_and_why = Lesquels, et pourquoi
country_no_project = Aucun élément enregistré ({ $one }).
country_hit = Combien de ses { $count ->
    [one] { $count } { $one }
   *[other] { $count } { $many }
} sont touchés, et comment.
same_as_calendar = La même chose en <calendar>calendrier</calendar> ou en <feed>flux</feed>.
also_from = Autres fiches : { $name }

## Page d’accueil

what_they_stand_on = Sur quoi ils reposent
home_suppliers = Combien de { $many } s’arrêtent, ou continuent de fonctionner sans pouvoir être renouvelés, si tel fournisseur étranger fait défaut.
of_its_chain = De la même chaîne, et comptés dans son nombre :
home_all = <all>Tous</all>.
home_all_or_by_country = <all>Tous</all>, ou <countries>par pays</countries>.
noun_without = { noun } sans : { $name }

## Valeurs

yes = Oui
no = Non
absent_unknown = Inconnu
absent_undisclosed = Non divulgué
absent_none = Aucun
absent_not_applicable = Sans objet
converted = converti au taux moyen de { $year } : 1 { $from } = { $rate } { $to }

## Événements des fiches

still_to_come = À venir
met = Tenu :
as_promised = Comme promis :
event = Événement

## Chaînes de raisons

and_more = et d’autres
none_is_left = il n’en reste aucun
any_one_of = L’un quelconque de
rests_on = repose sur :
stands_on = repose sur
takes_along = entraîne
also = Aussi
no_country_recorded = aucun pays enregistré
names_with_digits = 0–9
other_scripts = Autres écritures
cite_line = « { $title } », { $site }, au { $date }, { $address }
cite_work = { $work }.
cite_work_at = { $work }. { $address }
cite_title = « { $title } »
more_on_profile = { $count } de plus sur la page de la fiche
through_entry = par { $entry }

## Contribuer

report_mistake = Signaler une erreur
cite_source = Citer la source elle-même
cite_file = Cette page et les sources de ce qu’elle dit elle-même, en RIS
cite_statement = Pour citer une affirmation, prenez l’adresse derrière son signe # et indiquez aussi sa source.
link_to = Lien vers { $name }
contribute = Contribuer
contribute_lead = Ce que l’on peut ajouter à ce site, et ce qui vaut preuve.
contribute_to = Contribuer : { $kind }
messages_meaning = Sens des messages
messages_meaning_lead = Tous les messages des contrôles, et ce qu’il faut écrire à la place.
messages_meaning_intro = Chaque message de <code>statebook check</code> a un nom entre crochets. Voici ce qu’il signifie, et ce qu’il faut écrire à la place.
taken_as_error = Erreur
taken_as_warning = Avertissement
taken_as_allowed = Signalé seulement si le site le demande
the_file = Le fichier
the_file_place = Un fichier de texte dans <code>{ $folder }</code>. Son nom est l’adresse : des minuscules, des chiffres et des traits d’union simples, et <code>.md</code> à la fin.
the_file_new = <new>En commencer un dans le navigateur</new>.
the_file_example = Celui-ci passe tous les contrôles tel quel ; copiez-le, et changez ce qu’il dit.
facts_required = Obligatoires
facts_recommended = Recommandés
facts_optional = S’il y a quelque chose à dire
a_list_of = Une liste ; chaque élément est
takes_text = un texte
takes_markdown = un texte avec liens et citations
takes_bool = true ou false
takes_count = un nombre entier, comme 13824 ou "7B"
takes_quantity = un nombre avec son unité
takes_in_unit = { $takes } ({ $unit })
takes_money = une somme d’argent : son montant, sa devise et sa date
takes_date = une date : "2024", "2024-03" ou "2024-03-14"
takes_url = une adresse web
takes_choice = l’un de ces mots
takes_country = les deux lettres d’un pays
takes_language = le code d’une langue, comme "th"
takes_licence = un identifiant SPDX, comme "Apache-2.0"
takes_ref = le nom de fichier d’une fiche
of_kinds = de
what_can_be_added = Ce que l’on peut ajouter
what_else_can_be_added = Ce que l’on peut encore ajouter
status_words = Statut
speaks_of_roles = Ce dont elle dépend
speaks_of_roles_lead = Chaque fiche devrait parler de ces rôles dans <code>[[depends]]</code>, ou y dire par <code>absent</code> que personne ne nomme rien.
evidence_rules = Preuves
evidence_source = Chaque valeur, chaque dépendance et chaque événement a une source. <code>sources</code> en tête vaut pour tout ce qui suit ; ce qui a sa propre <code>source</code> suit celle-ci.
evidence_read = Lisez vous-même la source, et dites avec <code>checked</code> quel jour vous l’avez fait. Reprenez des faits et des chiffres, pas des phrases.
evidence_exact = Aussi précis que la source, jamais davantage : une année là où elle donne une année.
evidence_money = L’argent garde sa propre devise, et la date pour laquelle il a été indiqué.
evidence_absent = S’il n’y a pas de valeur à donner, dites pourquoi : <code>{"{"} absent = "unknown" {"}"}</code> (cherché, non trouvé), <code>"undisclosed"</code> (ceux qui savent ne disent rien), <code>"none"</code> (une source dit qu’il n’y en a pas) ou <code>"not-applicable"</code>.
evidence_disagree = Si les sources divergent, écrivez chaque valeur avec <code>[[facts.name]]</code>, chacune avec sa source ; <code>preferred = true</code> désigne celle des tableaux.
evidence_order = Les sources, de la meilleure à la moins bonne :

## Tableaux et comparaisons

column_name = Nom
column_country = Pays
column_kind = Catégorie
column_region = Région
column_status = Statut
column_depends = Construit sur
column_events = Événements
column_money = Argent
column_basis = { $field } : base
column_converted = { $field } en { $currency }
onward = { $way } → { $next }
promises_kept = Tenues
promises_late = Tenues avec retard
promises_overdue = En retard
promises_open = Encore ouvertes
column_exposure = Le plus exposé à
column_last = Dernier événement
region_africa = Afrique
region_americas = Amériques
region_asia = Asie
region_europe = Europe
region_oceania = Océanie
count_of = { $count } sur { $all }
and_others = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
columns = Colonnes
sorted_by = par { $column }
table_rows = lignes { $from } à { $to } sur { $of }
table_pages = Pages du tableau
all_sources = { $count ->
    [one] La source du tableau, sur une page à part
   *[other] Les { $count } sources du tableau, sur une page à part
}
table_as_declared = Tout montrer dans l’ordre du tableau
table_cells = Une case montre une valeur avec ses sources, la page de la fiche les montre toutes. Parmi plusieurs noms, ceux qui ont les mêmes sources les portent après le dernier ; de plusieurs nombres, le plus grand compte pour l’ordre.
table_files = Le tableau entier : { $files }.
table_counts = L’argent est ce que les { $many } d’un pays donnent comme somme principale, converti et additionné ; ce qui paie autre chose est compté à côté, et ce qui appartient à plusieurs pays est compté pour chacun. Le plus exposé à : l’autre pays sans lequel le plus de ses { $many } s’arrêtent ou ne peuvent être renouvelés.
sort_by = Trier par
table_shown = { $some } sur { $all }
table_ascending = par { $column }, ordre croissant
table_descending = par { $column }, ordre décroissant
table_unknown = inconnu et laissé de côté : { $names }
table_show_all = Tout montrer
table_csv = Télécharger ce qui est montré (CSV)
table_select = Choisir pour comparer
table_select_one = Comparer { $title }
table_compare = Comparer les { $count } choisis
table_compare_few = Choisir de deux à quatre
side_by_side = Côte à côte
side_by_side_lead = Choisissez-en de deux à quatre : ce qui est dit de chacun se trouve côte à côte.
side_by_side_scriptless = Choisir ici demande JavaScript. Sans lui, voici les fiches :
compare_with = Comparer avec d’autres
compare_no_comparisons = Pas encore de comparaison.
compare_entry = Fiche { $number }
compare_none = aucune
compare_missing = Il n’y a pas de fiche { $names }.
compare_failed = { $names } : impossible à charger. Réessayez.
compare_said = { $names } : { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
compare_differences = Seulement les différences
compare_nothing = non enregistré
compare_head = En bref
not_known_count = Inconnu : { $count }

## Chaînes en figures

chain_more = et { $count } { noun } de plus
chain_clause = { $first ->
    [yes] { projects } : { $count ->
        [one] touché
       *[other] touchés
    }
   *[no] { $count }
} { $cause ->
    [none] directement
   *[some] par { $name }
}
chain_title = { $clauses }.
chain_title_nearest = Parmi les plus proches ({ projects }) : { $clauses }.
chain_read = Ce qui est perdu se trouve au début, les { $many } à la fin ; ce qui se trouve entre les deux est touché aussi, et entraîne la suite. Les lignes en tirets sont des solutions de rechange dont aucune ne reste. Un signe est plein pour « { $stopped } », à moitié plein pour « { $frozen } », au quart pour « { $strained } ».
chain_what = Quoi
chain_happens = Ce qui arrive
chain_heading_through = Par
named_first = { $name } : { $names }…
chain_through = par
around_title = { $under ->
    [0] Rien de connu ne se trouve sous { $title }
    [one] { $under } fiche se trouve sous { $title }
   *[other] { $under } fiches se trouvent sous { $title }
}, { $above ->
    [0] et rien n’en dépend.
    [one] et { $above } en dépend.
   *[other] et { $above } en dépendent.
}
around_read = Ce dont il dépend est placé avant lui, ce qui dépend de lui après, chacun avec son rôle. Les lignes en tirets sont des solutions de rechange, dont une seule suffit.
around_read_nearest = Seuls les plus proches sont comptés. Ce dont il dépend est placé avant lui, ce qui dépend de lui après, chacun avec son rôle. Les lignes en tirets sont des solutions de rechange, dont une seule suffit.
around_more = et { $count } de plus
around_role = Rôle
around_on = Dépend de
around_through = dépend de
around_heading = Le tout en une image
map_title = { $count } { $projects }. { $countries ->
    [one] { $countries } pays en a au moins un
   *[other] { $countries } pays en ont au moins un
} ; le plus : { $most }.
map_title_one = { $count } { $projects } ; tous : { $place }.
map_most_two = { $first }, puis { $second }
map_most_three = { $first }, puis { $second } et { $third }
map_hits_title = { $projects } : { $hit } touchés, dans { $countries ->
    [one] { $countries } pays
   *[other] { $countries } pays
} ; dans { $half } d’entre eux, plus de la moitié du total.
map_reading = { $what } : plus la couleur d’un pays est soutenue, plus il y en a. Les pays trop petits pour être dessinés sont des disques, et une ligne entoure les membres d’une union. Contours et frontières sont ceux de Natural Earth.
places_count = { $count ->
    [one] { $count } pays
   *[other] { $count } pays
}
name_count = { $name } ({ $count })
share_hit = { $projects } touchés, sur l’ensemble
share_hit_of = { $projects } : { $hit } sur { $count } { $hit ->
    [one] touché
   *[other] touchés
}
step_from = { $from } ou davantage
step_from_to = { $from }–{ $to }
hit_of = { $hit } / { $count }
none = Aucun
share_quarter = Jusqu’au quart
share_half = Jusqu’à la moitié
share_three_quarters = Jusqu’aux trois quarts
share_more = Plus des trois quarts
share_all = Tous
outlined = Entourés
not_on_map = Absents de la carte
strip_title = { $events } de { $first } à { $last }, le plus en { $year } ({ $most }){ $overdue ->
    [0] { "" }
    [one] { " " }; { $overdue } promesse est en retard
   *[other] { " " }; { $overdue } promesses sont en retard
}.
strip_title_year = { $events } en { $year }{ $overdue ->
    [0] { "" }
    [one] { " " }; { $overdue } promesse est en retard
   *[other] { " " }; { $overdue } promesses sont en retard
}.
events_count = { $count ->
    [one] { $count } événement
   *[other] { $count } événements
}
strip_reading = Une marque est un événement, aussi longue que la période où il a eu lieu : une année si seule l’année est connue. Les promesses sont creuses, celles dont le temps est passé sont barrées. La ligne en tirets est le { $day }. Les événements sont listés ci-dessous.
columns_reading = Une ligne est un type d’événement, une colonne le nombre d’événements d’une année, à la même échelle pour toutes les lignes.
year = Année
all_events = Tous les événements
no_type = Sans type
other_types = Autres types
mark_past = Événement
mark_ahead = À venir
mark_promise = Promesse
mark_overdue = Promesse en retard
until_year = jusqu’en { $year }
year_or_later = { $year } ou plus tard
years_until = –{ $year }
years_from = { $year }–
timeline_of = Chronologie : { $which }
dated_event = { $date } : { $title } : { $text }
dated = { $title } ({ $date })
only_some_events = Certains événements seulement
events_each = { $events }, chacun avec ses sources. Tous les événements du site en <csv>CSV</csv>.
events_newest = Les { $listed } plus récents de { $events }, chacun avec ses sources. Tous les événements du site en <csv>CSV</csv>.
events_back_to = { $some } jusqu’ici, en remontant à { $year }
events_older = Événements plus anciens
findings_not_known = Pour { $count } sur { $of } { $projects }
findings_not_known_of = { " " }on ignore de quoi ils dépendent : { $roles }.
role_of = « { $role } » pour { $count }
money_title = { $field } : { $count } ont des sommes, de { $least } à { $most } ; pour la moitié, { $half } ou davantage.
money_reading = Chaque point est une somme que quelqu’un cite, sur une échelle de puissances de dix en { $currency } ; les sommes en d’autres devises au taux moyen de leur année. De plusieurs sommes d’une même fiche, les extrêmes sont reliés.{ $unplaced ->
    [0] { "" }
    [one] { " " }{ $unplaced } somme n’a pas de date ou pas de taux, et donc pas de place.
   *[other] { " " }{ $unplaced } sommes n’ont pas de date ou pas de taux, et donc pas de place.
}
no_basis = non précisé
basis = Base
money_converted = { $money } (≈ { $own })
more_in_table = … { $count } de plus dans le tableau
tick_one = { $number }
tick_thousand = { $number } k
tick_million = { $number } M
tick_billion = { $number } Md
tick_trillion = { $number } Bn
country_see_also = Voir aussi ce que perdent les autres <cut>sans : { $name }</cut>, et <all>tous les pays</all>.
country_stand_on_why = Sur quoi reposent ses { $many }, et pourquoi
country_which = Lesquels de ses { $count ->
    [one] { $count } { $one }
   *[other] { $count } { $many }
} sont touchés sans un autre pays.
what_makes_it_real = Ce qui le rendrait réel
filter_country = Pays
filter_teller = Rapporté par
filter_type = Type
page_zip = Tout ce qui la concerne en fichier ZIP
all_zip = Tout cela en un seul fichier, avec les comparaisons, et toutes les sources en BibTeX, RIS et CSL-JSON.
country_zips = Tout sur un pays en fichier ZIP

## Dates et durées

date_about = vers { $date }
date_uncertain = { $date } (incertain)
date_until = { $precision ->
    [day] jusqu’au { $date }
    [about] jusque { $date }
   *[other] jusqu’en { $date }
}
date_since = { $precision ->
    [day] depuis le { $date }
   *[other] depuis { $date }
}
date_from_to = { $from_precision ->
    [day] du { $from }
   *[other] de { $from }
} { $until_precision ->
    [day] au { $until }
   *[other] à { $until }
}
date_or_earlier = { $date } ou avant
date_or_later = { $date } ou après
date_between = entre { $from_precision ->
    [day] le { $from }
   *[other] { $from }
} et { $until_precision ->
    [day] le { $until }
   *[other] { $until }
}
period_years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}
period_months = { $count } mois
period_weeks = { $count ->
    [one] { $count } semaine
   *[other] { $count } semaines
}
period_days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}

## Montants

money = { $short } { $currency }
quantity = { $number } { $unit }

## Textes des fiches

link_to_section = Lien vers cette section
back_to_text = Retour au texte
notes = Notes
code = Code
table = Tableau
alert_note = Remarque
alert_tip = Conseil
alert_important = Important
alert_warning = Avertissement
alert_caution = Attention

## Noms des fiches, des dépendances et des mots

noun_entry = fiche
noun_entries = fiches
tie_begins = { $role }, début : { $name }
tie_ends = { $role }, fin : { $name }
name_of_part = { $name } ({ $scope })
is_of_shared_law = partagé
is_of_unknown_law = inconnu
vocabulary_status = Statut
vocabulary_role = Rôle
vocabulary_layer = Couche
vocabulary_event = Événement
vocabulary_basis = Base
more_count = { $count } de plus

## Fichiers de données

file_entries_json = Chaque fiche : identifiant, catégorie, titre, autres noms, résumé, adresse, pays, statut, et si elle compte dans l’analyse.
file_entries_csv = La même chose en tableau. Les identifiants des autres tableaux y renvoient.
file_entries_csv_id = Dossier et nom de fichier, séparés par une barre oblique.
file_entries_csv_kind = Le dossier.
file_entries_csv_title = Son nom.
file_entries_csv_aliases = Autres noms.
file_entries_csv_summary = Une phrase.
file_entries_csv_url = Son adresse sur ce site.
file_entries_csv_countries = À qui elle appartient : ISO 3166-1 alpha-2, ou EU.
file_entries_csv_status = Un mot du vocabulaire des statuts.
file_entries_csv_project = Si sa catégorie compte dans l’analyse.
file_facts_csv = Chaque affirmation de chaque fait, une par ligne, avec sa date et ses sources.
file_facts_csv_entry = De quoi cela est dit.
file_facts_csv_field = Le nom du champ.
file_facts_csv_value = Le texte canonique, par exemple 70000000 EUR, des chiffres, une date EDTF, un identifiant. D’une liste : ses éléments, joints et encodés comme dans les autres colonnes de listes.
file_facts_csv_unit = L’unité d’une grandeur.
file_facts_csv_for = La version ou la partie dont cela est dit.
file_facts_csv_as_of = Quand il en était ainsi : une date EDTF.
file_facts_csv_absent = Pourquoi il n’y a pas de valeur : unknown (inconnue), undisclosed (non divulguée), none (aucune), not-applicable (sans objet).
file_facts_csv_preferred = Si c’est la valeur mise en avant.
file_facts_csv_sources = Qui le dit : noms de fichiers des sources.
file_facts_csv_countries = À qui la fiche appartient : ISO 3166-1 alpha-2, EU ou XK.
file_facts_csv_list = Si le champ prend une liste, de sorte que la valeur en est une.
file_edges_csv = Chaque dépendance : qui dépend de quoi, dans quel rôle, pour quoi faire, quand, et qui le dit ; et ce qui est dit là où rien n’est nommé.
file_edges_csv_from = Ce qui dépend.
file_edges_csv_to = Ce dont cela dépend ; vide si rien n’est nommé.
file_edges_csv_role = De quelle façon : un mot du vocabulaire des rôles.
file_edges_csv_needed_to = run : s’arrête sans cela ; renew : continue, mais ne peut être renouvelé ; nothing : un autre ferait l’affaire.
file_edges_csv_takes = operation : l’autre doit continuer ; copy : une copie est conservée ; leave : sa permission demeure quand il n’est plus là.
file_edges_csv_extent = all : vrai du tout ; part : d’une version, d’une partition, de certaines offres.
file_edges_csv_any_of = Les dépendances d’une fiche qui portent la même étiquette sont des alternatives.
file_edges_csv_during = Quand cela vaut : une date ou un intervalle EDTF.
file_edges_csv_for = La version ou la partie qui dépend.
file_edges_csv_absent = Pourquoi rien n’est nommé : unknown (inconnu), undisclosed (non divulgué), none (aucun), not-applicable (sans objet).
file_edges_csv_sources = Qui le dit : noms de fichiers des sources.
file_events_csv = Chaque événement une fois, dans l’ordre du temps, avec sa précision, ses pays et ses sources.
file_events_csv_date = Une date EDTF, aussi précise qu’elle est connue.
file_events_csv_earliest = Son premier jour possible ; vide si le début est ouvert.
file_events_csv_latest = Son dernier jour possible ; vide si la fin est ouverte.
file_events_csv_title = Ce qui s’est passé.
file_events_csv_type = Un mot du vocabulaire des événements.
file_events_csv_entry = Qui le raconte ; la première par identifiant, si plusieurs le font.
file_events_csv_countries = De qui il est : ISO 3166-1 alpha-2, ou EU.
file_events_csv_sources = Qui le dit : noms de fichiers des sources, de toutes celles qui le racontent.
file_coverage_csv = Ce qui manque, est sans source, périmé, en retard ou silencieux, une ligne chacun.
file_coverage_csv_entry = Dans quelle fiche.
file_coverage_csv_part = field (champ), dependency (dépendance), event (événement) ou entry (fiche).
file_coverage_csv_name = Le champ, l’identifiant dont on dépend, ou le titre de l’événement ; events pour une fiche silencieuse.
file_coverage_csv_state = missing (manque), unsourced (sans source), stale (périmé), overdue (en retard) ou silent (silencieux).
file_coverage_csv_since = Le premier jour où il en était ainsi : périmé, en retard ou silencieux.
file_coverage_csv_file = Le fichier à modifier.
file_cut_off_json = Pour chaque fiche dont d’autres dépendent : ce qui s’arrête, et ce qui ne peut que rester en l’état, si elle est coupée.
file_exposure_json = Pour chaque pays : ses fiches qui comptent dans l’analyse, et lesquelles s’arrêtent ou restent en l’état si un autre pays est coupé.
file_scenarios_json = Pour chaque scénario : ce qui s’arrête, ce qui ne peut être renouvelé, et ce qui est menacé à long terme.
all_fields_of = { $title } : tous les champs
table_csv_id = La fiche.
table_csv_title = Son nom.
table_csv_ids = Identifiants.
table_csv_kind = Le dossier de sa catégorie.
table_csv_regions = Parties du monde, telles que les comptent les Nations unies.
table_csv_basis = Ce qui est derrière la somme.
table_csv_converted = La somme dans la devise du site, au taux de son année.
table_csv_depends = Identifiants de ce dont elle dépend.
table_csv_events = Une date et un titre pour chacun.
table_csv_projects = Combien des fiches comptées lui appartiennent.
table_csv_money = Le total des montants principaux de ces fiches : un montant et une devise.
table_csv_exposure = L’autre pays sans lequel la plupart s’arrêtent ou ne peuvent être renouvelées, et combien.
table_csv_last = Quand quelque chose s’est produit pour la dernière fois : une date EDTF.
table_csv_as_of = Quand il en était ainsi : une date EDTF.
table_csv_sources = Qui le dit : noms de fichiers des sources.
cells_rule = Les éléments sont joints par `; `. Un signe d’un élément qui y mettrait fin, ou qu’un tableur exécuterait, est encodé avec un pour-cent (RFC 3986), de même qu’un pour-cent devant deux chiffres hexadécimaux : le décodage de chaque élément rend ce qui a été écrit.

## Fichiers ZIP, calendriers et flux

zip_of_country = { $title }, extrait de { $site }
zip_licence = Licence : { $licence }
zip_tables = entries.csv : ce qui appartient au pays, et ses sources. facts.csv : ce qui en est dit. edges.csv : de quoi cela dépend,
    et ce qui en dépend. events.csv : ce qui s’est passé. Les sources sont nommées par ce qui suit la barre oblique de leur identifiant.
    Les colonnes de chaque tableau sont décrites dans le fichier qui le suit. Les tableaux du site entier ont les mêmes colonnes.
event_when = Quand : { $date }
event_source = Source : { $title }
feed_date = { $date }.
feed_summary = { $date }. { $summary }

## Ce que dit la recherche

search_failed = L’index de recherche est inaccessible. Voici tous les noms de A à Z.
search_found = { $count ->
    [one] { $count } résultat
   *[other] { $count } résultats
}
search_found_some = { $count ->
    [one] { $count } résultat, sans tous ces mots
   *[other] { $count } résultats, aucun avec tous ces mots
}
search_best = les { $count } meilleurs sont affichés
search_all = Les { $count } résultats
search_filter = Filtrer ces résultats
search_nothing = Rien ici ne contient « { $text } ».
search_names = Tous les noms de A à Z
search_also = Aussi appelé { $name }
search_no_kind = pas de catégorie « { $word } » : ignorée
search_no_country = pas de pays « { $word } » : ignoré
search_more = En afficher { $count } de plus
search_any = Tous
search_kind = Catégorie
search_country = Pays

## Constats derrière ce dont ils parlent

finding_behind = {", "}{ $finding }.
finding_of_scenario = {" : "}{ $finding }.
finding_lost_too = { $finding } { $of ->
    [one] C’est le même que sans : { $name }.
   *[other] { $count } sur { $of } sont les mêmes que sans : { $name }.
}
title_finding = { $title }, { $finding }.
