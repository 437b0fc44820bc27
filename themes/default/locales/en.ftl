# What the interface says in English. How to word it otherwise, and how to add a language: docs/theme.md.
# A message is `name = text`. { $name } is what is put in, <name>…</name> a link to it.

## The frame of every page

skip = Skip to the content
search = Search
search_site = Search this site
menu = Menu
main_navigation = Main
breadcrumb = Breadcrumb
edit_page = Edit this page
page_data = This page as data
page_zip = All about it as a ZIP file
page_feed = Feed of this page
about_site = About this site
more_of_site = More of this site
names_a_z = Names A–Z
glossary = Glossary
coverage = Coverage
data = Data
feed = Feed
# $day: HTML of a date.
as_known_on = As known on { $day }.
as_known_on_past = As known on { $day }: later claims, dependencies and events are left out; texts, and what has no date, are as they are written now.
# $licence: HTML of its name.
content_rights = Content { $licence }.
content_rights_of = Content by { $holder }, { $licence }.

## Downloads

all_zip = All of these in one file, with the comparisons, and all sources as BibTeX, RIS and CSL-JSON.
country_zips = All about one country as a ZIP file

## Numbers of things

entries = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}

## No page at an address

not_found = There is no page at this address
not_found_lead = It may have been renamed, or the link that led here has a mistake in it. From here one reaches everything:

## What pages are called, and what search engines say of them

home = Home
dependencies = Dependencies
dependencies_lead = Everything that entries of this site depend on, and who depends on it.
exposure = Exposure
timeline = Timeline
timeline_lead = All events, by year.
timeline_year = Timeline { $year }
timeline_year_lead = All events of { $year }.
comparisons = Comparisons
comparisons_lead = Tables that set entries side by side.
coverage_lead = How much is known, and what is to be done.
glossary_lead = What the words of this site mean.
# Label of the way down to the groups of words.
glossary_groups = Words for
glossary_analysis = What follows, and what is needed
data_lead = Everything on this site as files to download.
search_lead = Every name on this site, from A to Z.
names_of = Names: { $letter }
page_not_found = Page not found
moved = Moved

## Joining

comma = {", "}
# Behind a label, before what it is about; a space follows.
colon = :
# Between two parts of a line; a space follows.
semicolon = ;
# Between parts of a line that are no sentence: what something is, and whose.
between_parts = {" · "}
in_brackets = ({ $text })
# $label: behind a number, what is counted.
counted = { $count } { $label }
# How many there are beside those that are named or drawn.
rest = + { $count }
# $label: a label or title; $text: what is said under it.
labelled = { $label }: { $text }
# A label of a vocabulary or kind within a sentence. $label: as it is declared; $small: with a small letter at its beginning. A language
# that writes nouns with capital letters says { $label }.
label_within = { $small }
# The title of a country within a sentence. $last: its last word, since some take an article.
country_within = { $last ->
    [Bahamas] the { $title }
    [Emirates] the { $title }
    [Gambia] the { $title }
    [Islands] the { $title }
    [Kingdom] the { $title }
    [Maldives] the { $title }
    [Netherlands] the { $title }
    [Philippines] the { $title }
    [Republic] the { $title }
    [States] the { $title }
    [Union] the { $title }
   *[other] { $title }
}
clauses_two = { $first }, and { $last }
clauses_many = { $others }, and { $last }
others = { $count ->
    [one] { $count } other
   *[other] { $count } others
}

## What happens to an entry when something is cut off. $count: of how many it is said.

stopped = { $count ->
    [one] stops
   *[other] stop
}
stopped_meaning = It cannot go on; a product is no longer made.
frozen = { $count ->
    [one] keeps running, cannot be renewed
   *[other] keep running, cannot be renewed
}
frozen_meaning = What there is goes on, and gets nothing new. What is planned could not be built as planned.
# $count: of how many.
strained = at risk in the long run
strained_meaning = Nothing is lost to it now, but something that it stands on will not be renewed, and no alternative is sound.
not_built = could not be built as planned
hit_in_part = hit in part
hit_in_part_meaning = A version, a partition or some offers stop or cannot be renewed; the rest goes on.
is_cut = is what is lost
is_cut_meaning = The scenario names it: it stops, or dependencies on it are cut.

## What falls. $one and $many: what projects are called. $whose: all, or others, that is, of other countries.
## $share: the only one, both, all, some, or more than were counted before.

