//! The host names under which the preview answers. A page elsewhere whose name was made to resolve to this machine (DNS
//! rebinding) sends its own name.

use std::net::IpAddr;

/// The names under which a server answers.
#[derive(Clone, Debug)]
pub struct Hosts {
    interface: IpAddr,
    allowed: Vec<String>,
}

impl Hosts {
    /// The names of this machine for itself; its addresses too, if the interface is open to others; and the names that were
    /// allowed explicitly.
    pub fn new(interface: IpAddr, allowed: &[String]) -> Self {
        Self { interface, allowed: allowed.iter().map(|name| plain(name)).collect() }
    }

    /// Whether a `Host` header names this server. A missing or malformed header does not.
    pub fn admit(&self, host: Option<&str>) -> bool {
        let Some(name) = host.and_then(name) else { return false };
        let name = plain(name);
        match name.parse::<IpAddr>() {
            // Unlike a name, an address cannot be made to resolve elsewhere.
            Ok(address) => address.is_loopback() || !self.interface.is_loopback() || self.allowed.contains(&name),
            Err(_) => name == "localhost" || name.ends_with(".localhost") || self.allowed.contains(&name),
        }
    }
}

/// A name in lower case, without the final point of the root domain.
fn plain(name: &str) -> String {
    name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase()
}

/// The name or address in `name`, `name:80`, `[::1]` or `[::1]:80`; none for anything else.
fn name(host: &str) -> Option<&str> {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => {
            let (address, port) = rest.split_once(']')?;
            address.parse::<std::net::Ipv6Addr>().ok()?;
            (address, port)
        }
        None => {
            let (name, port) = host.split_at(host.find(':').unwrap_or(host.len()));
            let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_');
            (!name.is_empty() && name.bytes().all(fits)).then_some((name, port))?
        }
    };
    let is_port = |digits: &str| digits.parse::<u16>().is_ok() && digits.bytes().all(|b| b.is_ascii_digit());
    (port.is_empty() || port.strip_prefix(':').is_some_and(is_port)).then_some(name)
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    fn own() -> Hosts {
        Hosts::new(Ipv4Addr::LOCALHOST.into(), &["Preview.example.org".to_owned()])
    }

    #[test]
    fn names_of_this_machine_and_allowed_ones_are_admitted() {
        let hosts = ["localhost", "localhost:4242", "LOCALHOST.", "127.0.0.1:80", "127.9.9.9", "[::1]:4242", "[::1]", "site.localhost:1"];
        for host in hosts.into_iter().chain(["preview.example.org:443"]) {
            assert!(own().admit(Some(host)), "{host}");
        }
    }

    #[test]
    fn others_and_what_is_no_host_are_not() {
        for host in [
            "example.org",
            "127.0.0.1.example.org",
            "localhost.example.org:80",
            "192.168.1.2",
            "[::2]:1",
            "",
            "[::1",
            "[::1].evil.example",
            "[::1]evil.example",
            "localhost:evil.example",
            "localhost:80:80",
            "localhost:",
            "localhost:+80",
            "local host",
            "localhost/x",
            "user@localhost",
            "localhost..",
        ] {
            assert!(!own().admit(Some(host)), "{host}");
        }
        assert!(!own().admit(None));
    }

    #[test]
    fn an_open_interface_admits_addresses_and_no_names() {
        let open = Hosts::new(Ipv4Addr::UNSPECIFIED.into(), &[]);
        assert!(open.admit(Some("192.168.1.2:4242")) && open.admit(Some("localhost")));
        assert!(!open.admit(Some("evil.example")));
    }
}
