//! `sitemap.xml` and `robots.txt`.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::page::{Pages, Route, Subject};

/// The most addresses that the protocol allows in one file.
const MOST: usize = 50_000;
const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// The files: one sitemap, or an index of several.
pub(super) fn files(pages: &Pages, routes: &[Route]) -> Vec<(String, Vec<u8>)> {
    let robots = format!("User-agent: *\nAllow: /\nSitemap: {}\n", pages.markup().permalink("sitemap.xml"));
    let mut files = vec![("robots.txt".to_owned(), robots.into_bytes())];
    // Pages with another order or a part of a table declare the table as their canonical page.
    let shown = |route: &&Route| {
        use Subject::{NotFound, Picked, Redirect, Sorted, TableSources};
        !matches!(route.subject, Redirect(_) | NotFound | Sorted(..) | Picked(..) | TableSources(_))
    };
    let mut addresses: Vec<(String, Option<String>)> =
        routes.iter().filter(shown).map(|route| (pages.markup().permalink(&route.path), checked(pages, route))).collect();
    addresses.sort_unstable();
    if addresses.len() <= MOST {
        files.push(("sitemap.xml".to_owned(), xml("urlset", "url", &addresses)));
        return files;
    }
    let mut parts = Vec::new();
    for (part, number) in addresses.chunks(MOST).zip(1..) {
        let name = format!("sitemap-{number}.xml");
        parts.push((pages.markup().permalink(&name), None));
        files.push((name, xml("urlset", "url", part)));
    }
    files.push(("sitemap.xml".to_owned(), xml("sitemapindex", "sitemap", &parts)));
    files
}

/// The day on which a person last checked the page's entry.
fn checked(pages: &Pages, route: &Route) -> Option<String> {
    let ix = match route.subject {
        Subject::Profile(ix) | Subject::Country(ix) | Subject::Source(ix) | Subject::Text(ix) | Subject::Scenario(ix) => ix,
        _ => return None,
    };
    let checked = pages.knowledge().entry(ix).checked.as_ref()?;
    (checked.value.earliest() == checked.value.latest()).then(|| checked.value.earliest().to_string())
}

fn xml(root: &str, element: &str, addresses: &[(String, Option<String>)]) -> Vec<u8> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    let written = writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None))).and_then(|()| {
        writer
            .create_element(root)
            .with_attribute(NAMESPACE)
            .write_inner_content(|writer| {
                for (address, day) in addresses {
                    writer.create_element(element).write_inner_content(|writer| {
                        writer.create_element("loc").write_text_content(BytesText::new(address))?;
                        if let Some(day) = day {
                            writer.create_element("lastmod").write_text_content(BytesText::new(day))?;
                        }
                        Ok(())
                    })?;
                }
                Ok(())
            })
            .map(|_| ())
    });
    // Writing to memory cannot fail.
    debug_assert!(written.is_ok());
    let mut out = writer.into_inner();
    out.push(b'\n');
    out
}