of_others = { $whose ->
    [others] {" "}of other countries
   *[all] {""}
}
finding_stopped = { $share ->
    [only] the only { $one }{ of_others } stops
    [both] both { $many }{ of_others } stop
    [all] all { $total } { $many }{ of_others } stop
    [more] { $count } more { stopped }
   *[some] { $count } of { $total } { $many }{ of_others } { stopped }
}
keep_running = { $count ->
    [one] keeps running but cannot be renewed
   *[other] keep running but cannot be renewed
}
finding_frozen = { $share ->
    [only] the only { $one }{ of_others } { keep_running }
    [both] both { $many }{ of_others } { keep_running }
    [all] all { $total } { $many }{ of_others } { keep_running }
    [more] { $count } more { keep_running }
   *[some] { $count } of { $total } { $many }{ of_others } { keep_running }
}
are_at_risk = { $count ->
    [one] is at risk in the long run
   *[other] are at risk in the long run
}
finding_strained = { $share ->
    [only] the only { $one }{ of_others } { are_at_risk }
    [both] both { $many }{ of_others } { are_at_risk }
    [all] all { $total } { $many }{ of_others } { are_at_risk }
    [more] { $count } more { are_at_risk }
   *[some] { $count } of { $total } { $many }{ of_others } { are_at_risk }
}
finding_none = { $total ->
    [0] there is no { $one }{ of_others } that could be affected
    [1] the only { $one }{ of_others } is not affected, as far as is recorded
    [2] neither of the { $total } { $many }{ of_others } is affected, as far as is recorded
   *[other] none of the { $total } { $many }{ of_others } is affected, as far as is recorded
}
and_at_risk = { $finding }; in the long run { $count } more { $count ->
    [one] is
   *[other] are
} at risk
only_at_risk = no { $one }{ of_others } loses anything now, and in the long run { $count } { $count ->
    [one] is
   *[other] are
} at risk
and_in_part = { $finding }; { $count } more { $count ->
    [one] loses a part
   *[other] lose a part
}
only_in_part = no { $one } is affected as a whole, and { $count } { $count ->
    [one] loses a part
   *[other] lose a part
}
without = Without { $name }
# $place: whether it is the first role that is named, of projects besides those that were counted (more) or not (first).
unknown_role = the { $role } of { $count }{ $place ->
    [more] {" "}more { $count ->
        [one] { $one }
       *[other] { $many }
    }
    [first] {" "}{ $count ->
        [one] { $one }
       *[other] { $many }
    }
   *[next] {""}
}
unknown_roles = Not known: { $roles }. { $count ->
    [one] It
   *[other] They
} may be affected too.
alternative_stands = An alternative still stands.
alternative_unknown = Not known: nothing is recorded of what the alternative stands on itself.
exposure_lead = Which { $many } of a country stop, cannot be renewed or are at risk in the long run without another country.
not_exposed = No other country alone has an effect on its { $projects ->
    [1] only { $one }
   *[other] { $projects } { $many }
}, as far as { $count ->
    [one] { $count } recorded dependency tells
   *[other] { $count } recorded dependencies tell
}.
# $count: 0
not_exposed_unknown = Not known: nobody says on what its { $projects ->
    [1] only { $one } depends
   *[other] { $projects } { $many } depend
}.

## Evidence

evidence = { $share ->
    [none] None of these conclusions rests
    [this] This conclusion rests
    [both] Both conclusions rest
    [all] All { $total } conclusions rest
   *[some] { $count ->
        [one] { $count } of these { $total } conclusions rests
       *[other] { $count } of these { $total } conclusions rest
    }
} on strong evidence at every step ({ $sorts }).
evidence_no_source = no source
evidence_no_sort = a source of no stated kind

## Single points of failure. $first: whether nothing stands before it in the sentence.

alone = { $first ->
    [yes] { entries } alone
   *[no] { $count } alone
}
single_stopped = { alone } { $count ->
    [one] stops it
   *[other] stop it
}
single_frozen = { alone } { $count ->
    [one] keeps it from being renewed
   *[other] keep it from being renewed
}
single_not_built = { alone } { $count ->
    [one] keeps it from being built as planned
   *[other] keep it from being built as planned
}
single_strained = { alone } { $count ->
    [one] puts it at risk in the long run
   *[other] put it at risk in the long run
}
parties_to_it = Parties to it ({ $roles })

## Ties

tie_run = to run
tie_run_meaning = Without it, the entry stops.
tie_renew = to renew
tie_renew_meaning = Without it, the entry keeps running and cannot be renewed.
tie_nothing = replaceable
tie_nothing_meaning = Another one would do: losing it costs time, and is never counted.
takes_copy = a copy is held
takes_leave = permission
in_part = in part
named_as = “{ $label }” of

## What direct dependents do. $count: how many.

dependents_stopped = { $count ->
    [one] Stops without it
   *[other] Stop without it
}
dependents_frozen = { $count ->
    [one] Keeps running without it, cannot be renewed
   *[other] Keep running without it, cannot be renewed
}
dependents_later = { $count ->
    [one] Does not depend on it yet
   *[other] Do not depend on it yet
}
# $count: how many.
dependents_former = Depended on it before
# $count: how many.
dependents_unaffected = Not affected without it

## Stacks

laws = { entries } in its stack, with what stands under others: { $sorts }.
laws_nearest = The nearest { entries } of its stack, with what stands under others: { $sorts }.
law_domestic = { $count } domestic
law_shared = { $count } shared
law_foreign = { $count } foreign
law_unknown = { $count } of no recorded country
ranking_suppliers = Suppliers that are foreign to somebody
ranking_parties = Parties to { $many } ({ $roles })
ranking_others = Other suppliers

## Scenarios

scenario_entries_stop = { $count ->
    [one] { $count } entry stops
   *[other] { $count } entries stop
}
scenario_ties_cut = { $count ->
    [one] { $count } recorded dependency is cut
   *[other] { $count } recorded dependencies are cut
}
scenario_cuts_both = In this scenario { $entries } and { $ties }.
scenario_cuts = In this scenario { $what }.
scenario_cuts_nothing = Nothing that is recorded here is cut in this scenario.
no_alternative = no sound alternative:
steps_left_out = … { $count ->
    [one] { $count } step
   *[other] { $count } steps
} …
and_so_on = and so on

## The bars of a country

sides_own = { $total ->
    [0] It has no recorded { $one }
    [1] { $count ->
        [0] Its only { $one } is not affected without any other country
       *[other] Its only { $one } is affected without another country
    }
   *[other] { $count ->
        [0] None of its { $total } { $many } is affected without some other country
        [one] { $count } of its { $total } { $many } is affected without some other country
       *[other] { $count } of its { $total } { $many } are affected without some other country
    }
}
sides = { $own }; { $count ->
    [0] none of { $total }
    [one] { $count } of { $total }
   *[other] { $count } of { $total }
} { $total ->
    [one] { $one }
   *[other] { $many }
} of other countries { $count ->
    [0] is
    [one] is
   *[other] are
} affected without { $name }.
sides_head_own = Its { $many } hit without them
sides_head_others = Theirs hit without { $name }
sides_read = A line is a country. To the left, how many { $many } of this page's country are affected without that one; to the right, how many { $many } of that country are affected without { $name }. { $heights }
bar_heights = A bar is full where it counts what “{ $stopped }”, half full for “{ $frozen }”, a quarter full for “{ $strained }”.

