//! Where an office answers, as people write it.

use std::{fmt, str::FromStr};

use ureq::http::Uri;

/// The address of an office: `https://host`, or `https://host:port`; plain `http` to this machine alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    uri: Uri,
}

/// The text is no office's address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no office's address: write it like https://192.0.2.12:8443")]
pub struct BadAddress(pub String);

impl Address {
    /// Whether what is said on the way is secret.
    pub fn is_secret(&self) -> bool {
        self.uri.scheme_str() == Some("https")
    }

    /// Scheme, host and port.
    pub(super) fn uri(&self) -> &Uri {
        &self.uri
    }
}

impl FromStr for Address {
    type Err = BadAddress;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bad = || BadAddress(text.to_owned());
        let uri: Uri = text.trim().parse().ok().ok_or_else(bad)?;
        let plain = uri.path_and_query().is_none_or(|it| it.as_str() == "/");
        let authority = uri.authority().ok_or_else(bad)?;
        let host = authority.host();
        let here = ["localhost", "127.0.0.1", "[::1]"].contains(&host);
        let allowed = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => here,
            Some(_) | None => false,
        };
        let named = !host.is_empty() && !authority.as_str().contains('@');
        if plain && allowed && named { Ok(Self { uri }) } else { Err(bad()) }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = self.uri.scheme_str().unwrap_or("https");
        write!(out, "{scheme}://{}", self.uri.authority().map_or("", |it| it.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_write_them() {
        for (text, said) in [
            ("https://192.0.2.12:8443", "https://192.0.2.12:8443"),
            (" https://office.example/ ", "https://office.example"),
            ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
            ("http://127.0.0.1:7443", "http://127.0.0.1:7443"),
            ("http://localhost:7443", "http://localhost:7443"),
        ] {
            assert_eq!(text.parse::<Address>().unwrap().to_string(), said);
        }
        for text in [
            "",
            "office.example",
            "192.0.2.12:8443",
            "http://192.0.2.12",
            "https://",
            "ftp://office.example",
            "https://office.example/v1",
            "https://a@office.example",
            "https://office.example?x",
            "http://127.0.0.1.example",
        ] {
            let said = text.parse::<Address>().unwrap_err().to_string();
            assert!(said.contains("https://192.0.2.12:8443"), "{said}");
        }
    }
}
