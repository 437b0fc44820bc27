//! If something is cut off: what stops, what freezes, what survives, each with its reasons.

use std::collections::BTreeMap;

use super::Pages;
use super::model::{CutOff, CutOffLink, FallGroup, Falls, Meta, Rows};
use super::plan::cut_off_path;
use super::reasons::Reasons;
use super::shared::country_name;
use super::value::Sources;
use crate::knowledge::Ix;
use crate::schema::{NeededTo, Role};
use crate::value::Country;
use crate::view::cut_off::{Belongs, Cut, LISTED};

/// What stands in the place of a list too long for a page: how many there are in each group, and the rows that are shown.
type Grouped = BTreeMap<Belongs, (usize, Vec<Ix>)>;

impl Pages {
    /// The page of one entry, or of the country that it stands for.
    pub(super) fn cut_off(&self, ix: Ix) -> CutOff {
        match self.stands_for(ix) {
            Some(country) => self.country_cut_off(ix, country),
            None => self.entry_cut_off(ix),
        }
    }

    /// The country that an entry stands for.
    pub(super) fn stands_for(&self, ix: Ix) -> Option<Country> {
        let entry = self.knowledge.entry(ix);
        (entry.kind.role == Role::Country).then(|| entry.countries.first().map(|country| country.value)).flatten()
    }

    /// What the page is called, and what it says in a sentence.
    pub(super) fn cut_off_words(&self, ix: Ix, model: &CutOff) -> (String, String) {
        let title = &self.named(ix);
        let (stopped, frozen) = (model.stopped.projects, model.frozen.projects);
        let of = if model.country.is_some() { "of other countries " } else { "" };
        let count = |count: usize| if count == 1 { "1 project".to_owned() } else { format!("{count} projects") };
        let text = match (stopped, frozen) {
            (0, 0) => format!("No recorded project {of}would stop or stand still without {title}."),
            (stopped, 0) => format!("Without {title}, {} {of}would stop.", count(stopped)),
            (0, frozen) => format!("Without {title}, {} {of}could not be renewed.", count(frozen)),
            (stopped, frozen) => format!("Without {title}, {} {of}would stop, and {frozen} more could not be renewed.", count(stopped)),
        };
        (format!("If {title} is cut off"), text)
    }

    /// The title of an entry within a sentence: some countries take an article.
    pub(super) fn named(&self, ix: Ix) -> String {
        let title = &*self.knowledge.entry(ix).title.value;
        let with_article = ["States", "Emirates", "Kingdom", "Union", "Republic", "Islands", "Netherlands", "Philippines"];
        let article = self.stands_for(ix).is_some() && with_article.iter().any(|word| title.ends_with(word));
        if article { format!("the {title}") } else { title.to_owned() }
    }

    /// Adds what readers expect above and below the page.
    pub(super) fn cut_off_meta(&self, ix: Ix, meta: &mut Meta) {
        let entry = self.knowledge.entry(ix);
        meta.breadcrumbs.push(self.anchor(&entry.kind.plural, &format!("{}/", entry.kind.folder)));
        meta.breadcrumbs.push(self.anchor(&entry.title.value, &self.path(ix)));
        meta.edit = self.edit(entry);
    }

    /// Where to read what falls with an entry, and how much it is.
    pub(super) fn cut_off_link(&self, ix: Ix) -> Option<CutOffLink> {
        if !self.knowledge.is_depended_on(ix) {
            return None;
        }
        let sums = self.views.cut_offs.sums(ix);
        Some(CutOffLink {
            name: self.named(ix),
            url: self.url(&cut_off_path(self.knowledge.entry(ix))),
            stopped: sums.stopped as usize,
            frozen: sums.frozen as usize,
            projects_stopped: sums.projects_stopped as usize,
            projects_frozen: sums.projects_frozen as usize,
        })
    }

    /// The same for a country: projects of other countries.
    pub(super) fn country_cut_off_link(&self, ix: Ix, country: Country) -> CutOffLink {
        let (mut stopped, mut frozen) = (Vec::new(), Vec::new());
        for (_, effect) in self.views.exposure.elsewhere(country) {
            stopped.extend_from_slice(&effect.stopped);
            frozen.extend_from_slice(&effect.frozen);
        }
        let count = |mut entries: Vec<Ix>| {
            entries.sort_unstable();
            entries.dedup();
            entries.len()
        };
        let (stopped, frozen) = (count(stopped), count(frozen));
        let url = self.url(&cut_off_path(self.knowledge.entry(ix)));
        CutOffLink { name: self.named(ix), url, stopped, frozen, projects_stopped: stopped, projects_frozen: frozen }
    }