## Groups

country = Country
several_countries = Several countries
no_country = No country recorded
other_layer = Other

## The tower of a stack

tower_read = A row is a layer, the lowest below. A sign stands before what has no alternative here: full where the whole “{ $stopped }” without it, half full where it “{ $frozen }”. What is pale is { $loose }.
tower_layer = Layer
tower_any = any one of
earlier = Earlier
not_recorded = not recorded
group_not_recorded = Not recorded
not_asked = not asked of this kind
# Before something that alone stops a project or keeps it from being renewed.
alone_before = single point of failure:
domestic = Domestic
shared = Shared
foreign = Foreign
law_not_known = Not known
unsaid = { $role }: { $why }
is_foreign = foreign
is_shared = shared with others
is_domestic = domestic
is_of_no_country = of no recorded country
# $first: whether it is the first part of the list.
parts_of_law = { $first ->
    [yes] { $count } { $count ->
        [one] is
       *[other] are
    } { $law }
   *[no] { $count } { $law }
}
# $share: the only one, both, all, some, or parts alone, of what belongs to no country itself. $nearest: whether there are more.
tower_title = { $share ->
    [only] The only recorded part of its stack is { $law }
    [parts] Its stack has { $total } recorded parts
    [both] Both { nearest_parts } of its stack are { $law }
    [all] All { $total } { nearest_parts } of its stack are { $law }
   *[some] Of the { $total } { nearest_parts } of its stack { $parts }
}
nearest_parts = { $nearest ->
    [yes] nearest parts
   *[no] parts
}
tower_known = { $counted }.
tower_known_in_part = { $counted }; nobody says which { $roles }.
tower_unknown = Nobody says on which { $roles } it stands.
list_and_its = { $others } and its { $last }

## What alone is enough to stop a project

# $state: HTML of what happens, at the beginning of a sentence; $names: HTML of those of whom each alone is enough for it.
happens_without = { $state } without { $names }.
# Before the last of several names of which one is enough.
or = or
# $first: a name, or several that are joined like this.
or_else = { $first } or { $next }
nobody_abroad = No single foreign party stops it or keeps it from being renewed, as far as { $count ->
    [one] { $count } recorded dependency tells
   *[other] { $count } recorded dependencies tell
}.
nobody_abroad_unknown = Not known: nobody says on what it depends.
under_shared_law = Under its own or a shared law:
under_own_law = Under its own law:
not_said = Not known: its { $roles }. More may follow from that.

## Values

yes = Yes
no = No
absent_unknown = Unknown
absent_undisclosed = Not disclosed
absent_none = None
absent_not_applicable = Not applicable
# $rate: what one unit of the currency $from costs in $to.
converted = converted at the average rate of { $year }: 1 { $from } = { $rate } { $to }

## Events

still_to_come = Still to come
met = Met:
as_promised = As promised:
event = Event

## Chains of reasons

and_more = and more
none_is_left = none is left
any_one_of = Any one of
rests_on = rests on:
# Between the links of a chain, heard instead of an arrow: the first stands on the second; the first takes the second along.
stands_on = stands on
takes_along = takes along
# Before other reasons.
also = Also
no_country_recorded = no country recorded
names_with_digits = 0–9
other_scripts = Other scripts
# How to cite a page. $site: what the site is called.
cite_line = “{ $title }”, { $site }, as of { $date }, { $address }
# A source. $work: what stands below, and in which larger work, by whom and when it was published, with commas.
cite_work = { $work }.
cite_work_at = { $work }. { $address }
cite_title = “{ $title }”
more_on_profile = { $count } more on the profile
through_entry = through { $entry }

## Facts

facts = Facts
all_facts = { $count ->
   *[other] All { $count } facts
}
over = over { $period }
as_of = as of { $date }
stale_after = stale after { $period }

## The head of a page about an entry

also_known_as = Also known as { $names }.
last_event = Last event: { $date }
no_last_event = Last event: none recorded
nothing_heard_since = nothing heard since
nothing_heard = nothing heard
last_checked = Last checked: { $date }
contents = Contents
page_sections = Sections of this page
text = Text
cite = Cite
cite_page = Cite this page

## What an entry stands on

what_it_depends_on = What it depends on
depends_on = Depends on
not_yet = Not yet
# $page: the data of the page.
more_under = More stands under these. <page>This page as data</page> has what it depends on itself; everything is in the data of the site.
single_points = Single points of failure
single_read = { $finding }. A line is a chain: what comes first takes along what follows.
stop_it = Stop it
freeze_it = Keep it from being renewed
more_chains = { $count } more { $count ->
   *[other] chains
}

its_stack = Its stack

## What stands on an entry

what_depends_on_it = What depends on it
dependents = Dependents
# $indirect: how many of them through others.
dependents_in_all = In all, { $total } entries depend on { $title }, or did{ $indirect ->
    [0] {""}
   *[other] ; { $indirect } of them through others
}.
all_are = All are { $many }.
among_them = { $count ->
    [0] Among them is no { $one }.
    [one] Among them is { $count } { $one }.
   *[other] Among them are { $count } { $many }.
}
what_depends_through_others = What depends on it through others
linked_finding = <url>{ $title }</url>, { $finding }.
mentioned_in = Mentioned in
named_by = What others say of it
in_scenarios = In scenarios

## Of how many how many are shown. $all, $page, $csv: where all of them are.

