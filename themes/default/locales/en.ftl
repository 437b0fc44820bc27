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
report_mistake = Report a mistake
page_data = This page as data
page_feed = Feed of this page
about_site = About this site
more_of_site = More of this site
names_a_z = Names A–Z
coverage = Coverage
data = Data
feed = Feed
# $day: HTML of a date.
as_known_on = As known on { $day }.
as_known_on_past = As known on { $day }: later claims, dependencies and events are left out; texts, and what has no date, are as they are written now.
# $licence: HTML of its name.
content_rights = Content { $licence }.
content_rights_of = Content by { $holder }, { $licence }.

## Citing

cite_page = Cite this page
cite_source = Cite the source itself
# A file for reference managers.
cite_file = This page and all its sources as RIS
cite_statement = To cite one statement, take the address behind its # and name its source with it.
# Said of a sign that is a link to the place where it stands.
link_to = Link to { $name }

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
data_lead = Everything on this site as files to download.
search_lead = Every name on this site, from A to Z.
names_of = Names: { $letter }
page_not_found = Page not found
moved = Moved

## For those who write

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
column_region = Region
column_status = Status
column_depends = Built on
column_events = Events
column_money = Money
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
table_as_declared = Show all in the order of the table
table_cells = A cell shows one value with its sources, the profile all of them.
# $files: HTML of links.
table_files = The whole table as { $files }.
table_counts = Money is what the projects of a country give as their headline sum, converted and added up; a programme and a machine that it pays for are both counted, and a project of several countries is counted for each. Most exposed to: the other country without which most of its projects stop or cannot be renewed.
no_entries = No entries yet.
# What the script says; { $some }, { $all }, { $column }, { $names }, { $title } and { $count } it puts in itself.
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
compare_said = { $names }: { $count } rows
compare_differences = Only what differs
compare_nothing = not recorded
compare_head = At a glance