    fn entry_cut_off(&self, off: Ix) -> CutOff {
        let cut_offs = &self.views.cut_offs;
        let sums = cut_offs.sums(off);
        let much = (sums.stopped + sums.frozen) as usize > LISTED;
        // Of a cut that is too large for a page only the nearest are walked to; how all of it ends is known.
        let mut seen = 0;
        let cut = cut_offs.graph.cut([off], |_| {
            seen += 1;
            much && seen >= LISTED
        });
        let mut groups: [Grouped; 2] = Default::default();
        for fall in cut.falls.iter().filter(|fall| fall.reason().is_some()) {
            if !fall.frozen || !much || !cut_offs.stops(off, fall.entry) {
                let (count, rows) = groups[usize::from(fall.frozen)].entry(Belongs::of(&self.knowledge, fall.entry)).or_default();
                *count += usize::from(!much);
                rows.push(fall.entry);
            }
        }
        if much {
            for (belongs, stopped, frozen) in cut_offs.by_country(off) {
                for (groups, count) in groups.iter_mut().zip([stopped, frozen]).filter(|(_, count)| *count > 0) {
                    groups.entry(belongs).or_default().0 = count as usize;
                }
            }
        }
        let mut reasons = Reasons::new(self);
        let mut sources = Sources::default();
        let [stopped, frozen] = groups.map(|groups| self.by_country(&cut, groups, &mut reasons, &mut sources));
        let graph = &cut_offs.graph;
        let holds = |group: &&u32| {
            let needs = graph.group(**group);
            let falls = cut_offs.stops(off, needs.owner) || (needs.needed_to == NeededTo::Renew && cut_offs.freezes(off, needs.owner));
            !much || (!falls && graph.targets(**group).iter().any(|target| !cut_offs.stops(off, *target)))
        };
        let held: Vec<u32> = cut.held.iter().filter(holds).copied().collect();
        let shown = held.iter().take(LISTED).map(|group| self.held(*group, |target| cut_offs.stops(off, target), &mut sources)).collect();
        CutOff {
            name: self.named(off),
            entry: self.card(off),
            country: None,
            own: 1,
            stopped: Falls { count: sums.stopped as usize, projects: sums.projects_stopped as usize, ..stopped },
            frozen: Falls { count: sums.frozen as usize, projects: sums.projects_frozen as usize, ..frozen },
            held: shown,
            held_more: much || held.len() > LISTED,
            sources: self.source_lines(sources),
            json: self.url("data/cut-off.json"),
        }
    }

    /// Falls by country; rows with the projects first, then by title.
    fn by_country(&self, cut: &Cut, groups: Grouped, reasons: &mut Reasons<'_>, sources: &mut Sources) -> Falls {
        let mut groups: Vec<FallGroup> = groups
            .into_iter()
            .map(|(belongs, (count, mut falls))| {
                falls.sort_unstable_by_key(|ix| (!self.knowledge.entry(*ix).kind.project, self.ranks[*ix as usize]));
                let url = match belongs {
                    Belongs::To(country) => country_name(&self.knowledge, &self.config, country).url,
                    Belongs::ToSeveral | Belongs::ToNone => None,
                };
                let title = self.whose(belongs);
                let mut rows = Rows::default();
                reasons.push_falls(&mut rows, cut, &falls, "fall-", true, sources);
                FallGroup { title, url, count, rows }
            })
            .collect();
        // What is not of one country comes last.
        groups.sort_by_cached_key(|group| (group.url.is_none(), group.title.to_lowercase()));
        Falls { count: 0, projects: 0, listed: groups.iter().map(|group| group.rows.count).sum(), groups }
    }

    fn country_cut_off(&self, ix: Ix, country: Country) -> CutOff {
        let exposure = &self.views.exposure;
        let nothing = Cut::default();
        let cut = exposure.cuts.get(&country).unwrap_or(&nothing);
        let mut reasons = Reasons::new(self);
        let mut sources = Sources::default();
        let mut effects: Vec<_> = exposure.elsewhere(country).collect();
        effects.sort_by_cached_key(|(other, _)| country_name(&self.knowledge, &self.config, *other).title.to_lowercase());
        // A page has room for so many rows of each country.
        let room = (LISTED / effects.len().max(1)).max(3);
        let mut side = |frozen: bool| {
            let mut all: Vec<Ix> = Vec::new();
            let mut groups = Vec::new();
            for (other, effect) in &effects {
                let fallen = if frozen { &effect.frozen } else { &effect.stopped };
                all.extend_from_slice(fallen);
                if !fallen.is_empty() {
                    let name = country_name(&self.knowledge, &self.config, *other);
                    let mut rows = Rows::default();
                    let falls = self.first(fallen, room);
                    reasons.push_falls(&mut rows, cut, &falls, &format!("{}-", other.code()), true, &mut sources);
                    groups.push(FallGroup { title: name.title, url: name.url, count: fallen.len(), rows });
                }
            }
            // A project of several countries stands under each of them, and counts once.
            all.sort_unstable();
            all.dedup();
            let listed = groups.iter().map(|group: &FallGroup| group.rows.count).sum();
            Falls { count: all.len(), projects: all.len(), groups, listed }
        };
        let (stopped, frozen) = (side(false), side(true));
        let graph = &self.views.cut_offs.graph;
        let elsewhere = |group: &&u32| {
            let owner = self.knowledge.entry(graph.group(**group).owner);
            owner.kind.project && !owner.countries.iter().any(|own| own.value == country)
        };
        let held: Vec<u32> = cut.held.iter().filter(elsewhere).copied().collect();
        let shown = held.iter().take(LISTED).map(|group| self.held(*group, |target| cut.stops(target), &mut sources)).collect();
        CutOff {
            name: self.named(ix),
            entry: self.card(ix),
            country: Some(country.code().to_owned()),
            own: cut.falls.iter().filter(|fall| fall.reason().is_none()).count(),
            stopped,
            frozen,
            held: shown,
            held_more: held.len() > LISTED,
            sources: self.source_lines(sources),
            json: self.url("data/exposure.json"),
        }
    }

    /// The first of some entries, by title.
    pub(super) fn first(&self, entries: &[Ix], most: usize) -> Vec<Ix> {
        let mut entries = entries.to_vec();
        self.sort(&mut entries);
        entries.truncate(most);
        entries
    }
}