shown_of = { $shown } of { $of } are shown.
shown_of_linked = { $shown } of { $of } are shown. <all>All of them as data</all>.
shown_of_page = { $shown } of { $of } are shown; <page>more on its page</page>.
nearest_of = The nearest { $shown } of { $of } are shown.
nearest_of_linked = The nearest { $shown } of { $of } are shown; <all>all of them as data</all>.
nearest_projects_of = The nearest { $shown } of { $of } { $many } are shown. <all>All of them as data</all>.
first_of = The first { $shown } of { $of }.
first_of_linked = The first { $shown } of { $of } are shown; <all>all of them as data</all>.
first_of_page_data = The first { $shown } of { $of } are shown; <page>this page as data</page> has all of them.
first_of_csv = The first { $shown } of { $of } are shown. All are in the <csv>CSV</csv>.
most_to_do_csv = The first { $shown } of { $of } are shown, those with most to do. All are in the <csv>CSV</csv>.
# $files: names of files.
first_of_files = The first { $shown } of { $of } are shown. All are in { $files }.
page_data_has_all = <page>The data of this page</page> has all of them.
there_are_more = There are more. <all>All of them as data</all>.
there_may_be_more = There may be more; <all>all dependencies</all> are published as data.
more_at = More: <url>{ $title }</url>.

## Events

events = Events
no_events = No events yet.
years = Years
newest_events = Newest events

## Sources

sources = Sources
more_sources = { $count ->
    [one] one more source
   *[other] { $count } more sources
}
original = Original
archived_copy = Archived copy
what_rests_on_it = What rests on it
cited_in_text = cited in its text
nothing_yet = Nothing yet.
rates = Rates of exchange, averages of the year
# A rate of exchange.
rate = { $year }: 1 { $from } = { $rate } { $to }
and = and

## Figures and tables

figure_as_table = The figure as a table
none_recorded = none recorded
name = Name
countries = Countries

## Names

all_names = All names
letters = Letters
# $lists: links to the lists.
source_lists = Sources have a list of their own: { $lists }.
moved_to = This page has moved to <url>{ $address }</url>.

## Coverage

# $day: HTML of a date.
coverage_read = Read as of { $day }. Everything on this page, complete, as <csv>CSV</csv>. A recommended field is known if anything is said of it, be it that there is none; that the answer is unknown or not disclosed counts apart.
coverage_by_kind = Coverage by kind
kind = Kind
entries_heading = Entries
fields_known = Recommended fields known
without_source = Without source
stale = Stale
overdue = Overdue
silent = Silent
percent = { $number } %
known_of = { $known } of { $of }, { $share }
count_unknown = { $count } unknown
count_undisclosed = { $count } not disclosed
count_missing = { $count } missing
none_recommended = none recommended
overdue_promises = Overdue promises
overdue_since = { $date }; overdue since { $since }
no_promise_overdue = No promise is overdue.
stale_by_silence = Stale by silence
silent_lead = By their status there should be news of these, and no event is recorded for longer than their kind allows.
silent_last_event = last event { $date }
silent_no_event = no event recorded
silent_checked = last checked { $date }
silent_since = silent since { $date }
silent_allowed = { $period } are allowed
nothing_silent = Of everything that is active there are recent events.
stale_facts = Stale facts
stale_fact = as of { $date }, keeps { $period }; stale since { $since }
no_fact_stale = No fact is older than its field allows.
to_do = To do: { $kind }
missing_fields = Missing: { $fields }.
unsourced_fields = Without source: { $fields }.
edit = Edit

## Data

files_change = The files change with the content only: no time of building is in them.
files_rights = They may be used under { $licence }; name this site with them.
files_rights_of = They may be used under { $licence }; name { $holder } with them.
columns_count = { $count ->
   *[other] { $count } columns
}
columns_of = Columns of { $name }
for_programs = For programs: <metadata>CSV on the Web metadata</metadata>
data_package = All of these described in one file, for programs: a Frictionless data package.
metadata = metadata
data_beside = Every profile has the same as data beside it, at <code>index.json</code> of its address. Every country has its events as <code>feed.xml</code> and <code>timeline.ics</code>. In cells, several values are joined by <code>; </code>, and a cell that a spreadsheet would run has a <code>'</code> before it.

## Dependencies

dependencies_read = What happens to how many { $many } without it; then how many entries of any kind depend on it or did, directly or through others. The numbers of { $many } lead to the reasons.
ranking_caption = { $title }, with the { $many } that are affected without them
dependents_help = Entries of any kind that depend on it, directly or through others
dependents_column = dependents
# $whom: a name, or “it”.
who_depends_on = Who depends on { $whom }
it = it
no_longer = No longer
directly = Directly
through_others = Through others
nothing_depended_on = Nothing is depended on yet.
also_depended_on = Also depended on
nothing_depends_on_these = Nothing depends on these

## Exposure. $heading, $one, $many: what projects are called.

exposure_follows = The counts follow from the dependencies recorded here as of { $day }, and from nothing else. <data>The same as data</data>.
exposure_read = A row is a country with { $many }, a column a country on which some of them depend, directly or through others. A number counts the { $many } of the row that are affected without the country of the column, and leads to them, each with its chain of reasons. A cell is filled as high as their share of all the row's { $many }. The first two columns count those that are affected without any one other country, and those of which it is not known on what they depend.
any_other = Any other
all_each_once = All, each once
country_by_country = Country by country
exposure_cells = Which { $many } of a country are affected without which other country, each with its chain of reasons.
of = { $count } of { $total }
exposure_of_countries = Exposure of countries to countries
exposure_caption = { $heading } of a country, in rows, that are affected without another country, in columns
projects_of = { $heading } of
noun = { $count ->
    [one] { $one }
   *[other] { $many }
}
projects = { $count ->
    [one] { $count } { $one }
   *[other] { $count } { $many }
}
no_exposure = No { $one } depends on another country, as far as is recorded.

