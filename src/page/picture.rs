//! Social pictures: which pages have one of their own, and its contents.

use super::{Route, Subject};
use crate::markup::Markup;
use crate::page::model::Image;
use crate::social::{Picture, SIZE};
use crate::view::ranking::SupplyChain;

/// The file of a page's picture, beside the page.
const FILE: &str = "social.png";

impl Route {
    /// The path of the page's own picture; none if it uses that of the page it belongs to.
    pub fn picture(&self) -> Option<String> {
        let is_part = matches!(
            self.subject,
            Subject::Sorted(..)
                | Subject::Picked(..)
                | Subject::Part(..)
                | Subject::TableSources(_)
                | Subject::Year(_)
                | Subject::EventsOfKind(_)
                | Subject::EventsOfType(_)
                | Subject::Search
                | Subject::Names(_)
                | Subject::Help
                | Subject::HelpWith(_)
                | Subject::ContributeTo(_)
                | Subject::NotFound
                | Subject::Redirect(_)
        );
        (!is_part).then(|| format!("{}{FILE}", self.path))
    }

    /// The path of the page whose picture this one uses.
    fn pictured(&self) -> &str {
        match self.picture() {
            Some(_) => &self.path,
            None => match &self.subject {
                Subject::Sorted(..) | Subject::Picked(..) | Subject::Part(..) | Subject::TableSources(_) => {
                    self.path.split_once('/').map_or("", |(folder, _)| self.path.get(..=folder.len()).unwrap_or_default())
                }
                Subject::Year(_) | Subject::EventsOfKind(_) | Subject::EventsOfType(_) => "timeline/",
                _ => "",
            },
        }
    }
}

impl Markup {
    /// The picture of a page, with a description; none if the site has no pictures.
    pub(super) fn image(&self, route: &Route, title: &str, description: Option<&str>) -> Option<Image> {
        let alt = match description {
            _ if route.picture().is_none() => self.config.title.clone(),
            Some(description) => self.words.say("labelled", &[("label", title.into()), ("text", description.into())]),
            None => title.to_owned(),
        };
        let url = || self.permalink(&format!("{}{FILE}", route.pictured()));
        self.config.social_pictures.then(|| Image { url: url(), alt, width: SIZE.0, height: SIZE.1 })
    }

    /// The contents of a page's picture.
    pub(super) fn picture(&self, route: &Route) -> Picture {
        let address = self.config.base_url.split_once("://").map_or("", |(_, rest)| rest).trim_end_matches('/').to_owned();
        let of = match &route.subject {
            Subject::Profile(ix) | Subject::Country(ix) | Subject::Source(ix) | Subject::Text(ix) | Subject::Scenario(ix) => {
                self.picture_of_entry(*ix)
            }
            Subject::CutOff(ix) => self.picture_of_cut_off(*ix),
            subject => {
                let meta = self.made(route).meta;
                let finding = match subject {
                    Subject::Home => {
                        SupplyChain::most_hit(&self.knowledge, &self.views).first().and_then(|chain| self.cut_off_link(chain.first.entry))
                    }
                    Subject::Exposure => self.most_missed_country(),
                    _ => None,
                };
                let finding = finding.map(|link| self.sentence_of(&link)).unwrap_or_default();
                Picture { titles: vec![meta.title], text: meta.description.unwrap_or_default(), finding, ..Picture::default() }
            }
        };
        Picture { site: self.config.title.clone(), address, is_rtl: self.words.direction().word() == "rtl", ..of }
    }
}
