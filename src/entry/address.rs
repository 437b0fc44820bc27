//! Addresses of other sites as people write them: those that lead nowhere, with a guess at what was meant, and those that
//! will not lead others to what the author read.

use url::{Host, Url};

use crate::diagnostic::nearest;

/// Query parameters that campaigns, shares and sessions append to an address, by their beginnings.
const MARKS: [&str; 28] = [
    "utm_",
    "fbclid",
    "gclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "dclid",
    "yclid",
    "twclid",
    "ttclid",
    "mc_cid",
    "mc_eid",
    "igsh",
    "li_fat_id",
    "mkt_tok",
    "oly_enc_id",
    "vero_id",
    "_hsenc",
    "_hsmi",
    "hsCtaTracking",
    "srsltid",
    "_ga=",
    "_gl=",
    "ref_src",
    "ref_url",
    "jsessionid",
    "JSESSIONID",
    "PHPSESSID",
];

/// Pages of search results: the beginning of the host, the path, and the parameter that holds the query.
const SEARCHES: [(&str, &str, &str); 7] = [
    ("google.", "/search", "q"),
    ("scholar.google.", "/scholar", "q"),
    ("bing.com", "/search", "q"),
    ("duckduckgo.com", "/", "q"),
    ("baidu.com", "/s", "wd"),
    ("yandex.", "/search", "text"),
    ("search.", "/search", "p"),
];

/// Answers of chat programs: the beginnings of host and path.
const CHATS: [(&str, &str); 13] = [
    ("chatgpt.com", "/share"),
    ("chatgpt.com", "/c/"),
    ("chatgpt.com", "/s/"),
    ("chatgpt.com", "/g/"),
    ("chat.openai.com", "/"),
    ("claude.ai", "/chat"),
    ("claude.ai", "/share"),
    ("gemini.google.com", "/share"),
    ("gemini.google.com", "/app/"),
    ("g.co", "/gemini"),
    ("perplexity.ai", "/search"),
    ("copilot.microsoft.com", "/"),
    ("chat.deepseek.com", "/"),
];

/// Link shorteners and redirecting pages: their destination is not visible, and may change.
const DETOURS: [(&str, &str); 19] = [
    ("t.co", "/"),
    ("bit.ly", "/"),
    ("bitly.com", "/"),
    ("lnkd.in", "/"),
    ("tinyurl.com", "/"),
    ("goo.gl", "/"),
    ("ow.ly", "/"),
    ("is.gd", "/"),
    ("buff.ly", "/"),
    ("t.ly", "/"),
    ("rebrand.ly", "/"),
    ("shorturl.at", "/"),
    ("google.com", "/url"),
    ("google.com", "/amp/s/"),
    ("l.facebook.com", "/l.php"),
    ("lm.facebook.com", "/l.php"),
    ("out.reddit.com", "/"),
    ("vertexaisearch.cloud.google.com", "/grounding-api-redirect"),
    ("webcache.googleusercontent.com", "/"),
];