## What falls with an entry

country_gone = { $count ->
    [one] Gone is the one entry that belongs
   *[other] Gone are the { $count } entries that belong
} to <url>{ $name }</url> and to nobody else. Counted are the { $many } of other countries. Permissions that were given stand: what their withdrawal would do is a scenario.
lose_a_part = lose a part
only_in_part_heading = Only in part
gone = gone
gone_for = gone, for { $scope }
left = left
that_part = That part { $state }.
has_alternative = Has an alternative
would_be_replaced = Would be replaced
other_entries = Other entries
# $counts: how many of each state.
of_any_kind = Of entries of any kind, { $many } among them: { $counts }.
how_to_read = How to read this
cut_off_read = Alternatives count as one: as long as any of them is left, nothing is lost. This is no forecast: it says what the dependencies imply that are recorded here as of { $day }, and each line leads to the source that records it. <data>The same as data</data>.

## Scenarios

counted_are = Counted are { $many }.
by_country = By country
hit_by_country = { $heading } that are hit, by country
scenario_caption = { $heading } of a country, in rows, to which something happens, in columns
scenario_read = This is no forecast: it says what the dependencies imply that are recorded here as of { $day }, if the premise above holds. What is not recorded cannot be counted. <data>The same as data</data>.
scenarios = Scenarios
scenarios_read = Counted are the { $many } to which something happens, by the dependencies recorded here as of { $day }. <data>The same as data</data>.
scenarios_caption = Scenarios, in rows, and how many { $many } are hit in each
if_ = If…
scenarios_cells = In each cell how many { $many } of the country are hit, and how: the signs are those above.
scenarios_filled = A cell is filled as high as their share of all { $many } of the country, and leads to them. Hatched: of how many it is not known on what they depend.
countries_and_scenarios = Countries and scenarios
scenarios_matrix_caption = { $heading } of a country, in rows, that are hit in a scenario, in columns
no_scenario = No scenario is recorded yet.

## Pages of countries

country_exposure = What its { $many } stand on, and what stands on it
which_and_why = Which, and why
country_no_project = It has no recorded { $one }.
country_hit = { $count ->
    [one] How many of its { $count } { $one } are hit, and how.
   *[other] How many of its { $count } { $many } are hit, and how.
}
same_as_calendar = The same as a <calendar>calendar</calendar> or a <feed>feed</feed>.
also_from = Also from { $name }

## The home page

what_they_stand_on = What they stand on
home_suppliers = How many { $many } stop, or keep running but cannot be renewed, without each foreign supplier.
of_its_chain = Of the same chain, and counted in its number:
home_all = <all>All</all>.
home_all_or_by_country = <all>All</all>, or <countries>by country</countries>.
noun_without = { noun } without { $name }

report_mistake = Report a mistake
cite_source = Cite the source itself
# A file for reference managers.
cite_file = This page and the sources of what it says itself, as RIS
cite_statement = To cite one statement, take the address behind its # and name its source with it.
# Said of a sign that is a link to the place where it stands.
link_to = Link to { $name }
contribute = Contribute
contribute_lead = What can be added to this site, and what counts as evidence.
contribute_to = Contribute: { $kind }
messages_meaning = What messages mean
messages_meaning_lead = Every message of the checks, and what to write instead.
messages_meaning_intro = Each message of <code>statebook check</code> has a name in brackets. Here is what it means, and what to write instead.
taken_as_error = Error
taken_as_warning = Warning
taken_as_allowed = Reported only where the site asks for it
the_file = The file
the_file_place = One text file in <code>{ $folder }</code>. Its name is the address, so it is small letters, digits and single hyphens, and ends with <code>.md</code>.
the_file_new = <new>Begin one in the browser</new>.
the_file_example = This one passes every check as it is; copy it, and change what it says.
facts_required = Required
facts_recommended = Recommended
facts_optional = Where there is something to say
a_list_of = A list; each is
takes_text = text
takes_markdown = text with links and citations
takes_bool = true or false
takes_count = a whole number, such as 13824 or "7B"
takes_quantity = a number with its unit
takes_in_unit = { $takes } ({ $unit })
takes_money = a sum of money: its amount, its currency, and as of when
takes_date = a date: "2024", "2024-03" or "2024-03-14"
takes_url = a web address
takes_choice = one of these words
takes_country = the two letters of a country
takes_language = the tag of a language, such as "th"
takes_licence = an SPDX identifier, such as "Apache-2.0"
takes_ref = the file name of an entry
of_kinds = of
what_can_be_added = What can be added
what_else_can_be_added = What else can be added
status_words = Status
speaks_of_roles = What it depends on
speaks_of_roles_lead = Each should speak of these roles in <code>[[depends]]</code>, or say there with <code>absent</code> that nobody names anything.
evidence_rules = Evidence
evidence_source = Every value, dependency and event has a source. <code>sources</code> at the top holds for everything below; what has a <code>source</code> of its own goes by that.
evidence_read = Read the source yourself, and say with <code>checked</code> on which day you did. Take over facts and figures, not sentences.
evidence_exact = As exact as the source, never more: a year where it gives a year.
evidence_money = Money keeps its own currency, and the date for which it was stated.
evidence_absent = Where there is no value to give, say why: <code>{"{"} absent = "unknown" {"}"}</code> (looked for, not found), <code>"undisclosed"</code> (those who know do not say), <code>"none"</code> (a source says that there is none) or <code>"not-applicable"</code>.
evidence_disagree = Where sources disagree, write every value with <code>[[facts.name]]</code>, each with its source; <code>preferred = true</code> marks the one for tables.
evidence_order = Sources, from the best to the worst:

## Tables

