//! Responses to requests, without a socket: the published files, the server's own files, and nothing else.
//!
//! A path is looked up among those that the site publishes. No path of a request ever reaches the file system.

use std::ops::Range;
use std::sync::Arc;

use super::edition::{Edition, File};
use super::hosts::Hosts;
use super::live::{self, OWN};
use super::overlay;
use super::preview::Preview;

/// The relevant parts of a request.
#[derive(Debug, Default)]
pub struct Request<'r> {
    /// `GET`, `HEAD` or something else.
    pub method: &'r str,
    /// The path, percent-encoded.
    pub path: &'r str,
    /// The part after the `?`.
    pub query: Option<&'r str>,
    /// The `Host` header.
    pub host: Option<&'r str>,
    /// The `If-None-Match` header.
    pub if_none_match: Option<&'r str>,
    /// The `If-Range` header.
    pub if_range: Option<&'r str>,
    /// The `Range` header.
    pub range: Option<&'r str>,
}

/// A response.
#[derive(Debug)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The headers, except for the length.
    pub headers: Vec<(&'static str, String)>,
    /// What follows them.
    pub body: Body,
}

/// The body of a response.
#[derive(Debug)]
pub enum Body {
    /// This range of bytes; for `HEAD`, only its length is sent.
    Bytes(Arc<[u8]>, Range<usize>),
    /// A stream of news, for as long as somebody listens.
    Events,
}

/// Headers of every response: other sites may not embed pages or pictures, and browsers must not guess the type of a file.
const ALWAYS: [(&str, &str); 3] =
    [("x-content-type-options", "nosniff"), ("cross-origin-resource-policy", "same-origin"), ("x-frame-options", "SAMEORIGIN")];

/// Responds to a request that names one of these hosts, and refuses others.
pub fn respond(preview: &Preview, request: &Request<'_>, hosts: &Hosts) -> Answer {
    let mut answer = if hosts.admit(request.host) {
        respond_to_own(preview, request)
    } else {
        text(403, "This server answers to the names of this machine only; `--allowed-host NAME` adds one.\n")
    };
    answer.headers.extend(ALWAYS.map(|(name, value)| (name, value.to_owned())));
    // This comes on top of the policy that pages contain; browsers apply both.
    if !answer.headers.iter().any(|(name, _)| *name == POLICY) {
        answer.headers.push((POLICY, "frame-ancestors 'self'".to_owned()));
    }
    answer
}

const POLICY: &str = "content-security-policy";

fn respond_to_own(preview: &Preview, request: &Request<'_>) -> Answer {
    if !matches!(request.method, "GET" | "HEAD") {
        let mut answer = text(405, "Only GET and HEAD.\n");
        answer.headers.push(("allow", "GET, HEAD".to_owned()));
        return answer;
    }
    let Some(path) = decoded(request.path) else { return text(400, "This is no address.\n") };
    // The base path may have changed since the page was loaded.
    if let Some((_, own)) = path.split_once(&format!("/{OWN}")) {
        return own_file(preview, request, own);
    }
    loop {
        let Some(edition) = preview.shown() else { return no_site(preview, request) };
        match page(&edition, request, &path) {
            Ok(answer) => return answer,
            Err(why) => preview.take_back(&edition, *why),
        }
    }
}

/// The response for a path of the site.
fn page(edition: &Edition, request: &Request<'_>, path: &str) -> Result<Answer, Box<crate::diagnostic::Diagnostic>> {
    let base = edition.base_path();
    let Some(below) = path.strip_prefix(base) else {
        // The base path without its slash, or `/`, which people type by habit.
        let home = path == "/" || format!("{path}/") == base;
        return if home { Ok(redirect(request, base)) } else { missing(edition, request) };
    };
    let name = if below.is_empty() || below.ends_with('/') { format!("{below}index.html") } else { below.to_owned() };
    if let Some(file) = edition.file(&name)? {
        return Ok(answer(200, request, &file, content_type(&name)));
    }
    if edition.output.contains(&format!("{below}/index.html")) {
        return Ok(redirect(request, &format!("{}/", request.path)));
    }
    missing(edition, request)
}

fn missing(edition: &Edition, request: &Request<'_>) -> Result<Answer, Box<crate::diagnostic::Diagnostic>> {
    Ok(match edition.file("404.html")? {
        Some(file) => answer(404, request, &file, content_type("404.html")),
        None => text(404, "Nothing is published here.\n"),
    })
}

/// The response for one of the server's own files.
fn own_file(preview: &Preview, request: &Request<'_>, name: &str) -> Answer {
    let base = preview.shown().map_or_else(|| "/".to_owned(), |edition| edition.base_path().to_owned());
    match name {
        "live.js" => answer(200, request, &File::new(live::SCRIPT.as_bytes()), content_type(name)),
        "overlay.css" => answer(200, request, &File::new(overlay::STYLE.as_bytes()), content_type(name)),
        "events" => Answer {
            status: 200,
            // A proxy that buffers responses until they are complete would hold this one for ever.
            headers: vec![
                ("content-type", "text/event-stream".to_owned()),
                ("cache-control", "no-store".to_owned()),
                ("x-accel-buffering", "no".to_owned()),
            ],
            body: Body::Events,
        },
        _ => match name.strip_prefix("source/").and_then(|path| Some((path, preview.text(path)?))) {
            Some((path, source)) => own_page(200, request, overlay::source(path, &source, &base)),
            None => text(404, "No such file, or nothing is wrong with it any more.\n"),
        },
    }
}

