//! The data about the site that every page has: its name, its sections, its licence, and the noun for its projects.

use super::model::{Anchor, ProjectNoun, Rights, Site};
use crate::config::{Config, Section};
use crate::knowledge::Knowledge;
use crate::markup::address::{COMPARE, CONTRIBUTE, HELP, SEARCH, compares, encoded, path_of};
use crate::markup::term::{GLOSSARY, has_glossary};
use crate::markup::{self, Markup};
use crate::schema::Role;
use crate::theme::Dress;
use crate::value::Date;
use crate::wording;
use crate::words::Words;

/// An item of the navigation that the site asks for; none if there is no such page, which the plan reports.
fn own_section(knowledge: &Knowledge, config: &Config, words: &Words, section: &Section, known: &[Anchor]) -> Option<Anchor> {
    let url = format!("{}{}", config.base_path, if section.to.is_empty() { String::new() } else { format!("{}/", section.to) });
    let kind = || knowledge.schema.kinds.get(&*section.to).map(|kind| kind.plural.clone());
    let entry = || knowledge.find(&section.to).map(|ix| knowledge.entry(ix).title.value.to_string());
    let standard = || known.iter().find(|anchor| anchor.url == url).map(|anchor| anchor.title.clone());
    let last = || Some(words.capitalised(section.to.rsplit('/').next().unwrap_or_default())).filter(|title| !title.is_empty());
    let title = section.title.clone().or_else(standard).or_else(kind).or_else(entry).or_else(last)?;
    Some(Anchor { title, url })
}

/// All sections in order, each with a rank. If there are too many, those with higher ranks are dropped first.
fn sections(knowledge: &Knowledge, words: &Words, anchor: &impl Fn(&str, &str) -> Anchor) -> Vec<(usize, Anchor)> {
    let used = |folder: &str| knowledge.entries.iter().any(|entry| &*entry.kind.folder == folder);
    let kinds: Vec<_> = knowledge.schema.kinds.values().filter(|kind| used(&kind.folder)).collect();
    // Of the kinds of one sort, the first `kept` are kept longest.
    let of = |kept: usize, wanted: fn(&crate::schema::Kind) -> bool| {
        let anchors = kinds.iter().filter(move |kind| wanted(kind)).map(|kind| anchor(&kind.plural, &format!("{}/", kind.folder)));
        anchors.enumerate().map(|(at, anchor)| (usize::from(at >= kept), anchor)).collect::<Vec<_>>()
    };
    let mut sections = of(2, |kind| kind.project && kind.role == Role::Profile);
    sections.extend(of(1, |kind| kind.role == Role::Country));
    sections.push((0, anchor(words.text("dependencies"), "dependencies/")));
    if knowledge.entries.iter().any(|entry| entry.kind.project && !entry.countries.is_empty()) {
        sections.push((1, anchor(words.text("exposure"), "exposure/")));
    }
    sections.extend(of(1, |kind| kind.role == Role::Scenario));
    if knowledge.entries.iter().any(|entry| entry.kind.role == Role::Comparison) {
        sections.push((1, anchor(words.text("comparisons"), "compare/")));
    }
    sections.push((0, anchor(words.text("timeline"), "timeline/")));
    sections.extend(of(0, |kind| !kind.project && kind.role == Role::Profile && &*kind.folder != "dependencies"));
    sections.extend(of(0, |kind| kind.role == Role::Source));
    sections.push((1, anchor(words.text("data"), "data/")));
    sections
}

/// The most sections at the head of every page, unless the site names them: as many as a reader takes in at a glance.
const MOST_SECTIONS: usize = 6;

/// The most other sections, and the most pages of text, at the foot of every page. Search and the names from A to Z have all
/// of them.
const MOST_BELOW: usize = 60;

/// The sections that are dropped last, in order.
fn first(sections: Vec<(usize, Anchor)>) -> Vec<Anchor> {
    let mut ranks: Vec<(usize, usize)> = sections.iter().enumerate().map(|(at, (rank, _))| (*rank, at)).collect();
    ranks.sort_unstable();
    ranks.truncate(MOST_SECTIONS);
    let kept = |at: usize| ranks.iter().any(|(_, kept)| *kept == at);
    sections.into_iter().enumerate().filter(|(at, _)| kept(*at)).map(|(_, (_, section))| section).collect()
}

/// The data about the site that every page has.
pub(super) fn site(markup: &Markup, dress: &Dress) -> Site {
    let Markup { knowledge, config, words, as_of, noun, .. } = markup;
    let anchor = |title: &str, path: &str| markup.anchor(title, path);
    let sections = sections(knowledge, words, &anchor);
    let known: Vec<Anchor> = sections.iter().map(|(_, section)| section.clone()).collect();
    let navigation = match &config.navigation[..] {
        [] => first(sections),
        own => own.iter().filter_map(|section| own_section(knowledge, config, words, section, &known)).collect(),
    };
    let more =
        known.into_iter().filter(|section| navigation.iter().all(|shown: &Anchor| shown.url != section.url)).take(MOST_BELOW).collect();
    let pages = knowledge.entries.iter().filter(|entry| entry.kind.role == Role::Page).take(MOST_BELOW);
    Site {
        title: config.title.clone(),
        description: config.description.clone(),
        language: config.language.clone(),
        direction: words.direction().word(),
        base_url: config.base_url.clone(),
        base_path: config.base_path.clone(),
        as_of: markup::time(words, &Date::from_day(*as_of)),
        past: knowledge.read_on.is_some(),
        rights: config.rights.as_ref().map(|rights| Rights {
            name: rights.name.clone(),
            url: rights.url.clone(),
            holder: rights.holder.clone(),
        }),
        project: ProjectNoun { heading: words.capitalised(&noun.many), one: noun.one.clone(), many: noun.many.clone() },
        home: config.home.clone(),
        navigation,
        more,
        pages: pages.map(|entry| anchor(&entry.title.value, &path_of(entry))).collect(),
        states: wording::states(words),
        ties: wording::ties(words),
        style: format!("{}{}", config.base_path, dress.style),
        script: format!("{}{}", config.base_path, dress.script),
        files: dress.files.iter().map(|(name, path)| (name.clone(), format!("{}{}", config.base_path, encoded(path)))).collect(),
        glossary: has_glossary(knowledge).then(|| format!("{}{GLOSSARY}", config.base_path)),
        search: format!("{}{}", config.base_path, SEARCH),
        compare: compares(knowledge).then(|| format!("{}{}", config.base_path, COMPARE)),
        feed: format!("{}feed.xml", config.base_path),
        contribute: config.contribute.then(|| format!("{}{}", config.base_path, CONTRIBUTE)),
        help: config.contribute.then(|| format!("{}{}", config.base_path, HELP)),
    }
}