column_name = Name
column_country = Country
column_kind = Kind
column_region = Region
column_status = Status
column_depends = Built on
column_events = Events
column_money = Money
column_basis = { $field }: basis
column_converted = { $field } in { $currency }
# $way: what is followed from the row, or several such steps; $next: what is followed or shown there.
onward = { $way } → { $next }
promises_kept = Kept
promises_late = Kept late
promises_overdue = Overdue
promises_open = Still open
column_exposure = Most exposed to
column_last = Last event
region_africa = Africa
region_americas = Americas
region_asia = Asia
region_europe = Europe
region_oceania = Oceania
# A number of all: of a country's projects, so many.
count_of = { $count } of { $all }
# Behind the name of a country.
and_others = { $count ->
    [one] and one other
   *[other] and { $count } others
}
show_only = Show only
columns = Columns
all_columns = All columns
sorted_by = by { $column }
table_rows = rows { $from } to { $to } of { $of }
table_pages = Pages of the table
all_sources = { $count ->
    [one] The source of the table, on a page of its own
   *[other] All { $count } sources of the table, on a page of their own
}
table_as_declared = Show all in the order of the table
table_cells = A cell shows one value with its sources, the profile all of them. Of several names, those with the same sources have them behind the last; of several numbers, the largest counts for the order.
# $files: HTML of links.
table_files = The whole table as { $files }.
table_counts = Money is what the { $many } of a country give as their headline sum, converted and added up; what pays for another is counted beside it, and what belongs to several countries is counted for each. Most exposed to: the other country without which most of its { $many } stop or cannot be renewed.
no_entries = No entries yet.
# What the script says: it puts in itself what stands in braces.
sort_by = Sort by
table_shown = { $some } of { $all }
table_ascending = by { $column }, ascending
table_descending = by { $column }, descending
table_unknown = not known and left out: { $names }
table_show_all = Show all
table_csv = Download what is shown (CSV)
table_select = Select to compare
table_select_one = Compare { $title }
table_compare = Compare the { $count } selected
table_compare_few = Select two to four

## Entries side by side