fn no_site(preview: &Preview, request: &Request<'_>) -> Answer {
    let news = preview.news().borrow().clone();
    own_page(503, request, overlay::no_site(&news.problems, "/"))
}

fn own_page(status: u16, request: &Request<'_>, html: Vec<u8>) -> Answer {
    let mut answer = answer(status, request, &File::new(html), content_type("a.html"));
    let policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
                  frame-ancestors 'self'";
    answer.headers.push((POLICY, policy.to_owned()));
    answer
}

/// A response with a file or the requested part of it, or one that says that the file has not changed.
fn answer(status: u16, request: &Request<'_>, file: &File, content_type: &str) -> Answer {
    let tag = format!("\"{}\"", file.tag);
    let mut headers = vec![
        ("etag", tag.clone()),
        ("cache-control", "no-cache".to_owned()),
        // Tells the page's script which response it is part of.
        ("server-timing", format!("page;desc={tag}")),
    ];
    let whole = 0..file.bytes.len();
    let matches =
        |list: &str| list.split(',').any(|known| matches!(known.trim().trim_start_matches("W/"), known if known == tag || known == "*"));
    if status == 200 && request.if_none_match.is_some_and(matches) {
        return Answer { status: 304, headers, body: Body::Bytes(file.bytes.clone(), 0..0) };
    }
    headers.push(("content-type", content_type.to_owned()));
    headers.push(("accept-ranges", "bytes".to_owned()));
    let wanted = request.range.filter(|_| status == 200 && request.if_range.is_none_or(|known| known == tag));
    let (status, part) = match wanted.map(|wanted| range(wanted, whole.end)) {
        Some(Wanted::Part(part)) => {
            headers.push(("content-range", format!("bytes {}-{}/{}", part.start, part.end - 1, whole.end)));
            (206, part)
        }
        Some(Wanted::Nothing) => {
            headers.push(("content-range", format!("bytes */{}", whole.end)));
            (416, 0..0)
        }
        Some(Wanted::Whole) | None => (status, whole),
    };
    Answer { status, headers, body: Body::Bytes(file.bytes.clone(), part) }
}

/// The meaning of a `Range` header.
#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    Part(Range<usize>),
    Nothing,
    /// The header is not understood, or asks for several parts; sending the whole file is then correct.
    Whole,
}

fn range(header: &str, length: usize) -> Wanted {
    let Some((first, last)) = header.strip_prefix("bytes=").and_then(|range| range.split_once('-')) else { return Wanted::Whole };
    let part = match (first.trim().parse::<usize>(), last.trim().parse::<usize>()) {
        (Ok(first), Ok(last)) if first <= last => first..last.saturating_add(1).min(length),
        (Ok(first), Err(_)) if last.trim().is_empty() => first..length,
        (Err(_), Ok(last)) if first.trim().is_empty() => length.saturating_sub(last)..length,
        _ => return Wanted::Whole,
    };
    if part.start < part.end { Wanted::Part(part) } else { Wanted::Nothing }
}

fn redirect(request: &Request<'_>, to: &str) -> Answer {
    // Two slashes at the beginning would name another host.
    let mut to = format!("/{}", to.trim_start_matches('/'));
    if let Some(query) = request.query {
        to.push('?');
        to.push_str(query);
    }
    Answer { headers: vec![("location", to), ("cache-control", "no-store".to_owned())], ..text(302, "") }
}

fn text(status: u16, text: &str) -> Answer {
    let headers = vec![("content-type", "text/plain; charset=utf-8".to_owned()), ("cache-control", "no-store".to_owned())];
    Answer { status, headers, body: Body::Bytes(text.as_bytes().into(), 0..text.len()) }
}

/// Decodes the percent encoding of a path; none if the result is not text, or contains something that a path must not.
fn decoded(path: &str) -> Option<String> {
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
    (decoded.starts_with('/') && !decoded.contains(['\0', '\\'])).then(|| decoded.into_owned())
}

/// The content type of a file, by its extension, for everything that a site publishes.
fn content_type(name: &str) -> &'static str {
    if name.ends_with("feed.xml") {
        return "application/atom+xml; charset=utf-8";
    }
    match name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).as_deref() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("xml") => "application/xml; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("ics") => "text/calendar; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("ico") => "image/vnd.microsoft.icon",
        Some("pdf") => "application/pdf",
        Some("woff2") => "font/woff2",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_within_the_file() {
        assert_eq!(range("bytes=0-3", 10), Wanted::Part(0..4));
        assert_eq!(range("bytes=4-", 10), Wanted::Part(4..10));
        assert_eq!(range("bytes=-3", 10), Wanted::Part(7..10));
        assert_eq!(range("bytes=-30", 10), Wanted::Part(0..10));
        assert_eq!(range("bytes=8-99999999999999999999", 10), Wanted::Whole);
        assert_eq!(range("bytes=8-18446744073709551615", 10), Wanted::Part(8..10));
        assert_eq!(range("bytes=10-", 10), Wanted::Nothing);
        assert_eq!(range("bytes=0-1,3-4", 10), Wanted::Whole);
        assert_eq!(range("lines=1-2", 10), Wanted::Whole);
        assert_eq!(range("bytes=-0", 0), Wanted::Nothing);
    }
}
