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
