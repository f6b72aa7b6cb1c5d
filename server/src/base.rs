//! Where the site stands in the web, for addresses that are read elsewhere.

use std::fmt;
use std::net::Ipv6Addr;
use std::str::FromStr;

use axum::http::header::HOST;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri};

/// The longest name of a host (RFC 1035), with a port.
const LONGEST_HOST: usize = 253 + 6;

/// Scheme and authority, such as `https://chokepoint.example`; empty where nobody knows, which makes addresses relative.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct BaseUrl(String);

/// Why a base address cannot be used.
#[derive(Debug, thiserror::Error)]
#[error(
    "{0:?} is not the address of a site: give scheme and host alone, such as https://chokepoint.example"
)]
pub struct BaseUrlError(String);

impl BaseUrl {
    /// What a request says of it: the host that its sender wanted. Nobody but a proxy knows more.
    pub fn of_request(headers: &HeaderMap) -> Self {
        let host = headers.get(HOST).and_then(|host| host.to_str().ok());
        let host = host.filter(|host| host.len() <= LONGEST_HOST);
        // Whatever is no host must not get into a page.
        let authority = host.and_then(|host| Authority::from_str(host).ok());
        let authority = authority.filter(is_host);
        authority.map_or_else(Self::default, |authority| {
            Self(format!("http://{authority}"))
        })
    }

    /// Whether its scheme is that of TLS.
    pub fn is_secure(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// An address below it; `path` begins with a slash.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// Path and query of an address of this site; `None` for another site's.
    pub fn own<'a>(&self, address: &'a str) -> Option<&'a str> {
        let (scheme, rest) = address.split_once("://")?;
        let (own_scheme, own_host) = self.0.split_once("://")?;
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, path) = rest.split_at(end);
        // A site that moved to https is still the one of its old links.
        let is_http = |scheme: &str| {
            ["http", "https"]
                .iter()
                .any(|known| scheme.eq_ignore_ascii_case(known))
        };
        let is_same =
            without_port(scheme, host).eq_ignore_ascii_case(without_port(own_scheme, own_host));
        let is_own = is_http(scheme) && is_http(own_scheme) && is_same;
        is_own.then_some(path)
    }
}

/// Whether an authority is a name or an address with at most a port: its grammar alone would allow signs that mean something
/// elsewhere.
fn is_host(authority: &Authority) -> bool {
    let host = authority.host();
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let is_name = !host.is_empty() && host.bytes().all(is_letter);
    let address = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    let is_address = address.is_some_and(|address| address.parse::<Ipv6Addr>().is_ok());
    let rest = authority.as_str().strip_prefix(host);
    let is_port = |rest: &str| rest.is_empty() || authority.port_u16().is_some();
    (is_name || is_address) && rest.is_some_and(is_port)
}

/// A host without the port that its scheme has anyway.
fn without_port<'a>(scheme: &str, host: &'a str) -> &'a str {
    let port = if scheme.eq_ignore_ascii_case("https") {
        ":443"
    } else {
        ":80"
    };
    host.strip_suffix(port).unwrap_or(host)
}

impl FromStr for BaseUrl {
    type Err = BaseUrlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || BaseUrlError(text.to_owned());
        let uri = text
            .trim_end_matches('/')
            .parse::<Uri>()
            .map_err(|_| error())?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(error());
        };
        let is_bare = uri.path() == "/" && uri.query().is_none();
        if !is_bare || !matches!(scheme, "http" | "https") || !is_host(authority) {
            return Err(error());
        }
        Ok(Self(format!("{scheme}://{authority}")))
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_scheme_and_host_alone() {
        let base = "https://chokepoint.example/".parse::<BaseUrl>().unwrap();
        assert_eq!(
            base.join("/embed/map"),
            "https://chokepoint.example/embed/map"
        );
        for wrong in [
            "",
            "chokepoint.example",
            "ftp://a.example",
            "https://a.example/b",
            "https://a@b.example",
        ] {
            let message = wrong.parse::<BaseUrl>().unwrap_err().to_string();
            assert!(message.contains("https://chokepoint.example"), "{message}");
        }
    }

    #[test]
    fn only_addresses_of_the_same_host_are_our_own() {
        let base = "https://chokepoint.example".parse::<BaseUrl>().unwrap();
        assert_eq!(
            base.own("http://Chokepoint.example/embed/map?a=1"),
            Some("/embed/map?a=1")
        );
        assert_eq!(base.own("https://chokepoint.example:443/a"), Some("/a"));
        assert_eq!(base.own("https://chokepoint.example:80/a"), None);
        assert_eq!(
            base.own("https://chokepoint.example?hormuz=1"),
            Some("?hormuz=1")
        );
        for foreign in [
            "https://chokepoint.example.org/embed/map",
            "https://elsewhere.example/embed/map",
            "//chokepoint.example/embed/map",
            "javascript://chokepoint.example/",
            "/embed/map",
        ] {
            assert_eq!(base.own(foreign), None, "{foreign}");
        }
    }

    #[test]
    fn a_host_that_is_none_makes_relative_addresses() {
        let of = |host: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, host.parse().unwrap());
            BaseUrl::of_request(&headers).join("/a")
        };
        assert_eq!(of("localhost:8080"), "http://localhost:8080/a");
        for host in [
            "a b",
            "a/b",
            "\"><script>",
            "user@host",
            "a'b",
            "a;b=c",
            "a:b",
            "$a",
        ] {
            assert_eq!(of(host), "/a", "{host}");
        }
        assert_eq!(BaseUrl::of_request(&HeaderMap::new()).join("/a"), "/a");
    }
}