side_by_side = Side by side
side_by_side_lead = Choose two to four: what is said of each stands side by side.
side_by_side_scriptless = Choosing here needs JavaScript. Without it, these are the profiles:
compare_with = Compare with others
compare_no_comparisons = No comparisons yet.
compare_entry = Entry { $number }
compare_none = none
compare_missing = There is no entry { $names }.
compare_failed = { $names } could not be fetched. Try again.
compare_said = { $names }: { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
compare_differences = Only what differs
compare_nothing = not recorded
compare_head = At a glance
not_known_count = Not known: { $count }

## Maps of countries

# $projects, here and below: what the site calls them, in the number that is meant.
map_title = { $count } { $projects }. { $countries ->
    [one] { $countries } country has
   *[other] { $countries } countries have
} at least one; most of all { $most }.
map_title_one = { $count } { $projects }, all in { $place }.
map_most_two = { $first }, then { $second }
map_most_three = { $first }, then { $second } and { $third }
map_hits_title = { $projects } of { $hit } of { $countries ->
    [one] { $countries } country
   *[other] { $countries } countries
} are hit, in { $half } of them more than half of all.
map_reading = { $what }: the stronger the colour of a country, the more. Countries too small to be drawn are discs, and a line surrounds the members of a union. Outlines and borders are those of Natural Earth.
places_count = { $count ->
    [one] One country
   *[other] { $count } countries
}
name_count = { $name } ({ $count })
share_hit = { $projects } that are hit, of all
share_hit_of = { $hit } of { $count } { $projects } { $hit ->
    [one] is hit
   *[other] are hit
}
step_from = { $from } or more
step_from_to = { $from }–{ $to }
# How many of so many, in little room.
hit_of = { $hit } / { $count }
none = None
share_quarter = Up to a quarter
share_half = Up to half
share_three_quarters = Up to three quarters
share_more = More than three quarters
share_all = All
outlined = Outlined
not_on_map = Not on the map

## Events in time

strip_title = { $events } from { $first } to { $last }, most in { $year } ({ $most }){ $overdue ->
    [0] { "" }
    [one] ; { $overdue } promise is overdue
   *[other] ; { $overdue } promises are overdue
}.
strip_title_year = { $events } in { $year }{ $overdue ->
    [0] { "" }
    [one] ; { $overdue } promise is overdue
   *[other] ; { $overdue } promises are overdue
}.
events_count = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
strip_reading = A mark is an event, as long as the time within which it was: a year where only the year is known. Hollow are promises, struck out those whose time is over. The dashed line is { $day }. The events are listed below.
columns_reading = A line is a type of event, a column the number of a year, on one scale for all lines.
year = Year
all_events = All events
no_type = No type
other_types = Other types
mark_past = Event
mark_ahead = Still to come
mark_promise = Promise
mark_overdue = Overdue promise
until_year = until { $year }
year_or_later = { $year } or later
# The same below an axis, where there is little room.
years_until = –{ $year }
years_from = { $year }–
timeline_of = Timeline: { $which }
# $title: who tells of it.
dated_event = { $date }: { $title }: { $text }
dated = { $title } ({ $date })
only_some_events = Only some events
events_each = { $events }, each with who says so. All events of the site as <csv>CSV</csv>.
events_newest = The newest { $listed } of { $events }, each with who says so. All events of the site as <csv>CSV</csv>.
events_back_to = { $some } so far, back to { $year }
events_older = Older events

## What is found

findings_not_known = For { $count } of { $of } { $projects }
findings_not_known_of = { " " }it is not known on what { $count ->
    [one] it depends
   *[other] they depend
}: { $roles }.
role_of = the { $role } of { $count }

## Money

# $field: what the sums are, as the content calls them.
money_title = { $field }: { $count } have sums, from { $least } to { $most }; those of half are { $half } or more.
money_reading = Each dot is a sum that somebody names, on a scale of powers of ten in { $currency }; sums in other currencies at the average rate of their year. Of several sums of one entry the ends are joined.{ $unplaced ->
    [0] { "" }
    [one] { " " }{ $unplaced } sum has no date or no rate, and so no place.
   *[other] { " " }{ $unplaced } sums have no date or no rate, and so no place.
}
no_basis = not stated
basis = Basis
# $own: the same in the currency of the site.
money_converted = { $money } (≈ { $own })
more_in_table = … { $count } more in the table
tick_one = { $number }
tick_thousand = { $number } k
tick_million = { $number } m
tick_billion = { $number } bn
tick_trillion = { $number } tn

## Chains as figures

chain_more = and { $count } more { noun }
# $first: whether it begins the sentence. $cause: none, where they are hit directly.
chain_clause = { $first ->
    [yes] { projects } { $count ->
        [one] is hit
       *[other] are hit
    }
   *[no] { $count }
} { $cause ->
    [none] directly
   *[some] through { $name }
}
chain_title = { $clauses }.
chain_title_nearest = Of the nearest { projects }, { $clauses }.
chain_read = What is lost stands at the beginning, the { $many } at the end; what stands between is hit too, and takes the next along. Dashed lines are alternatives of which none is left. A sign is full for “{ $stopped }”, half full for “{ $frozen }”, a quarter full for “{ $strained }”.
chain_what = What
chain_happens = What happens
chain_heading_through = Through
# $name: how many there are; $names: the first of them.
named_first = { $name }: { $names } …
chain_through = through
# $under, $above: how many entries.
around_title = { $under ->
    [0] Nothing recorded stands under { $title }
    [one] One entry stands under { $title }
   *[other] { $under } entries stand under { $title }
}, { $above ->
    [0] and nothing on it.
    [one] and one on it.
   *[other] and { $above } on it.
}
around_read = What it stands on is before it, who stands on it behind it, each with its role. Dashed lines are alternatives, of which any one would do.
around_read_nearest = The nearest are counted. What it stands on is before it, who stands on it behind it, each with its role. Dashed lines are alternatives, of which any one would do.
around_more = and { $count } more
around_role = Role
around_on = Stands on
around_through = on
around_heading = All of it in one picture
country_see_also = See also what others lose <cut>without { $name }</cut>, and <all>all countries</all>.
country_stand_on_why = What its { $many } stand on, and why
country_which = { $count ->
    [one] Which of its { $count } { $one } are affected without another country.
   *[other] Which of its { $count } { $many } are affected without another country.
}
what_makes_it_real = What makes it real
filter_country = Country
filter_teller = Told by
filter_type = Type

## Dates and lengths of time. $date, $from and $until: a year, a month or a day as the language writes it.
## $precision, $from_precision, $until_precision: year, month or day, for languages that put other words before them; about, where it is.

date_about = about { $date }
date_uncertain = { $date } (uncertain)
date_until = { $precision ->
   *[other] until { $date }
}
date_since = { $precision ->
   *[other] since { $date }
}
date_from_to = { $from_precision ->
   *[other] { $until_precision ->
       *[other] { $from } to { $until }
    }
}
# Where the date is that of a moment: it is not known better.
date_or_earlier = { $date } or earlier
date_or_later = { $date } or later
date_between = { $from_precision ->
   *[other] { $until_precision ->
       *[other] between { $from } and { $until }
    }
}
period_years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
period_months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
period_weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
period_days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

## Amounts

# $amount: with a word where that is exact, “70 million”. $short: with its sign, as the language has one, “70 M”.
money = { $currency } { $amount }
quantity = { $number } { $unit }

## Texts of entries

# Said of the sign behind a heading.
link_to_section = Link to this section
back_to_text = Back to the text
notes = Notes
code = Code
# What a table is called that stands below no heading.
table = Table
alert_note = Note
alert_tip = Tip
alert_important = Important
alert_warning = Warning
alert_caution = Caution

## What entries, dependencies and words are called

# What projects are called where the site does not say.
noun_entry = entry
noun_entries = entries
# $role: of a dependency on $name.
tie_begins = { $role } begins: { $name }
tie_ends = { $role } ends: { $name }
# $scope: the version or part of $name that is meant.
name_of_part = { $name } ({ $scope })
is_of_shared_law = shared
is_of_unknown_law = unknown
vocabulary_status = Status
vocabulary_role = Role
vocabulary_layer = Layer
vocabulary_event = Event
vocabulary_basis = Basis
more_count = { $count } more

## Files of data: what is in each, and in its columns. Column names and words in front of a colon are those of the files.

file_entries_json = Every entry: id, kind, title, aliases, summary, address, countries, status, and whether it counts in the analysis.
file_entries_csv = The same as a table. Ids in the other tables refer to it.
file_entries_csv_id = Folder and file name, with a slash between them.
file_entries_csv_kind = The folder.
file_entries_csv_title = Its name.
file_entries_csv_aliases = Other names.
file_entries_csv_summary = One sentence.
file_entries_csv_url = Its address on this site.
file_entries_csv_countries = Whom it belongs to: ISO 3166-1 alpha-2, or EU.
file_entries_csv_status = A word of the vocabulary of statuses.
file_entries_csv_project = Whether its kind is one that counts in the analysis.
file_facts_csv = Every claim of every fact, one a line, with its date and sources.
file_facts_csv_entry = What it is said of.
file_facts_csv_field = The name of the field.
file_facts_csv_value = The canonical text, such as 70000000 EUR, digits, an EDTF date, an id. Of a list: its items, joined and percent-encoded as in the other columns of lists.
file_facts_csv_unit = The unit of a quantity.
file_facts_csv_for = The version or part it is said of.
file_facts_csv_as_of = When it was so: an EDTF date.
file_facts_csv_absent = Why there is no value: unknown, undisclosed, none, not-applicable.
file_facts_csv_preferred = Whether it is marked as the headline.
file_facts_csv_sources = Who says so: file names of sources.
file_facts_csv_countries = Whom the entry belongs to: ISO 3166-1 alpha-2, EU, or XK.
file_facts_csv_list = Whether the field takes a list, so that the value is one.
file_edges_csv = Every dependency: who depends on what, in which role, needed for what, when, and who says so; and what is said where nothing is named.
file_edges_csv_from = What depends.
file_edges_csv_to = What it depends on; empty where nothing is named.
file_edges_csv_role = In which way: a word of the vocabulary of roles.
file_edges_csv_needed_to = run: stops without it; renew: goes on, but cannot be renewed; nothing: another one would do.
file_edges_csv_takes = operation: the other has to go on; copy: a copy is held; leave: its permission stands when it is gone.
file_edges_csv_extent = all: true of the whole; part: of a version, a partition, some offers.
file_edges_csv_any_of = Edges of one entry with the same label are alternatives.
file_edges_csv_during = When it holds: an EDTF date or interval.
file_edges_csv_for = The version or part that depends.
file_edges_csv_absent = Why nothing is named: unknown, undisclosed, none, not-applicable.
file_edges_csv_sources = Who says so: file names of sources.
file_events_csv = Every event once, in the order of time, with its precision, countries and sources.
file_events_csv_date = An EDTF date, as precise as it is known.
file_events_csv_earliest = Its first possible day; empty at an open start.
file_events_csv_latest = Its last possible day; empty at an open end.
file_events_csv_title = What happened.
file_events_csv_type = A word of the vocabulary of events.
file_events_csv_entry = Who tells of it; the first by id, if several do.
file_events_csv_countries = Whose it is: ISO 3166-1 alpha-2, or EU.
file_events_csv_sources = Who says so: file names of sources, of all that tell of it.
file_coverage_csv = What is missing, without source, stale, overdue or silent, one a line.
file_coverage_csv_entry = In which entry.
file_coverage_csv_part = One of field, dependency, event, entry.
file_coverage_csv_name = The field, the id that is depended on, or the title of the event; events, of a silent entry.
file_coverage_csv_state = One of missing, unsourced, stale, overdue, silent.
file_coverage_csv_since = The first day on which it was stale, overdue or silent.
file_coverage_csv_file = The file to edit.
file_cut_off_json = For every entry that others depend on: what stops, and what can only stand still, if it is cut off.
file_exposure_json = For every country: its entries that count in the analysis, and which of them stop or stand still if another country is cut off.
file_scenarios_json = For every scenario: what stops, what cannot be renewed, and what is at risk in the long run.
all_fields_of = { $title }: all fields
table_csv_id = The entry.
table_csv_title = Its name.
table_csv_ids = Ids.
table_csv_kind = The folder of its kind.
table_csv_regions = Parts of the world, as the United Nations count them.
table_csv_basis = What stands behind the sum.
table_csv_converted = The sum in the currency of the site, at the rate of its year.
table_csv_depends = Ids of what it depends on.
table_csv_events = Each a date and a title.
table_csv_projects = How many of the entries that are counted belong to it.
table_csv_money = What the headline amounts of these entries come to: an amount and a currency.
table_csv_exposure = The other country without which most of them stop or cannot be renewed, and how many.
table_csv_last = When something happened last: an EDTF date.
table_csv_as_of = When that was so: an EDTF date.
table_csv_sources = Who says so: file names of sources.
cells_rule = Items are joined by `; `. A sign of an item that would end it, or that a spreadsheet would run, is percent-encoded (RFC 3986), and so is a percent sign before two hexadecimal digits: percent-decoding every item gives what was written.

## ZIP files, calendars and feeds

zip_of_country = { $title }, from { $site }
zip_licence = Licence: { $licence }
zip_tables = entries.csv: what belongs to the country, and the sources of it. facts.csv: what is said of them. edges.csv: on what they depend,
    and what depends on them. events.csv: what happened. Sources are named by what stands behind the slash of their id.
    The columns of each table are described in the file behind it. The tables of the whole site have the same columns.
event_when = When: { $date }
event_source = Source: { $title }
# A line of a feed. $summary: a sentence on who tells of the event.
feed_date = { $date }.
feed_summary = { $date }. { $summary }

## What the box of search says. The script chooses by count, and puts in what stands in braces.

search_failed = The index of search cannot be reached. Here are all names from A to Z.
search_found = { $count ->
    [one] { $count } result
   *[other] { $count } results
}
# None of the results has all words that were typed.
search_found_some = { $count ->
    [one] { $count } result, not with all of these words
   *[other] { $count } results, none with all of these words
}
search_best = { $count ->
   *[other] the best { $count } are shown
}
search_all = { $count ->
   *[other] All { $count } results
}
search_filter = Filter these results
search_nothing = Nothing here has “{ $text }” in it.
search_names = All names from A to Z
search_also = Also known as { $name }
# $word: what stands in the address.
search_no_kind = no such kind “{ $word }”: left out
search_no_country = no such country “{ $word }”: left out
search_more = { $count ->
   *[other] Show { $count } more
}
search_any = All
search_kind = Kind
search_country = Country

## Findings behind what they are about, which is a link of its own

finding_behind = {", "}{ $finding }.
finding_of_scenario = {": "}{ $finding }.
finding_lost_too = { $finding } { $of ->
    [one] It is the same one as without { $name }.
   *[other] { $count } of the { $of } are the same as without { $name }.
}
title_finding = { $title }, { $finding }.
