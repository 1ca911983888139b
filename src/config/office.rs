//! What `kiosk-config/office.toml` may say.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
};

use serde::Deserialize;

/// Settings of the office server; every key has a default, so an empty file is a good file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OfficeConfig {
    /// Directory of the database, the pictures and the keys.
    pub data: PathBuf,
    /// Address and port where staff and kiosks reach the office.
    pub listen: SocketAddr,
    /// More host names and addresses for the office's own certificate; read when it is made, at the first start.
    pub names: Vec<String>,
    /// The folder of the office's scanner: every new file in it becomes an untriaged leaflet.
    pub import_dir: Option<PathBuf>,
    /// A certificate that staff browsers trust; kiosks go on using the office's own.
    pub certificate: Option<CertificateFiles>,
    /// The public page of the follow-up; without it papers are read at the terminal and at the desk alone.
    pub public: Option<PublicPage>,
    /// The server that takes letters of what is wrong; to whom they go is chosen in the console.
    pub mail: Option<MailServer>,
}

/// A mail server (SMTP, RFC 5321).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailServer {
    /// Its host name.
    pub host: String,
    /// Its port.
    #[serde(default = "submission")]
    pub port: u16,
    /// Whom letters come from.
    pub from: String,
    /// How the way to it is kept closed.
    #[serde(default)]
    pub security: MailSecurity,
    /// The name it knows the office by; without it letters are handed over without a password.
    pub login: Option<String>,
    /// A file with the password, readable by the office alone.
    pub password_file: Option<PathBuf>,
}

/// How the way to a mail server is kept closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailSecurity {
    /// TLS after a word in clear (RFC 3207); nothing is said where the server does not offer it.
    #[default]
    Starttls,
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// None: for a server on this machine alone.
    Plain,
}

/// The port for handing letters over (RFC 6409).
const fn submission() -> u16 {
    587
}

/// The public page's own listener.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicPage {
    /// Its address and port.
    pub listen: SocketAddr,
    /// A reverse proxy on this machine stands before it: plain HTTP, on a loopback address alone.
    #[serde(default)]
    pub behind_proxy: bool,
    /// A certificate that browsers trust; without it the office's own is shown.
    pub certificate: Option<CertificateFiles>,
}

/// PEM files of a certificate that somebody else issued.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateFiles {
    /// The certificate, followed by those between it and the root.
    pub chain: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

impl Default for OfficeConfig {
    fn default() -> Self {
        Self {
            data: PathBuf::from("office-data"),
            listen: SocketAddr::from((Ipv4Addr::UNSPECIFIED, 8443)),
            names: Vec::new(),
            import_dir: None,
            certificate: None,
            public: None,
            mail: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::tests::complaint;

    #[test]
    fn an_empty_file_is_a_good_file() {
        assert_eq!(toml::from_str::<OfficeConfig>("").unwrap(), OfficeConfig::default());
    }

    #[test]
    fn the_file_that_comes_with_the_program_is_read() {
        let shipped = include_str!("../../kiosk-config/office.toml");
        let config: OfficeConfig = toml::from_str(shipped).unwrap();
        assert_eq!(config.listen, OfficeConfig::default().listen);
        let uncommented: String = shipped
            .lines()
            .map(|line| line.strip_prefix("#: ").unwrap_or(line))
            .collect::<Vec<_>>()
            .join("\n");
        let config: OfficeConfig = toml::from_str(&uncommented).unwrap();
        assert!(config.certificate.is_some() && config.import_dir.is_some() && !config.names.is_empty());
        assert!(config.mail.is_some_and(|mail| mail.port == 587 && mail.security == MailSecurity::Starttls));
        assert!(config.public.is_some_and(|page| page.behind_proxy && page.listen.ip().is_loopback()));
    }

    #[test]
    fn a_wrong_key_is_told_with_its_line_and_the_known_keys() {
        let said = complaint::<OfficeConfig>("data = \"/d\"\nlisen = \"0.0.0.0:1\"\n");
        for part in ["x.toml", "line 2", "`lisen`", "`data`", "`listen`", "`names`", "`certificate`"] {
            assert!(said.contains(part), "{part} is missing in: {said}");
        }
        assert!(complaint::<OfficeConfig>("listen = \"everywhere\"").contains("line 1"));
        assert!(complaint::<OfficeConfig>("[certificate]\nchain = \"a\"").contains("missing field `key`"));
    }
}