/// What is wrong with an address, and what to do about it.
pub type Remark = (&'static str, String);

/// The address that was meant by a text that begins like a web address but leads nowhere as it is written.
pub(super) fn meant(address: &str) -> Option<String> {
    let begins = |text: &str, with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    let scheme = ["https", "http"].into_iter().find(|scheme| begins(address, scheme))?;
    let behind = address.get(scheme.len()..).filter(|behind| behind.starts_with([':', ';', '/', '\\']))?;
    let rest = behind.strip_prefix([':', ';']).unwrap_or(behind).trim_start_matches([':', '/', '\\']);
    // `https://https://e.org`: one scheme is enough.
    if let Some(again) = ["https:", "http:", "https//", "http//"].iter().find(|again| begins(rest, again)) {
        let rest = rest[again.len()..].trim_start_matches([':', '/', '\\']);
        let scheme = if again.starts_with("https") { "https" } else { scheme };
        return is_host(rest).then(|| format!("{scheme}://{rest}"));
    }
    let comma = rest.split(['/', '?', '#']).next().is_some_and(|host| host.contains(','));
    match behind.starts_with("://") && rest.len() + 3 == behind.len() && !rest.contains('\\') {
        true if comma => Some(format!("{scheme}://{}", rest.replacen(',', ".", 1))),
        true => None,
        false => is_host(rest).then(|| format!("{scheme}://{}", rest.replace('\\', "/"))),
    }
}

/// Whether a web or mail address can lead anywhere as it is written.
pub(super) fn leads_somewhere(address: &str) -> bool {
    let is_bare = address.trim_end_matches(['/', ':']).len() <= "https".len();
    !is_bare && meant(address).is_none()
}

/// The address that was meant by one with a misspelt scheme: `htp://e.org`, `ttps://e.org`.
pub(super) fn meant_scheme(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once(':')?;
    let rest = rest.trim_start_matches(['/', '\\']);
    let scheme = scheme.to_ascii_lowercase();
    match &*scheme {
        "doi" => return Some(format!("https://doi.org/{rest}")),
        "arxiv" => return Some(format!("https://arxiv.org/abs/{rest}")),
        "file" | "ftp" | "tel" | "data" | "javascript" => return None,
        _ => {}
    }
    let known = nearest(&scheme, ["https", "http"]).filter(|_| is_host(rest) && scheme.len() > 2)?;
    Some(format!("{known}://{rest}"))
}

/// Whether a text can begin with a host name.
fn is_host(text: &str) -> bool {
    let host = text.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.contains('.') && !host.contains(char::is_whitespace)
}

/// Why an address will not lead others to what the author read, and what to do about it.
pub fn unstable(address: &str) -> Option<Remark> {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let page = || "give the address of the page that was read".to_owned();
    let host = url.host_str().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let leads =
        |known: &[(&str, &str)]| known.iter().any(|(name, path)| host == *name && url.path().starts_with(path) && url.path().len() > 1);
    let asks = |name: &str| url.query_pairs().any(|(key, _)| key == name);
    if SEARCHES.iter().any(|(known, path, name)| host.starts_with(known) && url.path().starts_with(path) && asks(name)) {
        return Some(("this address leads to the results of a search", page()));
    }
    if leads(&CHATS) {
        let help = "give the address of the page that the answer rests on, and read it there".to_owned();
        return Some(("this address leads to the answer of a chat program", help));
    }
    if leads(&DETOURS) || host.ends_with(".safelinks.protection.outlook.com") {
        let help = "follow it, and give the address that the browser shows then".to_owned();
        return Some(("this address leads on to another, which is not to be seen and can change", help));
    }
    if is_local(&url) {
        return Some(("this address leads to the reader's own machine or network", "give the address at which all can read it".to_owned()));
    }
    if host.contains("ezproxy") || host.ends_with(".idm.oclc.org") || host.contains(".proxy.") {
        return Some((
            "this address leads through the library of one institution",
            "give the address of the publisher, or of its DOI".to_owned(),
        ));
    }
    if url.query_pairs().any(|(key, _)| key.eq_ignore_ascii_case("x-amz-signature") || key.eq_ignore_ascii_case("x-goog-signature")) {
        return Some(("this address is good for a while only: it holds a signature that ends", page()));
    }
    let clean = without_marks(&url)?;
    Some(("this address ends with marks that tell who clicked where", format!("write {clean}")))
}

fn is_local(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost") || name.ends_with(".local") || !name.contains('.'),
        Some(Host::Ipv4(address)) => address.is_loopback() || address.is_private() || address.is_unspecified() || address.is_link_local(),
        Some(Host::Ipv6(address)) => address.is_loopback() || address.is_unspecified(),
        None => false,
    }
}

/// The address without tracking parameters, if it has any.
fn without_marks(url: &Url) -> Option<String> {
    let is_mark = |pair: &str| MARKS.iter().any(|mark| pair.starts_with(mark));
    let pairs: Vec<&str> = url.query()?.split('&').collect();
    let kept: Vec<&str> = pairs.iter().copied().filter(|pair| !is_mark(pair)).collect();
    (kept.len() < pairs.len()).then(|| {
        let mut clean = url.clone();
        clean.set_query((!kept.is_empty()).then(|| kept.join("&")).as_deref());
        clean.into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_nowhere_is_told_from_what_is_odd_and_right() {
        for (written, wanted) in [
            ("http:/e.org", "http://e.org"),
            ("https:e.org/x", "https://e.org/x"),
            ("https:///e.org", "https://e.org"),
            ("https//e.org", "https://e.org"),
            ("http:\\\\e.org\\a", "http://e.org/a"),
            ("https://https://e.org/a", "https://e.org/a"),
            ("http://https//e.org", "https://e.org"),
            ("HTTPS:/e.org", "https://e.org"),
            ("https://example,org/a", "https://example.org/a"),
        ] {
            assert_eq!(meant(written).as_deref(), Some(wanted), "{written}");
        }
        for right in ["https://e.org", "http://e.org/a,b", "https://e.org/https://f.org", "HTTPS://E.org", "https://[::1]/", "https://e/a"]
        {
            assert_eq!(meant(right), None, "{right}");
        }
        let schemes = [("htp://e.org", "http://e.org"), ("ttps://e.org", "https://e.org"), ("hhttps://e.org", "https://e.org")];
        for (written, wanted) in schemes {
            assert_eq!(meant_scheme(written).as_deref(), Some(wanted), "{written}");
        }
        assert_eq!(meant_scheme("javascript:alert(1)"), None);
        assert_eq!(meant_scheme("doi:10.1/2").as_deref(), Some("https://doi.org/10.1/2"));
    }
}
